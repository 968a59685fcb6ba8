import { transactionSource } from '../../src/datasources/open-finance/transactions.ts';
import { shapeOf } from '../../src/datasources/upstream/body-shape.ts';
import { decodeBody } from '../../src/datasources/upstream/decode.ts';
import { estimateSize } from '../../src/datasources/upstream/estimate-size.ts';
import type { Call, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
import { instantText } from '../../src/domain/time.ts';

// What an operation does most often, each by itself: time and garbage of one call.

/** What only programs without types import. */
const untyped = async (path: string) => import(new URL(path, import.meta.url).href);
(await untyped('../../scripts/bootstrap/packages.mjs')).ensurePackages(import.meta.dirname, (line: string) =>
  process.stderr.write(`${line}\n`),
);
const { bench, do_not_optimize, run, summary } = await import(
  new URL('node_modules/mitata/src/main.mjs', import.meta.url).href
);
const { bodies, fill } = await untyped('../peers/overview.mjs');

/** The endpoint that a customer's rows are read by, as its source asks for it. */
const { endpoint } = await new Promise<Pick<Call<unknown>, 'endpoint'>>((resolve) => {
  const ask = async (asked: Endpoint<unknown>) => resolve({ endpoint: asked });
  const window = {
    from: 0,
    to: 1e12,
    start: 1,
    limit: 100,
    sort: 'DESC',
    includePending: false,
    fresh: false,
  } as const;
  void transactionSource(ask as never).list({ customerId: '1', accountId: null }, window);
});
const json = 'application/json';
const rows: Buffer = fill(bodies.transactions, '1000000001');
// As a bank that writes two digits behind the point: each row has digits to keep.
const digits = Buffer.from(rows.toString().replaceAll(/("amount":-?\d+\.\d)\d/g, '$10'));
const decoded = decodeBody(endpoint, rows, json);
if (!decoded.ok) throw new Error(decoded.problem);
const value = endpoint.response.read(decoded.body, () => {});

summary(() => {
  bench('JSON.parse of 100 rows, 70 kB', () => do_not_optimize(JSON.parse(rows.toString())));
  bench('decodeBody, numbers safe', () => do_not_optimize(decodeBody(endpoint, rows, json)));
  bench('decodeBody, digits to keep', () => do_not_optimize(decodeBody(endpoint, digits, json)));
});
bench('read 100 rows', () => do_not_optimize(endpoint.response.read(decoded.body, () => {}))).gc('inner');
bench('estimateSize of 100 rows', () => do_not_optimize(estimateSize(value)));
bench('shapeOf of a body', () => do_not_optimize(shapeOf(decoded.body)));
let at = 1.79e12;
bench('instantText', () => {
  at += 1000;
  do_not_optimize(instantText(at));
});
let id = 0;
bench('encodeGlobalId', () => do_not_optimize(encodeGlobalId('Transaction', '5001001', '60010011', String(id++))));
await run({ colors: false });
