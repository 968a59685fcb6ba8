import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs } from '../../src/datasources/open-finance/ask.ts';
import { assetSource } from '../../src/datasources/open-finance/assets.ts';
import { createCustomerTypes } from '../../src/datasources/open-finance/customer-types.ts';
import { statementSource } from '../../src/datasources/open-finance/statements.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { documentType } from '../../src/domain/pay-statements.ts';
import { type GraphqlAnswer, type Stage, startStage } from '../support/gateway.ts';
import { caller, startUpstream, type UpstreamStage } from '../support/upstream-stage.ts';

const customerId = '5001001';
const owner = { customerId, accountId: '60010011', institutionId: '102105' };

let upstream: UpstreamStage;
let stage: Stage;

beforeAll(async () => {
  upstream = await startUpstream();
  stage = await startStage({
    configure: (config) => {
      const reader = { clientId: 'reader', keyHashes: [hashKey('reader')], scopes: ['accounts', 'reports'] as const };
      const [[id, first], ...others] = [...config.partners] as [[string, any], ...[string, any][]];
      const clients = [...first.clients, { ...reader, settings: first.clients[0].settings }];
      return { ...config, partners: new Map([[id, { ...first, clients }], ...others]) };
    },
  });
});
afterAll(async () => {
  await upstream[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
});

const ask = () => askAs(upstream.pipeline.exchange, upstream.partner, caller(), createCustomerTypes()('p'));

test('statements are listed in one call, and one that there is none of does not fail the others', async () => {
  upstream.sandbox.resetCalls();
  const listed = await statementSource(ask()).list(owner, [1, 2, 13]);
  expect(upstream.sandbox.calls().byTemplate).toMatchObject({
    'GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/statement': 1,
  });
  expect(listed.map(({ index, code }) => [index, code])).toEqual([
    [1, null],
    [2, null],
    [13, '960'],
  ]);
  expect(listed[0]?.description).toMatch(/^\d\d\/01\/\d{4} - /);
});

test('a statement that was listed is a file of its customer, and of nobody else', async () => {
  const [, second] = await statementSource(ask()).list(owner, [1, 2]);
  const asset = await assetSource(ask()).download(customerId, second?.assetId ?? '');
  expect(documentType(asset)).toBe('application/pdf');
  await expect(assetSource(ask()).download(customerId, 'none-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(assetSource(ask()).download('5001002', second?.assetId ?? '')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('bytes that are no text arrive as they are, and no file is no answer', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x80]);
  const assetId = await assetSource(ask()).storePayStatement(customerId, 'lastPayPeriod', png.toString('base64'));
  expect(Buffer.from(await assetSource(ask()).download(customerId, assetId ?? '')).equals(png)).toBe(true);
  const path = '/aggregation/v1/customers/{customerId}/assets/{assetId}';
  upstream.sandbox.addFault({ match: { path }, effect: { kind: 'status', status: 200, body: '' }, times: 1 });
  await expect(assetSource(ask()).download(customerId, assetId ?? '')).rejects.toMatchObject({
    code: 'UPSTREAM_BAD_RESPONSE',
  });
});

const upload = `mutation ($input: UploadPayStatementInput!) { uploadPayStatement(input: $input) {
  __typename ... on UploadPayStatementPayload { assetId } ... on Problem { message }
} }`;
const pdf = Buffer.from('%PDF-1.4 a pay statement').toString('base64');

test('a pay statement is stored once under a key', async () => {
  const input = { customerId, payPeriod: 'LAST_MINUS_ONE', statement: pdf, idempotencyKey: 'k' };
  const [first, second] = await Promise.all([stage.ask(upload, { input }), stage.ask(upload, { input })]);
  expect(first.data.uploadPayStatement.assetId).toMatch(/^[0-9a-f-]{36}-\d+$/);
  expect(second).toEqual(first);
  expect(stage.upstreamCalls()).toEqual({ 'POST /aggregation/v1/customers/{customerId}/payStatements': 1 });
});

/** As an upload client sends it. */
async function send(file: Blob, more: { operations?: object; map?: object; headers?: Record<string, string> } = {}) {
  const input = { customerId, payPeriod: 'LAST', statement: null };
  const { operations = { query: upload, variables: { input } }, map = { 0: ['variables.input.statement'] } } = more;
  const form = new FormData();
  form.set('operations', JSON.stringify(operations));
  form.set('map', JSON.stringify(map));
  form.set('0', file, 'statement.pdf');
  const headers = { 'x-api-key': 'sandbox', ...more.headers };
  const response = await fetch(`${stage.gateway.url}/graphql`, { method: 'POST', headers, body: form });
  const { data, errors } = (await response.json()) as GraphqlAnswer;
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const mebibyte = 1024 * 1024;
const pdfOf = (bytes: number) => new Blob(['%PDF-1.4\n', new Uint8Array(bytes - 9)], { type: 'application/pdf' });

test('a pay statement of 10 MiB is sent as a file, stored byte by byte, and one byte more is too large', async () => {
  const { data } = await send(pdfOf(10 * mebibyte));
  const { assetId } = data.uploadPayStatement;
  expect(stage.upstreamCalls()).toEqual({ 'POST /aggregation/v1/customers/{customerId}/payStatements': 1 });
  const query = 'query ($c: ID!, $a: ID!) { customer(customerId: $c) { asset(assetId: $a) { download { url } } } }';
  const { url } = (await stage.ask(query, { c: customerId, a: assetId })).data.customer.asset.download;
  const file = await fetch(new URL(url, stage.gateway.url), { headers: { 'x-api-key': 'sandbox' } });
  expect((await file.arrayBuffer()).byteLength).toBe(10 * mebibyte);
  stage.upstreamCalls();
  expect(await send(pdfOf(10 * mebibyte + 1))).toMatchObject({ status: 413, code: 'LIMIT_EXCEEDED' });
  expect(stage.upstreamCalls()).toEqual({});
});

test('only a file may be large, and only of those who may store one', async () => {
  const file = pdfOf(100);
  const large = {
    query: upload,
    variables: { input: { customerId, payPeriod: 'LAST', statement: null } },
    x: 'x'.repeat(300_000),
  };
  expect(await send(file, { operations: large })).toMatchObject({ status: 413, code: 'LIMIT_EXCEEDED' });
  expect(await send(file, { map: { 0: ['variables.input.customerId'] } })).toMatchObject({ code: 'BAD_REQUEST' });
  expect(await send(file, { map: { 0: ['query'] } })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  expect(await send(file, { map: { 0: ['variables.__proto__.statement'] } })).toMatchObject({ code: 'BAD_REQUEST' });
  expect(await send(file, { map: {} })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  expect(await send(file, { headers: { 'x-api-key': 'nobody' } })).toMatchObject({ status: 401 });
  expect(await send(file, { headers: { 'x-api-key': 'reader' } })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  const chunks = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(65_536))),
  });
  const endless = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'x-api-key': 'sandbox', 'content-type': 'application/json' },
    body: chunks,
    duplex: 'half',
  } as RequestInit);
  expect([endless.status, ((await endless.json()) as GraphqlAnswer).errors?.[0]?.extensions.code]).toEqual([
    413,
    'LIMIT_EXCEEDED',
  ]);
  expect(stage.upstreamCalls()).toEqual({});
});

test('what is no pay statement is refused without a call, and without a word of what is in it', async () => {
  for (const statement of ['not base64!', Buffer.from('GIF89a secret').toString('base64'), 'A'.repeat(200_000)]) {
    const { data, errors } = await stage.ask(upload, { input: { customerId, payPeriod: 'LAST', statement } });
    expect([statement.length, errors]).toEqual([statement.length, undefined]);
    expect(data.uploadPayStatement.__typename).toBe('InvalidInput');
    expect(data.uploadPayStatement.message.length).toBeLessThan(80);
  }
  expect(stage.upstreamCalls()).toEqual({});
  const { data } = await stage.ask(upload, { input: { customerId: '1', payPeriod: 'LAST', statement: pdf } });
  expect(data.uploadPayStatement.__typename).toBe('NotFound');
});
