import type { Logger } from '../lib/logger.ts';
import type { MetricsSink } from './sink.ts';

/** Writes a line for each operation, and at level debug one for each upstream call. Names and figures only, never data. */
export function createLogSink(log: Logger): MetricsSink {
  return {
    operation({ requestId, name, type, clientId, partnerId, outcome, durationMs, upstreamCalls }) {
      const ms = Math.round(durationMs);
      log.info({ requestId, operation: name, type, clientId, partnerId, outcome, ms, upstreamCalls }, 'operation');
    },
    call({ cause, operation, partnerId, source, status, error, attempt, queueMs, serviceMs }) {
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
