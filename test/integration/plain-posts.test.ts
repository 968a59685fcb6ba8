import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Plugin } from 'graphql-yoga';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Config } from '../../src/config.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { type ClientBudget, defaultClientSettings } from '../../src/domain/client-settings.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { customerFor, type Stage, type StageOptions, startStage } from '../support/gateway.ts';
import { postEitherWay, type Way } from '../support/two-ways.ts';

/** With a plugin of somebody else every operation passes the GraphQL server; without one our plugins are called by themselves. */
let stage: Stage;
let straight: Stage;
/** Operations that a plugin of the GraphQL server saw begin, by name. */
const seen: string[] = [];
/** Records of operations, without times and ids. */
const records: object[] = [];
/** How the posts of `straight` were answered. */
const ways: string[] = [];

const sink: NonNullable<StageOptions['overrides']>['sink'] = {
  call() {},
  drift() {},
  operation({ at: _at, durationMs: _durationMs, requestId: _requestId, ...record }) {
    records.push(record);
  },
};
const client = (clientId: string, limits: Partial<ClientBudget>) => ({
  clientId,
  keyHashes: [hashKey(clientId)],
  scopes,
  settings: { ...defaultClientSettings, budget: { ...defaultClientSettings.budget, ...limits } },
});
const clients = [client('modest', { callsPerOperation: 1 }), client('counted', { requestsPerMinute: 60 })];

beforeAll(async () => {
  const configure = (config: Config): Config => {
    const [first, ...others] = [...config.partners.values()];
    if (!first) throw new Error('no partner');
    const all = [{ ...first, clients: [...first.clients, ...clients] }, ...others];
    const documents = { ...config.documents, trusted: new Map([[trustedId, trusted]]) };
    return { ...config, documents, partners: new Map(all.map((entry) => [entry.partner.partnerId, entry])) };
  };
  const plugins = [
    { onExecute: ({ args: { operationName } }) => void seen.push(operationName ?? 'unnamed') },
  ] as Plugin[];
  [stage, straight] = await Promise.all([
    startStage({ configure, overrides: { sink, plugins } }),
    startStage({ configure, overrides: { sink, onAnswer: (way) => void ways.push(way) } }),
  ]);
});
afterAll(() => Promise.all([stage[Symbol.asyncDispose](), straight[Symbol.asyncDispose]()]));

type Sent = { readonly headers?: Record<string, string>; readonly body: string };

async function post({ headers: sent, body }: Sent, way: Way, { gateway } = stage) {
  const { status, headers, answer } = await postEitherWay(gateway.url, body, sent, way);
  const { date: _date, ratelimit, 'content-length': length, 'transfer-encoding': pieces, ...others } = headers;
  // There are two ways to send nothing.
  const framing = answer === '' ? {} : { length, pieces };
  // What is left of the allowance depends on what was asked before.
  return { status, headers: { ...others, ...framing, ratelimit: ratelimit !== undefined }, answer };
}

const json = (value: unknown): string => JSON.stringify(value);
const overview =
  'query Overview($id: ID!) { customer(customerId: $id) { username accounts { name balance { amount } transactions(first: 2) { edges { cursor node { description } } } } } }';

const partly =
  'query Partly($id: ID!) { customer(customerId: $id) { username } none: customer(customerId: "0") { username } }';
const rename = 'mutation Rename($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
const five = () => customerFor(stage.sandbox, 'five');
const renaming = () => ({ customerId: five(), firstName: 'Some', lastName: 'One', idempotencyKey: 'plain-posts' });
const accounts = '/aggregation/v1/customers/{customerId}/accounts';
const trusted = 'query Trusted($id: ID!) { customer(customerId: $id) { username accounts { name } } }';
const trustedId = `sha256:${createHash('sha256').update(trusted).digest('hex')}`;

const cases: readonly (readonly [string, () => Sent])[] = [
  ['an operation', () => ({ body: json({ query: overview, variables: { id: five() } }) })],
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
  ['a trusted document', () => ({ body: json({ documentId: trustedId, variables: { id: five() } }) })],
  ['an answer of which a part failed', () => ({ body: json({ query: partly, variables: { id: five() } }) })],
  [
    'a price above what is allowed',
    () => ({ headers: { 'x-api-key': 'modest' }, body: json({ query: overview, variables: { id: five() } }) }),
  ],
  ['a missing variable', () => ({ body: json({ query: overview }) })],
  ['no such operation', () => ({ body: json({ query: overview, operationName: 'Other', variables: { id: '1' } }) })],
  [
    'a mutation that does not fit',
    () => ({ body: json({ query: rename, variables: { input: { customerId: five() } } }) }),
  ],
  ['a mutation', () => ({ body: json({ query: rename, variables: { input: renaming() } }) })],
  [
    'a subscription without a stream',
    () => ({ body: json({ query: 'subscription { reportProgress(customerId: "1") { __typename } }' }) }),
  ],
  ['an answer in pieces', () => ({ body: json({ query: '{ viewer { ... @defer { clientId } } }' }) })],
];

describe('a post of known length is answered like any other', () => {
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

/** What is run or refused without the server; whatever else is asked it alone can read. */
const straightOnes: ReadonlySet<string> = new Set([
  'an operation',
  'the same with cost and freshness',
  'a dry run',
  'an answer with errors',
  'letters beyond ASCII',
  'variables that do not fit',
  'too many variables',
  'an unknown document',
  'a trusted document',
  'an answer of which a part failed',
  'a price above what is allowed',
  'a missing variable',
  'a mutation that does not fit',
  'a mutation',
]);

describe('an operation of a known document is answered straight, and like any other', () => {
  let nonce = 0;
  /** A value that no operation takes makes another question of it, which has no answer yet. */
  const anew = ({ headers = {}, body }: Sent): Sent => {
    const parsed = body.startsWith('{') && body.endsWith('}') ? JSON.parse(body) : null;
    if (parsed === null) return { headers, body };
    nonce += 1;
    return { headers, body: json({ ...parsed, variables: { ...parsed.variables, nonce } }) };
  };

  test.each(cases)('%s', async (name, sent) => {
    // By the third time it is compiled, and an idempotent change was made.
    for (const _time of [1, 2]) await post(anew(sent()), 'whole', straight);
    for (const _run of [1, 2]) {
      records.length = 0;
      const whole = await post(anew(sent()), 'whole', straight);
      const wholeRecords = [...records];
      records.length = 0;
      ways.length = 0;
      expect(await post(anew(sent()), 'plain', straight)).toEqual(whole);
      expect(ways).toEqual([straightOnes.has(name) ? 'straight' : 'server']);
      const withoutCalls = (record: object) => ({ ...record, upstreamCalls: undefined });
      expect(records.map(withoutCalls)).toEqual(wholeRecords.map(withoutCalls));
    }
  });

  test('it is taken from the allowance of its client once, whoever answers it', async () => {
    const left = async (body: string) => {
      const { headers } = await postEitherWay(straight.gateway.url, body, { 'x-api-key': 'counted' });
      return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
    };
    const known = json({ query: '{ __typename }' });
    await left(known);
    ways.length = 0;
    const [first, second, unknown, last] = [
      await left(known),
      await left(known),
      await left(json({ query: '{ __typename } # not known' })),
      await left(known),
    ];
    expect(ways).toEqual(['straight', 'straight', 'server', 'straight']);
    expect([first - second, second - unknown, unknown - last]).toEqual([1, 1, 1]);
  });

  test('an operation whose client has left is aborted, and what it asked for is called off', async () => {
    const asks = (purpose: string) => ({
      body: json({ query: overview, variables: { id: customerFor(straight.sandbox, purpose) } }),
    });
    await post(anew(asks('five accounts')), 'plain', straight);
    straight.sandbox.addFault({ match: { path: accounts }, effect: { kind: 'hang' } });
    straight.upstreamCalls();
    records.length = 0;
    ways.length = 0;
    const { body } = asks('no accounts');
    const leaver = request(`${straight.gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': 'sandbox',
        'content-length': Buffer.byteLength(body),
      },
    });
    leaver.on('error', () => {});
    leaver.end(body);
    await vi.waitFor(() => expect(Object.keys(straight.upstreamCalls())).toContain(`GET ${accounts}`), {
      timeout: 5_000,
    });
    leaver.destroy();
    await vi.waitFor(() => expect(records.at(-1)).toMatchObject({ name: 'Overview', outcome: 'aborted' }), {
      timeout: 5_000,
    });
    expect(ways).toEqual(['straight']);
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
