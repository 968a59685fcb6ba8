import type { Clock } from '../../lib/clock.ts';
import type { Latch, LatchStore } from '../../store/latch-store.ts';
import type { Log } from './log.ts';

/** Whether upstream has locked a partner (24302), as the durable store knows it. */
export interface PartnerLock {
  /** The latch, or null while calls may leave. */
  check(): Promise<Latch | null>;
  close(): Promise<void>;
}

/** So long may a release by an operator, or a lock met by another process, stay unnoticed. */
const rereadMs = 5_000;

export function createPartnerLock(deps: {
  readonly clock: Clock;
  readonly latches: LatchStore;
  readonly log: Log;
  /** Names of the partner in the store. */
  readonly key: readonly string[];
}): PartnerLock {
  const { clock, latches, log, key } = deps;
  /** Undefined until the store has been read once. */
  let known: Latch | null | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let unsaved = false;

  async function read(): Promise<void> {
    readAt = clock.monotonic();
    try {
      if (unsaved) await save();
      else known = await latches.partnerLatch(key);
    } catch (error) {
      // What was known last holds. Nothing known lets calls through: they need a token, and a login needs the store.
      log.error({ error }, 'the latch store cannot be read');
    }
  }

  async function save(): Promise<void> {
    await latches.latchPartner(key, clock.wall());
    unsaved = false;
  }

  return {
    async check() {
      if (clock.monotonic() - readAt >= rereadMs) reading ??= read().finally(() => (reading = undefined));
      // An open lock is looked at behind, so that a slow store slows no call; a closed one has nothing to lose by waiting.
      if (reading !== undefined && known !== null) await reading;
      return known ?? null;
    },
    async close() {
      known = { reason: 'locked', at: clock.wall() };
      readAt = clock.monotonic();
      unsaved = true;
      try {
        await save();
      } catch (error) {
        log.error({ error }, 'the latch of a locked partner could not be stored; it holds in this process only');
      }
    },
  };
}
