import {
  type Attributes,
  type Context,
  defaultTextMapGetter,
  type HrTime,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Clock } from '../lib/clock.ts';
import { latest } from '../lib/latest.ts';
import type { Logger } from '../lib/logger.ts';
import type { CallRecord } from './call-record.ts';
import type { OperationRecord } from './operation-record.ts';
import { reportFirstFailure } from './otlp-failures.ts';
import type { TracedOperation, Tracer } from './tracer.ts';

export interface OtlpTracerDeps {
  /** Of the collector: spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** Operations whose span is remembered: calls that go on after the end of theirs still belong to it. */
const mostOperations = 10_000;
/** Spans that wait for the collector; what does not fit is dropped, and nobody waits. */
const mostWaiting = 8_192;
const exportMs = 5_000;
/** What a collector that is away may cost a gateway that stops. */
const closingMs = 500;
/** Shorter waits are no stage worth a span. */
const noticedMs = 0.5;
const stageless = {} as const satisfies Attributes;

/** Sends spans to a collector by OTLP over HTTP. Names, codes and figures only: no id of a customer or an account is in one. */
export function createOtlpTracer({ endpoint, clock, log }: OtlpTracerDeps): Tracer {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: exportMs,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'open-finance-gateway' }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: reportFirstFailure(exporter, log), maxQueueSize: mostWaiting }),
    ],
  });
  const tracer = provider.getTracer('open-finance-gateway');
  const propagator = new W3CTraceContextPropagator();
  const operations = latest<{ readonly span: Span; readonly context: Context }>(mostOperations);
  const keyOf = ({ partnerId, requestId }: Pick<TracedOperation, 'partnerId' | 'requestId'>) =>
    JSON.stringify([partnerId, requestId]);

  /** One span whose begin and end are known. */
  function add(name: string, parent: Context, from: number, to: number, attributes: Attributes, kind?: SpanKind): Span {
    const options = { startTime: hrTime(from), attributes, ...(kind !== undefined && { kind }) };
    const span = tracer.startSpan(name, options, parent);
    span.end(hrTime(to));
    return span;
  }

  function addCall(record: CallRecord): void {
    const { at, partnerId, operation, source, cause, queueMs, tokenMs = 0, serviceMs, decodeMs = 0, error } = record;
    const own = cause.kind === 'operation' ? operations.get(keyOf({ partnerId, ...cause })) : undefined;
    const isSent = source === 'upstream';
    const from = isSent ? at - queueMs : at;
    const sent = isSent ? at : at + queueMs;
    const end = sent + serviceMs + decodeMs;
    const attributes = attributesOf(record);
    const kind = isSent ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const span = tracer.startSpan(
      operation,
      { startTime: hrTime(from), attributes, kind },
      own?.context ?? ROOT_CONTEXT,
    );
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error.code });
    if (isSent && span.isRecording()) {
      const inside = trace.setSpan(ROOT_CONTEXT, span);
      if (tokenMs >= noticedMs) add('token', inside, from, from + tokenMs, stageless);
      if (queueMs - tokenMs >= noticedMs) add('queue', inside, from + tokenMs, sent, stageless);
      add('send', inside, sent, sent + serviceMs, stageless);
      if (decodeMs > 0) add('decode', inside, sent + serviceMs, end, stageless);
    }
    span.end(hrTime(end));
  }

  function endOperation(record: OperationRecord): void {
    const begun = operations.get(keyOf(record));
    if (begun === undefined || !begun.span.isRecording()) return;
    const { at, durationMs, type, name, outcome, partnerId, clientId, upstreamCalls, errors = [] } = record;
    begun.span.updateName(`graphql ${type}`);
    begun.span.setAttributes({
      'graphql.operation.type': type,
      'graphql.operation.name': name.slice(0, 80),
      'ofg.partner': partnerId,
      'ofg.client': clientId,
      'ofg.outcome': outcome,
      'ofg.upstream_calls': upstreamCalls,
      ...(errors.length > 0 && { 'ofg.errors': [...errors] }),
    });
    if (outcome === 'failed') begun.span.setStatus({ code: SpanStatusCode.ERROR });
    begun.span.end(hrTime(at + durationMs));
  }

  return {
    sink: { call: addCall, operation: endOperation, drift() {} },
    begin(operation) {
      const { requestId, traceparent } = operation;
      const parent =
        traceparent === null ? ROOT_CONTEXT : propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
      const attributes = { 'ofg.request_id': requestId };
      const options = { startTime: hrTime(clock.wall()), kind: SpanKind.SERVER, attributes };
      const span = tracer.startSpan('graphql', options, parent);
      operations.set(keyOf(operation), { span, context: trace.setSpan(ROOT_CONTEXT, span) });
    },
    batch(operation, loader, keys) {
      const from = clock.wall();
      const startedAt = clock.monotonic();
      return () => {
        const context = operations.get(keyOf(operation))?.context ?? ROOT_CONTEXT;
        add(`load ${loader}`, context, from, from + clock.monotonic() - startedAt, { 'ofg.keys': keys });
      };
    },
    async [Symbol.asyncDispose]() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const fuse = clock.after(closingMs, resolve);
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      fuse.cancel();
    },
  };
}

function attributesOf({
  partnerId,
  operation,
  method,
  path,
  source,
  status,
  upstreamCode,
  ...more
}: CallRecord): Attributes {
  const { error, attempt, live, billable, product, cause } = more;
  return {
    'http.request.method': method,
    'url.template': path,
    ...(status !== undefined && { 'http.response.status_code': status }),
    ...(error !== undefined && { 'error.type': error.code, 'ofg.category': error.category }),
    ...(upstreamCode !== undefined && { 'ofg.upstream_code': upstreamCode }),
    ...(cause.kind === 'job' && { 'ofg.job': cause.job }),
    'ofg.partner': partnerId,
    'ofg.endpoint': operation,
    'ofg.product': product,
    'ofg.source': source,
    'ofg.attempt': attempt,
    'ofg.live': live,
    'ofg.billable': billable,
  };
}

/** Seconds and nanoseconds. A number alone would be taken for one of another clock when it is small. */
function hrTime(unixMs: number): HrTime {
  const seconds = Math.floor(unixMs / 1000);
  return [seconds, Math.round((unixMs - seconds * 1000) * 1e6)];
}
