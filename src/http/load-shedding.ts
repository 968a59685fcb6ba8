import type { RequestListener } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../lib/clock.ts';
import { type Repetition, repeat } from '../lib/repeat.ts';

/** Whether the process has more to do than it can. */
export interface Load extends AsyncDisposable {
  isTooHigh(): boolean;
}

const sampleMs = 500;
/** Milliseconds that the event loop is late on average over a sample, above which new work only makes it later. */
const latestMs = 300;

/** Looks at how late the event loop is. */
export function watchLoad(clock: Clock): Load {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let tooHigh = false;
  const samples: Repetition = repeat(clock, sampleMs, async () => {
    tooHigh = delay.mean / 1e6 - 20 > latestMs;
    delay.reset();
  });
  return {
    isTooHigh: () => tooHigh,
    async [Symbol.asyncDispose]() {
      delay.disable();
      await samples.stop();
    },
  };
}

/** With fewer requests under way it is something else that keeps the machine busy, and turning them away helps nobody. */
const crowd = 20;

export interface SheddingOptions {
  /** Requests that may be under way at a time. */
  readonly mostInFlight: number;
  readonly isTooHigh: () => boolean;
  /** Streams that may be open at a time: most of the time nothing happens on them, so that they are no load. */
  readonly mostStreams: number;
}

const body = JSON.stringify({ error: { code: 'OVERLOADED', message: 'This instance is overloaded.' } });

/** Turns requests away before anything of them is read, so that those that are under way keep their time. */
export function withShedding(
  listener: RequestListener,
  { mostInFlight, mostStreams, isTooHigh }: SheddingOptions,
): RequestListener {
  const open = { requests: 0, streams: 0 };
  return (req, res) => {
    const kind = req.headers.accept?.startsWith('text/event-stream') ? 'streams' : 'requests';
    const most = kind === 'streams' ? mostStreams : mostInFlight;
    if (open[kind] >= most || (open.requests >= crowd && isTooHigh())) {
      res.writeHead(503, {
        'content-type': 'application/json; charset=utf-8',
        'retry-after': '1',
        'cache-control': 'no-store',
      });
      res.end(body);
      return;
    }
    open[kind] += 1;
    res.once('close', () => {
      open[kind] -= 1;
    });
    listener(req, res);
  };
}
