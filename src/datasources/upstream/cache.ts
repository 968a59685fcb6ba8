import { LRUCache } from 'lru-cache';

import { isGatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { cacheKey } from './cache-key.ts';
import { type AnswerOwner, type CacheScope, covers } from './cache-scope.ts';
import { estimateSize } from './estimate-size.ts';
import type { Answer, CachePolicy, KeptBody } from './exchange.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { Recollection } from './provenance.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { Asked, Stage } from './stage.ts';

export interface Cache {
  readonly stage: Stage;
  /** How old an answer is in milliseconds, if it is still the one that a call would get, and fresh; null otherwise. */
  ageOf({ call, serial }: Recollection): number | null;
  /**
   * Forgets what is stored, and what is on its way: an answer asked for before a change may not outlive it.
   *
   * @param origin elsewhere: whoever made the change has told those who share answers
   */
  invalidate(scope: CacheScope, origin: 'here' | 'elsewhere'): void;
}

interface Entry extends AnswerOwner {
  readonly serial: number;
  /** The body until somebody asks again, where there is one; then what was read of it. */
  readonly kept: { readonly value: unknown } | KeptBody<unknown>;
  readonly status: number;
  /** Monotonic milliseconds when the answer was complete. */
  readonly completedAt: number;
}

/** A fetch on its way; `void` once a change has overtaken it. */
interface Fetch extends AnswerOwner {
  overtaken: boolean;
}

export interface CacheDeps {
  readonly clock: Clock;
  readonly maxBytes: number;
  readonly next: Stage;
  /** What other instances have asked; null where there are none. */
  readonly shared: SharedAnswers | null;
  /** Turns an ask into the gateway's own: background priority, a deadline of its own, nobody's meter. */
  readonly behind: <T>(asked: Asked<T>) => Asked<T>;
}

/** An upstream that hangs is down too: so long does a caller wait who can be given an older answer. */
const patienceMs = 2_000;

export function createCache({ clock, maxBytes, next, shared, behind }: CacheDeps): Cache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: ({ kept }, key) =>
      Math.ceil(('value' in kept ? estimateSize(kept.value) : kept.bytes) + key.length + 100),
    // Plus one: an entry stored at 0 would never expire, since lru-cache takes that for no time at all.
    perf: { now: () => clock.monotonic() + 1 },
    // 0: ask the clock each time. Any other value makes the cache keep a timer of its own.
    ttlResolution: 0,
    onInsert: (entry, key) => {
      const customer = customerOf(entry);
      keysOf.set(customer, (keysOf.get(customer) ?? new Set()).add(key));
    },
    disposeAfter: (entry, key) => {
      // Two who shared one call have both stored what it brought.
      if ('release' in entry.kept && entries.peek(key, { allowStale: true })?.kept !== entry.kept) entry.kept.release();
      const keys = keysOf.get(customerOf(entry));
      if (entries.has(key) || keys === undefined) return;
      keys.delete(key);
      if (keys.size === 0) keysOf.delete(customerOf(entry));
    },
  });
  const keysOf = new Map<string, Set<string>>();
  const fetches = new Set<Fetch>();
  const revalidating = new Set<string>();
  let serials = 0;
  const nextSerial = () => {
    serials += 1;
    return serials;
  };

  const stage: Stage = <T>(asked: Asked<T>): Promise<Answer<T>> => {
    const policy = asked.endpoint.cache;
    if (policy === null) return next(asked);
    const key = cacheKey(asked);
    const stored = read<T>(asked, key);
    const verdict = stored === undefined ? 'fetch' : judge(asked, policy, stored.ageMs);
    if (stored !== undefined && verdict !== 'fetch') {
      if (verdict === 'stale') revalidate(asked, policy, key);
      return Promise.resolve(stored);
    }
    // A caller who named the oldest answer that will do gets nothing older; nobody else is left without.
    if (stored === undefined || !mayBeStale(asked)) return fetch(asked, policy, key);
    return fetchOrStale(asked, policy, key, { ...stored, source: 'stale' });
  };

  async function fetchOrStale<T>(
    asked: Asked<T>,
    policy: CachePolicy,
    key: string,
    stale: Answer<T>,
  ): Promise<Answer<T>> {
    // Somebody has waited for it before, in vain so far.
    if (revalidating.has(key)) return stale;
    const late = Promise.withResolvers<'late'>();
    const timer = clock.after(patienceMs, () => late.resolve('late'));
    try {
      const first = await Promise.race([fetch(asked, policy, key), late.promise]);
      if (first !== 'late') return first;
      // Joins the call under way. It must run to its end even when this caller leaves: only so do the stages behind learn
      // that upstream hangs.
      revalidate(asked, policy, key);
      return stale;
    } catch (error) {
      if (isUpstreamDown(error)) return stale;
      throw error;
    } finally {
      timer.cancel();
    }
  }

  function read<T>(asked: Asked<T>, key: string): Answer<T> | undefined {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    // The key says so already. Checked again because serving one partner's answer to another is the one unforgivable fault.
    if (entry.partnerId !== asked.partner.partnerId || entry.customerId !== asked.customerId) return undefined;
    const ageMs = clock.monotonic() - entry.completedAt;
    const fresh = ageMs <= (asked.endpoint.cache?.freshMs ?? 0);
    const found = valueIn(entry, key);
    // Stored after it had made room once, by another one who shared its call.
    if (found === null) return undefined;
    const value = found.value as T;
    return { value, status: entry.status, source: fresh ? 'cache' : 'stale', ageMs, serial: entry.serial };
  }

  /** What is asked for a second time will be asked for a third time: it is not read again. */
  function valueIn(entry: Entry, key: string): { readonly value: unknown } | null {
    if ('value' in entry.kept) return entry.kept;
    const kept = entry.kept.read();
    if (kept !== null) entries.set(key, { ...entry, kept }, { ttl: Math.max(1, entries.getRemainingTTL(key)) });
    return kept;
  }

  async function fetch<T>(asked: Asked<T>, policy: CachePolicy, key: string): Promise<Answer<T>> {
    const owner = {
      partnerId: asked.partner.partnerId,
      customerId: asked.customerId,
      operation: asked.endpoint.operation,
    };
    const mine: Fetch = { ...owner, overtaken: false };
    fetches.add(mine);
    try {
      const lookup = shared === null ? null : await shared.find(asked, policy);
      const found = lookup?.answer ?? null;
      const isGood = found !== null && judge(asked, policy, found.ageMs) === 'serve';
      // The key names the operation, so that what was stored under it is of the same type.
      const answer: Answer<T> = isGood
        ? { ...found, value: found.value as T, source: 'cache', serial: nextSerial() }
        : await next(asked);
      if (!mine.overtaken) {
        if (!isGood) lookup?.keep(answer);
        const entry = {
          ...owner,
          serial: answer.serial ?? nextSerial(),
          kept: answer.body ?? { value: answer.value },
          status: answer.status,
          completedAt: clock.monotonic() - answer.ageMs,
        };
        entries.set(key, entry, { ttl: Math.max(1, policy.freshMs + Math.max(policy.revalidateMs, policy.staleMs)) });
      }
      return answer;
    } finally {
      fetches.delete(mine);
    }
  }

  function revalidate<T>(asked: Asked<T>, policy: CachePolicy, key: string): void {
    if (revalidating.has(key)) return;
    revalidating.add(key);
    // Its failure is recorded by the stages behind; the stale answer has been served already.
    fetch(behind(asked), policy, key)
      .catch(() => {})
      .finally(() => revalidating.delete(key));
  }

  return {
    stage,
    ageOf({ call, serial }) {
      const entry = entries.get(cacheKey(call));
      if (entry === undefined || entry.serial !== serial) return null;
      if (entry.partnerId !== call.partner.partnerId || entry.customerId !== call.customerId) return null;
      const ageMs = clock.monotonic() - entry.completedAt;
      return ageMs <= (call.endpoint.cache?.freshMs ?? -1) ? ageMs : null;
    },
    invalidate(scope, origin) {
      if (origin === 'here') shared?.forget(scope);
      for (const fetchInFlight of fetches) if (covers(scope, fetchInFlight)) fetchInFlight.overtaken = true;
      const candidates = scope.customerId === undefined ? entries.keys() : (keysOf.get(customerOf(scope)) ?? []);
      for (const key of [...candidates]) {
        const entry = entries.peek(key, { allowStale: true });
        if (entry !== undefined && covers(scope, entry)) entries.delete(key);
      }
    },
  };
}

function customerOf(owner: { readonly partnerId: string; readonly customerId?: string | undefined }): string {
  return lengthPrefixed([owner.partnerId, owner.customerId === undefined ? '-' : `=${owner.customerId}`]);
}

/** `stale`: serve it and fetch a new one behind. */
function judge(asked: Asked<unknown>, policy: CachePolicy, ageMs: number): 'serve' | 'stale' | 'fetch' {
  const { maxAgeMs, endpoint } = asked;
  if (maxAgeMs !== undefined) return maxAgeMs > 0 && ageMs <= maxAgeMs ? 'serve' : 'fetch';
  // Upstream forbids automated calls to a bank, and nobody shall pay for a call that nobody asked for.
  if (endpoint.live || endpoint.billable) return 'fetch';
  if (ageMs <= policy.freshMs) return 'serve';
  return ageMs <= policy.freshMs + policy.revalidateMs ? 'stale' : 'fetch';
}

function mayBeStale({ endpoint, maxAgeMs }: Asked<unknown>): boolean {
  return maxAgeMs === undefined && !endpoint.live && !endpoint.billable;
}

/** Upstream could not be asked, or failed: what it said before is better than nothing. */
function isUpstreamDown(error: unknown): boolean {
  return (
    isGatewayError(error, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_BAD_RESPONSE', 'RATE_LIMITED') ||
    isGatewayError(error, 'UPSTREAM_THROTTLED', 'CREDENTIALS_LATCHED', 'PARTNER_LOCKED', 'WRONG_APP_KEY') ||
    (isGatewayError(error, 'UPSTREAM_ERROR') && error.retryable)
  );
}
