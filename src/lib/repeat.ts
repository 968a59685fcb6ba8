import type { Clock, Timer } from './clock.ts';

export interface Repetition {
  /** Nothing runs any more once this resolves. */
  stop(): Promise<void>;
}

/** Runs `work` at once and then `pauseMs` after each end of it, so that it never runs twice at a time. */
export function repeat(clock: Clock, pauseMs: number, work: () => Promise<unknown>): Repetition {
  let timer: Timer | undefined;
  let isStopped = false;
  const run = async () => {
    await work();
    if (!isStopped) timer = clock.after(pauseMs, next);
  };
  const next = () => {
    running = run();
  };
  let running = run();
  return {
    async stop() {
      isStopped = true;
      timer?.cancel();
      await running;
    },
  };
}
