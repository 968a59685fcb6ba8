import { createHmac } from 'node:crypto';
import { isProblem, ownProblem, type Problem } from '../domain/problems.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import { wait } from '../lib/clock.ts';
import { type Keys, purposeKey } from '../lib/master-key.ts';
import { open, seal } from '../lib/seal.ts';
import type { Claim, IdempotencyStore } from './idempotency-store.ts';

/** Something that must happen once, however often it is asked for. Its result is serializable and holds no personal data. */
export interface Effect<T> {
  /** The mutation's name. */
  readonly name: string;
  /** The client's key; without one every ask is a new effect. */
  readonly key: string | null | undefined;
  /** What was asked: the same key for something else is a conflict. */
  readonly input: unknown;
  run(): Promise<T | Problem>;
  /**
   * Finds out whether it happened after all; null when nobody can tell. `begunAt` is the wall time at which it was begun,
   * which may have been an earlier ask.
   */
  recover?(begunAt: number): Promise<T | null>;
}

/** Runs an effect, or answers what became of it when the same key was used before: by this process or another. */
export type Once = <T extends object>(viewer: Viewer, effect: Effect<T>) => Promise<T | Problem>;

/** 32 bytes each. */
export interface OnceKeys {
  readonly mac: Buffer;
  readonly seal: Buffer;
}

/** @param masters the master key, then those before it */
export function onceKeys(masters: Keys): readonly OnceKeys[] {
  return masters.map((master) => ({
    mac: purposeKey(master, 'idempotency'),
    seal: purposeKey(master, 'idempotency-seal'),
  }));
}

/** What a use of a key is called, and what seals its answer. */
interface Place {
  readonly id: string;
  readonly fingerprint: string;
  readonly sealKey: Buffer;
}

interface OnceDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  /** Keys that are used for nothing else, under the master key and those before it. */
  readonly keys: readonly OnceKeys[];
}

const pollMs = 250;
/** How long the second of two equal asks waits for the first. */
const patienceMs = 20_000;

const unknownOutcome = (name: string) =>
  ownProblem('OutcomeUnknown', `${name}: the answer was lost; it may have taken effect.`, { category: 'PLATFORM' });

export function createOnce({ store, clock, keys }: OnceDeps): Once {
  return async (viewer, effect) => {
    const { name, key, input } = effect;
    if (!key) {
      const begunAt = clock.wall();
      return effect.run().then((result) => settledOf(result, effect, begunAt));
    }
    const places = keys.map(({ mac, seal: sealKey }): Place => {
      const id = macOf(mac, viewer.partner.partnerId, viewer.clientId, viewer.customerId ?? '', key);
      return { id, fingerprint: macOf(mac, name, JSON.stringify(input)), sealKey };
    });
    const giveUpAt = clock.monotonic() + patienceMs;
    for (;;) {
      const now = clock.wall();
      const { claim, place } = await claimAll(places, now);
      switch (claim.kind) {
        case 'first':
          return begin(places, effect, now);
        case 'done':
          return JSON.parse(open(claim.answer, place.sealKey, place.id));
        case 'unknown':
          return recover([place], effect, claim.claimedAt);
        case 'conflict':
          return ownProblem('IdempotencyConflict', `The idempotency key was used before, for another ${name}.`);
        case 'running':
          if (clock.monotonic() >= giveUpAt) return running(name);
          await wait(clock, pollMs);
      }
    }
  };

  /** Under all names, the oldest first: it is the one that instances which know no newer key claim as well. */
  async function claimAll(places: readonly Place[], now: number): Promise<{ claim: Claim; place: Place }> {
    const claimed: Place[] = [];
    let last: { claim: Claim; place: Place } | undefined;
    for (const place of places.toReversed()) {
      last = { claim: await store.claim(place.id, place.fingerprint, now), place };
      if (last.claim.kind !== 'first') {
        for (const { id } of claimed) await store.abandon(id);
        return last;
      }
      claimed.push(place);
    }
    if (last === undefined) throw new Error('an effect needs a key');
    return last;
  }

  async function begin<T>(places: readonly Place[], effect: Effect<T>, begunAt: number): Promise<T | Problem> {
    let result: T | Problem;
    try {
      result = await settledOf(await effect.run(), effect, begunAt);
    } catch (error) {
      // Named failures that reach this place say that nothing happened: the key may be used again.
      for (const { id } of places) await store.abandon(id);
      throw error;
    }
    await remember(places, result);
    return result;
  }

  async function recover<T>(places: readonly Place[], effect: Effect<T>, begunAt: number): Promise<T | Problem> {
    const found = (await effect.recover?.(begunAt)) ?? unknownOutcome(effect.name);
    await remember(places, found);
    return found;
  }

  /** What is kept is sealed: some of it opens something, and all of it names customers, who may be deleted before it is forgotten. */
  async function remember(places: readonly Place[], result: unknown): Promise<void> {
    const isLost = isProblem(result) && result.problem === 'OutcomeUnknown';
    const answer = JSON.stringify(result);
    for (const { id, sealKey } of places) {
      if (isLost) await store.forgetOutcome(id);
      else await store.settle(id, seal(answer, sealKey, id));
    }
  }
}

const macOf = (key: Buffer, ...parts: readonly string[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');

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
