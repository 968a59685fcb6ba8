import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../lib/logger.ts';

/** Says once that the collector does not take spans, and once that it does again: nobody wants a line for each batch. */
export function reportFirstFailure(exporter: SpanExporter, log: Pick<Logger, 'warn' | 'info'>): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !isFailing)
          log.warn({ err: result.error }, 'the collector does not take traces; they are dropped');
        if (!failed && isFailing) log.info({}, 'the collector takes traces again');
        isFailing = failed;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
