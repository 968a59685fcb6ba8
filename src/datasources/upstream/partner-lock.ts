import type { Clock } from '../../lib/clock.ts';
import type { Latch, LatchStore } from '../../store/latch-store.ts';
import type { Log } from './log.ts';

/** Whether upstream has locked a partner (24302), as the durable store knows it. */
export interface PartnerLock {
  /** The latch, or null while calls may leave. A promise only where the store has to be waited for. */
  check(): Latch | null | Promise<Latch | null>;
  close(): Promise<void>;
}

export interface PartnerLocks {
  /** @param names of the partner in the store */
  of(names: readonly string[]): PartnerLock;
}

/** So long may a release by an operator, or a lock met by another process, stay unnoticed. */
const rereadMs = 5_000;

/** A lock that this process has met itself. */
interface Met {
  readonly names: readonly string[];
  readonly latch: Latch;
  isSaved: boolean;
}

/**
 * The locks of all partners of this process, read from the store together: however many partners are asked, that is one
 * question in five seconds, and its answer names only those that are locked.
 */
export function createPartnerLocks(deps: {
  readonly clock: Clock;
  readonly latches: Pick<LatchStore, 'latchPartner' | 'lockedPartners'>;
  readonly log: Log;
}): PartnerLocks {
  const { clock, latches, log } = deps;
  /** By name. Undefined until the store has been read once. */
  let stored: ReadonlyMap<string, Latch> | undefined;
  /** What a reading cannot know of yet, by all names of the partner. */
  const met = new Map<string, Met>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    readAt = clock.monotonic();
    try {
      for (const each of met.values()) if (!each.isSaved) await save(each);
      // What is saved by now is in the answer, unless an operator has released it.
      const told = [...met].filter(([, { isSaved }]) => isSaved);
      const rows = await latches.lockedPartners();
      stored = new Map(rows.map(({ partner, latch }) => [partner, latch]));
      for (const [key, each] of told) if (met.get(key) === each) met.delete(key);
    } catch (error) {
      // What was known last holds. Nothing known lets calls through: they need a token, and a login needs the store.
      log.error({ error }, 'the latch store cannot be read');
    }
  }

  async function save(each: Met): Promise<void> {
    await latches.latchPartner(each.names, each.latch.at);
    each.isSaved = true;
  }

  return {
    of(names) {
      const key = names.join(' ');
      let isFirst = true;
      const known = () => met.get(key)?.latch ?? names.map((name) => stored?.get(name)).find(Boolean) ?? null;
      const now = () => {
        isFirst = false;
        return known();
      };
      return {
        check() {
          if (clock.monotonic() - readAt >= rereadMs) reading ??= read().finally(() => (reading = undefined));
          // An open lock is looked at behind, so that a slow store slows no call; a closed one has nothing to lose by waiting,
          // and of a partner that nobody has asked for before nothing is known that could be too old.
          if (reading !== undefined && (isFirst || known() !== null)) return reading.then(now);
          return now();
        },
        async close() {
          const each: Met = { names, latch: { reason: 'locked', at: clock.wall() }, isSaved: false };
          met.set(key, each);
          try {
            await save(each);
          } catch (error) {
            log.error({ error }, 'the latch of a locked partner could not be stored; it holds in this process only');
          }
        },
      };
    },
  };
}
