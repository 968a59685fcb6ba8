import { createHmac } from 'node:crypto';
import { isProblem, ownProblem, type Problem } from '../domain/problems.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import { wait } from '../lib/clock.ts';
import { open, seal } from '../lib/seal.ts';
import type { IdempotencyStore } from './idempotency-store.ts';

/** Something that must happen once, however often it is asked for. Its result is serializable and holds no personal data. */
export interface Effect<T> {
  /** The mutation's name. */
  readonly name: string;
  /** The client's key; without one every ask is a new effect. */
  readonly key: string | null | undefined;
  /** What was asked: the same key for something else is a conflict. */
  readonly input: unknown;
  /** Its result opens something, as a link does: it is kept encrypted, so that the database opens nothing. */
  readonly sealed?: true;
  run(): Promise<T | Problem>;
  /**
   * Finds out whether it happened after all; null when nobody can tell. `begunAt` is the wall time at which it was begun,
   * which may have been an earlier ask.
   */
  recover?(begunAt: number): Promise<T | null>;
}

/** Runs an effect, or answers what became of it when the same key was used before: by this process or another. */
export type Once = <T extends object>(viewer: Viewer, effect: Effect<T>) => Promise<T | Problem>;

interface OnceDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  /** 32 bytes, used for nothing else. */
  readonly macKey: Buffer;
  /** 32 bytes, used for nothing else. */
  readonly sealKey: Buffer;
}

const pollMs = 250;
/** How long the second of two equal asks waits for the first. */
const patienceMs = 20_000;

const unknownOutcome = (name: string) =>
  ownProblem('OutcomeUnknown', `${name}: the answer was lost; it may have taken effect.`, { category: 'PLATFORM' });

export function createOnce({ store, clock, macKey, sealKey }: OnceDeps): Once {
  const mac = (...parts: readonly string[]) =>
    createHmac('sha256', macKey).update(JSON.stringify(parts)).digest('base64url');

  return async (viewer, effect) => {
    const { name, key, input } = effect;
    if (!key) {
      const begunAt = clock.wall();
      return effect.run().then((result) => settledOf(result, effect, begunAt));
    }
    const id = mac(viewer.partner.partnerId, viewer.clientId, viewer.customerId ?? '', key);
    const fingerprint = mac(name, JSON.stringify(input));
    const giveUpAt = clock.monotonic() + patienceMs;
    for (;;) {
      const now = clock.wall();
      const claim = await store.claim(id, fingerprint, now);
      switch (claim.kind) {
        case 'first':
          return begin(id, effect, now);
        case 'done':
          return JSON.parse(effect.sealed ? open(claim.answer, sealKey, id) : claim.answer);
        case 'unknown':
          return recover(id, effect, claim.claimedAt);
        case 'conflict':
          return ownProblem('IdempotencyConflict', `The idempotency key was used before, for another ${name}.`);
        case 'running':
          if (clock.monotonic() >= giveUpAt) return running(name);
          await wait(clock, pollMs);
      }
    }
  };

  async function begin<T>(id: string, effect: Effect<T>, begunAt: number): Promise<T | Problem> {
    let result: T | Problem;
    try {
      result = await settledOf(await effect.run(), effect, begunAt);
    } catch (error) {
      // Named failures that reach this place say that nothing happened: the key may be used again.
      await store.abandon(id);
      throw error;
    }
    await remember(id, effect, result);
    return result;
  }

  async function recover<T>(id: string, effect: Effect<T>, begunAt: number): Promise<T | Problem> {
    const found = (await effect.recover?.(begunAt)) ?? unknownOutcome(effect.name);
    await remember(id, effect, found);
    return found;
  }

  function remember(id: string, { sealed }: Effect<unknown>, result: unknown): Promise<void> {
    const isLost = isProblem(result) && result.problem === 'OutcomeUnknown';
    if (isLost) return store.forgetOutcome(id);
    const answer = JSON.stringify(result);
    return store.settle(id, sealed ? seal(answer, sealKey, id) : answer);
  }
}

/** A lost answer is looked for at once: mostly it did happen, or did not, and then nobody need be troubled. */
async function settledOf<T>(result: T | Problem, effect: Effect<T>, begunAt: number): Promise<T | Problem> {
  if (!isProblem(result) || result.problem !== 'OutcomeUnknown') return result;
  return (await effect.recover?.(begunAt).catch(() => null)) ?? result;
}

function running(name: string): Problem {
  return ownProblem('AlreadyRunning', `${name}: the same is being done under this key.`, {
    retryable: true,
    retryAfterMs: 1000,
  });
}
