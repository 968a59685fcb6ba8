import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { getNamedType, isCompositeType, isObjectType, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { type Stage, startStage } from '../support/gateway.ts';
import { scale } from '../support/scale.ts';

/** The same sequence for the same seed. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T };
}

type Dice = ReturnType<typeof dice>;

const words = ['"x"', '0', '-1', '1e999', 'null', 'true', '[]', '{}', '$v', 'ENUM', '"\\u0000"', '"999-60-1111"'];
const noise = [
  '@skip(if: true)',
  '@include(if: $v)',
  '@unknown',
  '...Nothing',
  '... on Account { name }',
  '__typename',
  '#',
  '"""',
];

/** A selection that fits the schema, with arguments and noise that mostly do not. */
function selection(typeName: string, roll: Dice, depth: number): string {
  const type = schema.getType(typeName);
  if (isUnionType(type)) return `{ __typename ... on ${roll.pick(type.getTypes()).name} { __typename } }`;
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields());
  const parts = Array.from({ length: 1 + Math.floor(roll.next() * 4) }, () => {
    const field = roll.pick(fields);
    const args = field.args.filter(() => roll.next() < 0.7).map(({ name }) => `${name}: ${roll.pick(words)}`);
    const inner = getNamedType(field.type);
    const below = isCompositeType(inner) ? (depth > 0 ? selection(inner.name, roll, depth - 1) : '{ __typename }') : '';
    const alias = roll.next() < 0.2 ? 'a: ' : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${below} ${roll.next() < 0.1 ? roll.pick(noise) : ''}`;
  });
  return `{ ${parts.join(' ')} }`;
}

function operation(roll: Dice): string {
  const kind = roll.next() < 0.8 ? 'query' : 'mutation';
  const text = `${kind} ${roll.next() < 0.5 ? 'A' : ''} ${selection(kind === 'query' ? 'Query' : 'Mutation', roll, 5)}`;
  if (roll.next() < 0.8) return text;
  const at = Math.floor(roll.next() * text.length);
  return text.slice(0, at) + roll.pick(['{', '}', '"', '\u0000', '\ud800', '$', '...']) + text.slice(at + 1);
}

async function send(stage: Stage, body: string) {
  const response = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
    body,
  });
  return { status: response.status, answer: JSON.parse(await response.text()) };
}

test('no operation that a grammar makes is a defect, and each has an answer with codes', {
  timeout: 300_000,
}, async () => {
  await using stage = await startStage();
  const roll = dice(20_261_124);
  for (let time = 0; time < 100 * scale; time += 1) {
    const query = operation(roll);
    const { status, answer } = await send(
      stage,
      JSON.stringify({ query, variables: { v: roll.pick([1, 'x', null, []]) } }),
    );
    expect([status < 500, query]).toEqual([true, query]);
    const codes = (answer.errors ?? []).map(({ extensions }: any) => extensions?.code);
    expect(codes.includes('INTERNAL') || codes.includes(undefined) ? query : null).toBeNull();
  }
});

const lines = [
  'GET / HTTP/1.1',
  'POST /graphql HTTP/1.1',
  'POST /graphql HTTP/1.0',
  'PUT /%00 HTTP/1.1',
  'GET //graphql HTTP/9.9',
  'X',
];
const headers = [
  'host: x',
  'host: x\r\nhost: y',
  'content-length: 5',
  'content-length: -1',
  'content-length: 5\r\ncontent-length: 6',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked, identity',
  'x-api-key: sandbox',
  'authorization: Bearer a.b.c',
  'content-type: application/json',
  'content-type: text/plain',
  'x-request-id: \u0001',
  'connection: close',
  `x: ${'a'.repeat(4_000)}`,
  ' folded: x',
];
const bodies = [
  '',
  '{"q"',
  '{"query":"{ viewer { clientId } }"}',
  '5\r\nhello\r\n0\r\n\r\n',
  'ffffffff\r\n',
  '\u0000\u0001',
];

test('no bytes on a socket are a defect, and the server goes on', { timeout: 300_000 }, async () => {
  await using stage = await startStage();
  const { hostname, port } = new URL(stage.gateway.url);
  const roll = dice(42);
  for (let time = 0; time < 100 * scale; time += 1) {
    const head = Array.from({ length: Math.floor(roll.next() * 6) }, () => roll.pick(headers));
    const bytes = `${[roll.pick(lines), ...head].join('\r\n')}\r\n\r\n${roll.pick(bodies)}`;
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.end(bytes);
    const answer = await text(socket).catch(() => '');
    expect(/^HTTP\/1\.1 5/.test(answer) ? bytes : null).toBeNull();
  }
  expect((await send(stage, '{"query":"{ viewer { clientId } }"}')).status).toBe(200);
});
