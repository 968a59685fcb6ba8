import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** `whole` sends in pieces of unknown length, which only the whole server takes. */
export type Way = 'plain' | 'whole';

/** Posts a GraphQL request of the sandbox's client so that the fast path takes it, or so that it does not. */
export async function postEitherWay(
  url: string,
  body: string,
  headers: Record<string, string> = {},
  way: Way = 'plain',
) {
  const req = request(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': 'sandbox',
      'x-request-id': 'the-same',
      ...headers,
      ...(way === 'plain' ? { 'content-length': Buffer.byteLength(body) } : { 'transfer-encoding': 'chunked' }),
    },
  });
  req.end(body);
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  return { status: res.statusCode, headers: res.headers, answer: await text(res) };
}
