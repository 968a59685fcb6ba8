import { describe, expect, test } from 'vitest';
import { createClient } from '../../client/src/create-client.ts';
import type { StringDocument } from '../../client/src/document-type.ts';
import { GatewayError } from '../../client/src/gateway-error.ts';

type Hello = StringDocument<{ readonly hello: string }, { readonly name?: string }>;
const hello: Hello = Object.assign(new String('query Hello { hello }'), { __meta__: { documentId: 'sha256:0' } });

/** A fetch that remembers what it was asked and answers always the same. */
function fetchAnswering(body: string, init: ResponseInit = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, request: RequestInit) => {
    asked.push({ url, init: request });
    return new Response(body, init);
  };
  return { asked, fetch, sent: () => JSON.parse(String(asked[0]?.init.body)) };
}

async function failure(body: string, init?: ResponseInit): Promise<GatewayError> {
  const client = createClient({ url: 'http://gateway/graphql', fetch: fetchAnswering(body, init).fetch });
  const error = await client.request(hello).catch((caught: unknown) => caught);
  if (!(error instanceof GatewayError)) throw new Error('expected a GatewayError', { cause: error });
  return error;
}

describe('createClient', () => {
  test('sends text, variables and the key, and answers the data', async () => {
    const { fetch, asked, sent } = fetchAnswering('{"data":{"hello":"Ann"}}');
    const client = createClient({ url: 'http://gateway/graphql', apiKey: 'k', fetch });
    expect(await client.request(hello, { name: 'Ann' })).toEqual({ hello: 'Ann' });
    expect(sent()).toEqual({ query: 'query Hello { hello }', variables: { name: 'Ann' } });
    expect(asked[0]?.init.headers).toMatchObject({ 'x-api-key': 'k', 'content-type': 'application/json' });
  });

  test('asks for the token before every request', async () => {
    const { fetch, asked } = fetchAnswering('{"data":{"hello":""}}');
    let turn = 0;
    const client = createClient({ url: 'http://gateway/graphql', token: () => `jwt${++turn}`, fetch });
    await client.request(hello);
    await client.request(hello);
    expect(asked.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
      'Bearer jwt1',
      'Bearer jwt2',
    ]);
  });

  test('sends the id alone when documents are trusted', async () => {
    const { fetch, sent } = fetchAnswering('{"data":{"hello":""}}');
    await createClient({ url: 'http://gateway/graphql', trustedDocuments: true, fetch }).request(hello);
    expect(sent()).toEqual({ documentId: 'sha256:0' });
  });

  test('passes signal and headers of one request on', async () => {
    const { fetch, asked } = fetchAnswering('{"data":{"hello":""}}');
    const { signal } = new AbortController();
    const client = createClient({ url: 'http://gateway/graphql', fetch });
    await client.request(hello, {}, { signal, headers: { 'x-request-id': 'r1' } });
    expect(asked[0]?.init).toMatchObject({ signal, headers: { 'x-request-id': 'r1' } });
  });

  test('throws the errors of an answer, with its partial data and request id', async () => {
    const entry = { message: 'slow down', path: ['hello'], extensions: { code: 'RATE_LIMITED', retryable: true } };
    const error = await failure(JSON.stringify({ data: { hello: null }, errors: [entry] }), {
      headers: { 'x-request-id': 'r2' },
    });
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true, requestId: 'r2', status: 200 });
    expect(error.errors).toEqual([entry]);
    expect(error.data).toEqual({ hello: null });
    expect(error.message).toBe('slow down');
  });

  test.each([
    ['a page of a proxy', '<html>Bad Gateway</html>', 502],
    ['a JSON value that is no answer', '"no"', 200],
    ['an empty body', '', 500],
    ['data that is null', '{"data":null}', 200],
  ])('throws without entries on %s', async (_name, body, status) => {
    expect(await failure(body, { status })).toMatchObject({ status, errors: [], retryable: false, code: undefined });
  });
});
