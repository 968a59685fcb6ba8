import type { ProcessLogger } from '../lib/logger.ts';

/** A log that nobody reads must not keep the process. */
export async function flushed(log: ProcessLogger): Promise<void> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<void>();
  const fuse = setTimeout(giveUp, 500);
  await Promise.race([log.flush(), late]);
  clearTimeout(fuse);
}
