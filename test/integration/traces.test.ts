import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** A collector: takes OTLP over HTTP as JSON. */
async function startCollector(answer = 200) {
  const bodies: string[] = [];
  const paths: string[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      bodies.push(text);
      paths.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    paths,
    spans: (): WireSpan[] =>
      bodies.flatMap((body) =>
        JSON.parse(body).resourceSpans.flatMap((resource: any) => resource.scopeSpans.flatMap((s: any) => s.spans)),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const stageWith = (collector: string): Promise<Stage> =>
  startStage({ configure: (config) => ({ ...config, metrics: { ...config.metrics, collector } }) });

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const query = 'query Household($c: ID!) { customer(customerId: $c) { username accounts { balance { amount } } } }';

let collector: Awaited<ReturnType<typeof startCollector>>;
let spans: readonly WireSpan[];
let household: string;
let secrets: readonly string[];

beforeAll(async () => {
  collector = await startCollector();
  {
    await using stage = await stageWith(collector.url);
    household = customerFor(stage.sandbox, 'five accounts');
    const { partnerSecret, appKey } = stage.sandbox.info.partners[0]!;
    secrets = [household, partnerSecret, appKey, 'Sanchez', 'demo_household', '60010011'];
    const traceparent = `00-${traceId}-${parentId}-01`;
    await stage.ask(query, { c: household }, { 'x-api-key': 'sandbox', traceparent, 'x-request-id': 'traced' });
    expect(stage.upstreamCalls()).toEqual({
      'GET /aggregation/v1/customers/{customerId}': 1,
      'GET /aggregation/v1/customers/{customerId}/accounts': 1,
    });
    const unsampled = `00-${'a'.repeat(32)}-${parentId}-00`;
    await stage.ask(query, { c: household }, { 'x-api-key': 'sandbox', traceparent: unsampled });
    // Stopping hands over what has not been sent.
  }
  spans = collector.spans();
});
afterAll(() => collector[Symbol.asyncDispose]());

const attributeOf = (span: WireSpan, key: string) =>
  Object.values(span.attributes.find((attribute) => attribute.key === key)?.value ?? {})[0];
const named = (name: string) => spans.filter((span) => span.traceId === traceId && span.name === name);
const inside = (outer: WireSpan, inner: WireSpan) =>
  BigInt(inner.startTimeUnixNano) >= BigInt(outer.startTimeUnixNano) - 2_000_000n &&
  BigInt(inner.endTimeUnixNano) <= BigInt(outer.endTimeUnixNano) + 2_000_000n;

test('an operation is a span of the trace that its client sent, with loader batches and calls in it', () => {
  expect(collector.paths[0]).toBe('POST /v1/traces application/json');
  const [operation, ...others] = named('graphql query');
  expect(others).toEqual([]);
  expect(operation).toMatchObject({ parentSpanId: parentId, kind: 2 });
  expect(attributeOf(operation!, 'graphql.operation.name')).toBe('Household');
  expect(attributeOf(operation!, 'ofg.outcome')).toBe('ok');
  expect(Number(attributeOf(operation!, 'ofg.upstream_calls'))).toBe(2);
  expect(attributeOf(operation!, 'ofg.request_id')).toBe('traced');
  for (const name of ['load customers', 'load accounts', 'GetCustomer', 'GetCustomerAccounts']) {
    const [span, ...more] = named(name);
    expect(more).toEqual([]);
    expect(span?.parentSpanId).toBe(operation!.spanId);
    expect(inside(operation!, span!)).toBe(true);
  }
});

test('a call has its template, status and stages', () => {
  const [call] = named('GetCustomerAccounts');
  expect(call?.kind).toBe(3);
  expect(attributeOf(call!, 'url.template')).toBe('/aggregation/v1/customers/{customerId}/accounts');
  expect(Number(attributeOf(call!, 'http.response.status_code'))).toBe(200);
  const stages = spans.filter(({ parentSpanId }) => parentSpanId === call!.spanId);
  expect(stages.map(({ name }) => name)).toEqual(expect.arrayContaining(['send', 'decode']));
  for (const stage of stages) expect(inside(call!, stage)).toBe(true);
});

test('a trace that its client does not sample is not sent, and the login is a trace of its own', () => {
  expect(spans.some((span) => span.traceId === 'a'.repeat(32))).toBe(false);
  const login = spans.find(({ name }) => name === 'CreateToken');
  expect(login?.parentSpanId ?? '').toBe('');
  expect(attributeOf(login!, 'ofg.job')).toEqual(expect.any(String));
});

test('nothing of a customer and no secret is in any of it', () => {
  const sent = collector.bodies.join('\n');
  for (const secret of secrets) expect(sent).not.toContain(secret);
});

test.each([
  ['refuses', 500],
  ['is not there', null],
])('a collector that %s costs no request', async (_, answer) => {
  await using refusing = answer === null ? null : await startCollector(answer);
  await using stage = await stageWith(refusing?.url ?? 'http://127.0.0.1:9');
  const { errors } = await stage.ask(query, { c: household });
  expect(errors).toBeUndefined();
});

test('without a collector nothing of OpenTelemetry is loaded', async () => {
  // But for the interface, which prom-client brings along.
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ resolve(name, context, next) { if (/@opentelemetry.(?!api)/.test(name)) loaded.push(name); return next(name, context); } });
    const { startStage } = await import(${JSON.stringify(new URL('../support/gateway.ts', import.meta.url).href)});
    const collector = process.argv[1] || null;
    {
      await using stage = await startStage({ configure: (c) => ({ ...c, metrics: { ...c.metrics, collector } }) });
      await stage.ask('{ viewer { clientId } }');
    }
    console.log(loaded.length);`;
  const run = async (argument: string) => {
    const args = ['--input-type=module', '-e', script, argument];
    return Number((await promisify(execFile)(process.execPath, args)).stdout);
  };
  const [without, with_] = await Promise.all([run(''), run(collector.url)]);
  expect(without).toBe(0);
  expect(with_).toBeGreaterThan(0);
});
