import type { Logger } from '../lib/logger.ts';

export interface Stopping {
  /** Answers what is in flight. */
  drain(): Promise<void>;
  /** Closes the rest. */
  close(): Promise<void>;
}

/**
 * Stops in order, or by force: what hangs must not keep the process from ending.
 *
 * @returns the exit code: 0 after an orderly stop
 */
export async function stopInTime({ drain, close }: Stopping, withinMs: number, log: Logger): Promise<number> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<number>();
  const fuse = setTimeout(() => {
    log.error({ withinMs }, 'stopped by force: not everything closed in time');
    giveUp(1);
  }, withinMs);
  const orderly = drain()
    .then(close)
    .then(() => 0);
  return await Promise.race([orderly, late]).finally(() => clearTimeout(fuse));
}
