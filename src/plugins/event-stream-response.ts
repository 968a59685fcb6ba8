import type { GraphQLError } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import type { Clock, Timer } from '../lib/clock.ts';

export interface EventStreamOptions {
  readonly fetchAPI: Pick<FetchAPI, 'ReadableStream' | 'Response'>;
  readonly clock: Clock;
  /** The cursor of what is delivered: before anything is, that of the place where it begins. */
  readonly place: () => string | null;
  readonly mask: (error: unknown) => GraphQLError;
  /** Rejects when the subscription must end. */
  readonly stillAllowed: () => Promise<void>;
  /** Aborted when this instance is about to stop. */
  readonly draining: AbortSignal;
}

/** Below what proxies wait before they close a connection on which nothing is said. */
const heartbeatMs = 15_000;
/** Heartbeats that found no room, after which nobody is taken to be reading. */
const mostStalled = 4;

/**
 * Results as server-sent events: `next` for each, `complete` when there will be no more. Every one carries the cursor to go
 * on after as its `id`, the opening one too, so that nothing is lost with a connection that is cut before the first. A stream
 * that ends without `complete` was cut, or moves on to another instance: its client comes back.
 *
 * Results are made when there is room for them: a slow reader holds one, and no more.
 */
export function eventStream(
  results: AsyncIterable<object>,
  { fetchAPI, clock, place, mask, stillAllowed, draining }: EventStreamOptions,
): Response {
  const encoder = new TextEncoder();
  const iterator = results[Symbol.asyncIterator]();
  let heartbeat: Timer | undefined;
  let stalled = 0;
  let isOver = false;

  function over(controller: ReadableStreamDefaultController<Uint8Array>, last = ''): void {
    if (isOver) return;
    isOver = true;
    heartbeat?.cancel();
    if (last !== '') controller.enqueue(encoder.encode(last));
    controller.close();
    void iterator.return?.();
  }

  function failed(controller: ReadableStreamDefaultController<Uint8Array>, error: unknown): void {
    over(controller, `${frame('next', { errors: [mask(error)] }, null)}${completed}`);
  }

  function beat(controller: ReadableStreamDefaultController<Uint8Array>): void {
    heartbeat = clock.after(heartbeatMs, () => {
      if (isOver) return;
      stalled = (controller.desiredSize ?? 0) > 0 ? 0 : stalled + 1;
      if (stalled >= mostStalled) {
        isOver = true;
        controller.error(new Error('nobody reads'));
        return void iterator.return?.();
      }
      if (stalled === 0) controller.enqueue(encoder.encode(':\n\n'));
      stillAllowed().catch((error: unknown) => failed(controller, error));
      beat(controller);
    });
  }

  const stream = new fetchAPI.ReadableStream<Uint8Array>({
    start(controller) {
      const begins = place();
      controller.enqueue(encoder.encode(begins === null ? ':\n\n' : `:\nid: ${begins}\n\n`));
      beat(controller);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (isOver) return;
        if (!done) return controller.enqueue(encoder.encode(frame('next', masked(value, mask), place())));
        over(controller, draining.aborted ? '' : completed);
      } catch (error) {
        failed(controller, error);
      }
    },
    async cancel() {
      isOver = true;
      heartbeat?.cancel();
      await iterator.return?.();
    },
  });
  return new fetchAPI.Response(stream, {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    },
  });
}

function masked(result: object, mask: EventStreamOptions['mask']): object {
  return 'errors' in result && Array.isArray(result.errors) ? { ...result, errors: result.errors.map(mask) } : result;
}

const completed = 'event: complete\ndata:\n\n';

/** JSON has no line breaks of its own, and a cursor is base64url. */
function frame(event: string, data: object, id: string | null): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
