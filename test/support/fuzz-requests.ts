import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Dice } from './dice.ts';

const methods = [
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'QUERY',
  'post',
  'G\u00cbT',
  '',
];
const versions = [
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9.9',
  'http/1.1',
  'HTTP/1.1 x',
  '',
];
const ends = ['\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n\r\n'];
const headers = [
  'host: x',
  'host: x\r\nhost: y',
  'host:',
  'host: [::1',
  'content-length: -1',
  'content-length: 5\r\ncontent-length: 6',
  'content-length: 99999999999999999999',
  'content-length: 0x10',
  'transfer-encoding: chunked, identity',
  'transfer-encoding: gzip, chunked',
  'transfer-encoding : chunked',
  'x-api-key: sandbox',
  'x-api-key: sandbox\r\nx-api-key: sandbox',
  'x-api-key: wrong',
  'authorization: Bearer a.b.c',
  'authorization: Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.',
  'authorization: Basic eDp5',
  'content-type: application/json',
  'content-type: application/json; charset=utf-16',
  'content-type: application/graphql+json',
  'content-type: text/plain',
  'content-type: multipart/form-data; boundary=x',
  'content-type: multipart/form-data',
  'content-type: \u0001',
  'accept: text/event-stream',
  'accept: application/graphql-response+json',
  'accept: text/html',
  'accept: */*;q=x',
  'accept-encoding: br;q=1.0, gzip;q=x, *;q=0',
  'content-encoding: gzip',
  'content-encoding: br',
  'content-encoding: deflate, gzip',
  'content-encoding: nonsense',
  'expect: 100-continue',
  'expect: 200-ok',
  'upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==',
  'upgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: x',
  'connection: close',
  'connection: keep-alive, x-api-key',
  'origin: https://evil.example.com',
  'origin: null',
  'origin: %',
  'x-forwarded-for: 1.2.3.4, \u00ff',
  'x-forwarded-host: evil.example.com',
  'x-forwarded-proto: javascript',
  'x-request-id: \u0001',
  'x-request-id: a\u00e9',
  'last-event-id: zzz',
  'range: bytes=0-1,5-2,-0',
  'if-none-match: "x", W/"y"',
  'cookie: a=b; c',
  'x-dry-run: true',
  'x-include-extensions: cost,freshness,nothing',
  'x-finicity-signature: 00',
  'txpush-signature: zz',
  ' folded: x',
  'no colon',
  ': no name',
  'a b: c',
  'n\u00e4me: x',
  `x: ${'a'.repeat(4_000)}`,
  `y: ${'b'.repeat(17_000)}`,
  Array.from({ length: 120 }, (_, n) => `h${n}: x`).join('\r\n'),
];
const json = [
  '{"query":"{ viewer { clientId } }"}',
  '{"query":"{ viewer { clientId } }","variables":{"__proto__":{"a":1}}}',
  '[{"query":"{ __typename }"},{"query":"{ __typename }"}]',
  '{"documentId":"sha256:x"}',
  '{"query":1}',
  '{"query":"subscription { connectEvents(customerId: \\"1\\") { typeCode } }"}',
  '{"eventType":"done","eventId":"1","payload":{"customerId":"1"}}',
  '{"customerId":1,"id":"x","eventName":"failed"}',
  '{"q"',
  'null',
  '"x"',
  '\ufeff{}',
  '['.repeat(5_000),
  `{"query":"${'a '.repeat(20_000)}"}`,
  '\u0000\u0001',
  '',
  `{"query":"${' '.repeat(300_000)}"}`,
];
const multipart = [
  '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"mutation($f: File!) { __typename }","variables":{"f":null}}\r\n--x\r\ncontent-disposition: form-data; name="map"\r\n\r\n{"0":["variables.f"]}\r\n--x\r\ncontent-disposition: form-data; name="0"; filename="a"\r\n\r\nabc\r\n--x--\r\n',
  '--x\r\n\r\n--x',
  '--y--',
];

/** Bytes of one or more requests, whatever of HTTP they hold to. */
export function requestGrammar(paths: readonly string[], roll: Dice): () => Buffer {
  function target(): string {
    const path = roll.pick(paths);
    const query = roll.pick([
      '',
      '',
      '?',
      '?query=%7B__typename%7D',
      '?query={__typename}&variables=%',
      '?a=%zz&a=%00',
      `?${'q'.repeat(3_000)}`,
    ]);
    return roll.pick([
      path + query,
      path + query,
      path + query,
      path + query,
      `http://x${path}${query}`,
      `//${path}`,
      `${path}/../${path}`,
      `${path}%2e%2e%2f%00`,
      `${path}/${encodeURIComponent('ü/\u0000')}`,
      `${path}\u00ff`,
      '*',
      'x:443',
      '',
      `/${'a'.repeat(9_000)}`,
    ]);
  }

  function body(): Buffer {
    const text = roll.chance(0.12) ? roll.pick(multipart) : roll.pick(json);
    const bytes = Buffer.from(text);
    return roll.pick([
      () => bytes,
      () => bytes,
      () => bytes,
      () => gzipSync(bytes),
      () => brotliCompressSync(bytes),
      () => deflateSync(bytes),
    ])();
  }

  /** In chunks, of which some say something else than what they hold. */
  function chunked(bytes: Buffer): Buffer {
    const cut = roll.upTo(bytes.length + 1);
    const size = (length: number) =>
      roll.chance(0.85)
        ? length.toString(16)
        : roll.pick(['ffffffffffffffffff', '-1', '0x5', 'z', '', `${length.toString(16)};a="b`, '5 ']);
    const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].filter(({ length }) => length > 0);
    const trailer = roll.pick(['', '', '', 'x: y\r\n', 'content-length: 5\r\n', ':\r\n']);
    return Buffer.concat([
      ...parts.flatMap((part) => [Buffer.from(`${size(part.length)}\r\n`), part, Buffer.from('\r\n')]),
      Buffer.from(`0\r\n${trailer}\r\n`),
    ]);
  }

  function request(): Buffer {
    const bytes = body();
    const way = roll.next();
    const end = roll.chance(0.9) ? '\r\n' : roll.pick(ends);
    const lines = [`${roll.pick(methods)} ${target()} ${roll.pick(versions)}`];
    if (roll.chance(0.9)) lines.push('host: x');
    if (roll.chance(0.6)) lines.push('x-api-key: sandbox');
    if (roll.chance(0.6)) lines.push('content-type: application/json');
    if (way < 0.45) lines.push(`content-length: ${bytes.length}`);
    else if (way < 0.7) lines.push('transfer-encoding: chunked');
    else if (way < 0.85) lines.push(`content-length: ${roll.upTo(2 * bytes.length + 2)}`);
    for (let more = roll.upTo(4); more > 0; more -= 1) lines.splice(1 + roll.upTo(lines.length), 0, roll.pick(headers));
    const head = Buffer.from(`${lines.join(end)}${end}${end}`, 'latin1');
    return Buffer.concat([head, way >= 0.45 && way < 0.7 ? chunked(bytes) : bytes]);
  }

  /** A few bytes other than they were, left out or doubled; or all of it cut off. */
  function damaged(bytes: Buffer): Buffer {
    if (roll.chance(0.7)) return bytes;
    if (roll.chance(0.3)) return bytes.subarray(0, roll.upTo(bytes.length + 1));
    const copy = Buffer.from(bytes);
    for (let count = 1 + roll.upTo(4); count > 0; count -= 1) copy[roll.upTo(copy.length)] = roll.upTo(256);
    return roll.chance(0.5) ? copy : Buffer.concat([copy.subarray(0, roll.upTo(200)), copy]);
  }

  return () => Buffer.concat(Array.from({ length: roll.chance(0.1) ? 3 : 1 }, () => damaged(request())));
}
