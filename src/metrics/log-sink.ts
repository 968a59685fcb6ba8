import type { Logger } from '../lib/logger.ts';
import { createKinds } from './kinds.ts';
import type { MetricsSink } from './sink.ts';

/**
 * Writes a line for each operation, and at level debug one for each upstream call. Names and figures only, never data.
 *
 * @param logLevel of `log`: of lines that nobody reads not even the fields are put together
 */
export function createLogSink(log: Logger, { logLevel }: { readonly logLevel: string }): MetricsSink {
  const hasCalls = logLevel === 'debug';
  const alike = createKinds<Logger>();
  return {
    operation({ requestId, name, type, clientId, partnerId, outcome, durationMs, upstreamCalls }) {
      // What operations that are alike have in common is written out once for all of them.
      const own = alike([partnerId, name, clientId, type, outcome], '', () =>
        log.child({ operation: name, type, clientId, partnerId, outcome }),
      );
      own.info({ requestId, ms: Math.round(durationMs), upstreamCalls }, 'operation');
    },
    call({ cause, operation, partnerId, source, status, error, attempt, queueMs, serviceMs }) {
      if (!hasCalls) return;
      const why = cause.kind === 'operation' ? { requestId: cause.requestId } : { job: cause.job };
      const times = { queueMs: Math.round(queueMs), serviceMs: Math.round(serviceMs) };
      log.debug({ ...why, call: operation, partnerId, source, status, code: error?.code, attempt, ...times }, 'call');
    },
    drift: (endpoint, path) => log.debug({ call: endpoint, path }, 'a field does not fit the contract'),
  };
}

/** Hands every record to each sink, in order. */
export function allSinks(...sinks: readonly MetricsSink[]): MetricsSink {
  return {
    call: (record) => {
      for (const sink of sinks) sink.call(record);
    },
    operation: (record) => {
      for (const sink of sinks) sink.operation(record);
    },
    drift: (endpoint, path) => {
      for (const sink of sinks) sink.drift(endpoint, path);
    },
  };
}
