import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { postEitherWay, type Way } from '../support/two-ways.ts';

let stage: Stage;
/** Operations that a plugin of the GraphQL server saw begin, by name. */
const seen: string[] = [];
/** Records of operations, without times and ids. */
const records: object[] = [];

beforeAll(async () => {
  stage = await startStage({
    overrides: {
      sink: {
        call() {},
        drift() {},
        operation({ at: _at, durationMs: _durationMs, requestId: _requestId, ...record }) {
          records.push(record);
        },
      },
      plugins: [{ onExecute: ({ args: { operationName } }) => void seen.push(operationName ?? 'unnamed') }],
    },
  });
});
afterAll(() => stage[Symbol.asyncDispose]());

type Sent = { readonly headers?: Record<string, string>; readonly body: string };

async function post({ headers: sent, body }: Sent, way: Way) {
  const { status, headers, answer } = await postEitherWay(stage.gateway.url, body, sent, way);
  const { date: _date, ratelimit, 'content-length': length, 'transfer-encoding': pieces, ...others } = headers;
  // There are two ways to send nothing.
  const framing = answer === '' ? {} : { length, pieces };
  // What is left of the allowance depends on what was asked before.
  return { status, headers: { ...others, ...framing, ratelimit: ratelimit !== undefined }, answer };
}

const json = (value: unknown): string => JSON.stringify(value);
const overview =
  'query Overview($id: ID!) { customer(customerId: $id) { username accounts { name balance { amount } transactions(first: 2) { edges { cursor node { description } } } } } }';

describe('a post of known length is answered like any other', () => {
  const cases: readonly (readonly [string, () => Sent])[] = [
    [
      'an operation',
      () => ({ body: json({ query: overview, variables: { id: customerFor(stage.sandbox, 'five') } }) }),
    ],
    [
      'the same with cost and freshness',
      () => ({
        headers: { 'x-include-extensions': 'cost,freshness' },
        body: json({ query: '{ customer(customerId: "1") { username } }' }),
      }),
    ],
    ['a dry run', () => ({ headers: { 'x-dry-run': 'true' }, body: json({ query: '{ viewer { clientId } }' }) })],
    ['an answer with errors', () => ({ body: json({ query: '{ customers(first: 9999) { edges { cursor } } }' }) })],
    ['letters beyond ASCII', () => ({ body: json({ query: '{ __typename } # äöü€😀' }) })],
    [
      'the new media type',
      () => ({
        headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
        body: json({ query: '{ nothing }' }),
      }),
    ],
    [
      'a media type that it does not have',
      () => ({ headers: { accept: 'image/png' }, body: json({ query: '{ __typename }' }) }),
    ],
    ['an unknown field', () => ({ body: json({ query: '{ nothing }' }) })],
    ['a syntax error', () => ({ body: json({ query: '{' }) })],
    ['variables that do not fit', () => ({ body: json({ query: overview, variables: { id: {} } }) })],
    ['no query', () => ({ body: json({}) })],
    ['an unknown parameter', () => ({ body: json({ query: '{ __typename }', id: 1 }) })],
    ['an unknown document', () => ({ body: json({ documentId: 'sha256:0' }) })],
    ['a list of operations', () => ({ body: json([{ query: '{ __typename }' }]) })],
    ['no JSON', () => ({ body: '{"query":' })],
    ['nothing', () => ({ body: '' })],
    ['null', () => ({ body: 'null' })],
    [
      'another content type',
      () => ({ headers: { 'content-type': 'text/plain' }, body: json({ query: '{ __typename }' }) }),
    ],
    ['a wrong key', () => ({ headers: { 'x-api-key': 'wrong' }, body: json({ query: '{ __typename }' }) })],
    ['two credentials', () => ({ headers: { authorization: 'Bearer x' }, body: json({ query: '{ __typename }' }) })],
    [
      'a page of another site',
      () => ({ headers: { origin: 'https://evil.example' }, body: json({ query: '{ __typename }' }) }),
    ],
    [
      'a page of this machine',
      () => ({ headers: { origin: 'http://localhost:5173' }, body: json({ query: '{ __typename }' }) }),
    ],
    ['too many variables', () => ({ body: json({ query: '{ __typename }', variables: { a: Array(600).fill(1) } }) })],
  ];

  test.each(cases)('%s', async (_name, sent) => {
    // The first run of an operation is not compiled: it writes errors before data.
    await post(sent(), 'whole');
    for (const _run of [1, 2]) {
      records.length = 0;
      seen.length = 0;
      const whole = await post(sent(), 'whole');
      const [wholeRecords, wholeSeen] = [[...records], [...seen]];
      records.length = 0;
      seen.length = 0;
      const plain = await post(sent(), 'plain');
      expect(plain).toEqual(whole);
      expect(seen).toEqual(wholeSeen);
      // What the first of the two has fetched, the second finds.
      const withoutCalls = (record: object) => ({ ...record, upstreamCalls: undefined });
      expect(records.map(withoutCalls)).toEqual(wholeRecords.map(withoutCalls));
    }
  });
});

test('a body that comes in pieces is put together', async () => {
  const body = json({ query: `{ __typename } # ${'ä'.repeat(1000)}` });
  const bytes = Buffer.from(body);
  const req = request(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox', 'content-length': bytes.length },
  });
  // Cut in the middle of a letter.
  const cut = bytes.indexOf('ä') + 1;
  req.write(bytes.subarray(0, cut));
  await new Promise((resolve) => setImmediate(resolve));
  req.end(bytes.subarray(cut));
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  expect(await text(res)).toBe('{"data":{"__typename":"Query"}}');
});

test('who is refused is refused before the body has arrived', async () => {
  const req = request(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'wrong', 'content-length': 1000 },
  });
  req.on('error', () => {});
  req.write('{');
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  expect(res.statusCode).toBe(401);
  req.destroy();
});
