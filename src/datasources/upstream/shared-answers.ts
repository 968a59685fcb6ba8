import type { AnswerPlace, AnswerStore, StoredAnswer } from '../../coordination/answer-store.ts';
import { cacheKey } from './cache-key.ts';
import type { CacheScope } from './cache-scope.ts';
import type { Answer, CachePolicy } from './exchange.ts';
import type { Asked } from './stage.ts';

/** What an instance looks for before it asks upstream, beyond its own memory. */
export interface SharedAnswers {
  /** Another instance's answer; otherwise null, and what becomes of the one that is then fetched. Never fails. */
  find(asked: Asked<unknown>, policy: CachePolicy): Promise<Lookup>;
  /** To be called for a change that was made here; those who hear of it elsewhere need not. */
  forget(scope: CacheScope): void;
}

export interface Lookup {
  readonly answer: StoredAnswer | null;
  keep(answer: Answer<unknown>): void;
}

/** Changes that are remembered one by one while the store is away. */
const mostUntold = 1_000;

const nothing: Lookup = { answer: null, keep() {} };

export interface SharedAnswersOptions {
  /** Rejects, soon, while it is away. Null where there is none. */
  readonly store: AnswerStore | null;
  /** Whether it may keep what is somebody's data. What is live or billed it never does. */
  readonly what: 'off' | 'impersonal' | 'all';
}

/**
 * The second level of the cache: behind the memory of each process, before upstream. What it does not say in time it does not
 * know, and a change that it could not be told yet keeps everybody here from reading it.
 */
export function createSharedAnswers({ store, what }: SharedAnswersOptions): SharedAnswers | null {
  if (store === null || what === 'off') return null;
  const shared = store;
  /** Changes that the store may not know of, by what they are about. */
  const untold = new Map<string, CacheScope>();

  const nameOf = ({ partnerId, customerId, operations }: CacheScope) =>
    JSON.stringify([partnerId, customerId, operations]);

  /** An object of its own each time: one that is being told may have been too early for this change. */
  function note(scope: CacheScope): void {
    const whole = { partnerId: scope.partnerId };
    if (untold.has(nameOf(whole))) untold.set(nameOf(whole), whole);
    else untold.set(nameOf(scope), { ...scope });
  }

  /** Nothing of its partners is found any more: costs them calls, and no memory for as long as the store is away. */
  function summarize(): void {
    const partners = new Set(Array.from(untold.values(), ({ partnerId }) => partnerId));
    untold.clear();
    for (const partnerId of partners) note({ partnerId });
  }

  async function tell(): Promise<void> {
    for (const [name, scope] of [...untold]) {
      await shared.forget(scope);
      if (untold.get(name) === scope) untold.delete(name);
    }
  }

  return {
    async find(asked, policy) {
      const { endpoint, maxAgeMs } = asked;
      const isImpersonal = policy.isImpersonal === true && asked.customerId === undefined;
      if (endpoint.live || endpoint.billable || maxAgeMs === 0 || !(isImpersonal || what === 'all')) return nothing;
      const place: AnswerPlace = {
        partnerId: asked.partner.partnerId,
        customerId: asked.customerId,
        operation: endpoint.operation,
        key: cacheKey(asked),
        isImpersonal,
      };
      const lifeMs = policy.freshMs + policy.revalidateMs;
      try {
        await tell();
        const { answer, askedAt } = await shared.get(place);
        return {
          answer,
          keep({ value, status, ageMs }) {
            if (ageMs < lifeMs) shared.put(place, { value, status, ageMs }, askedAt, lifeMs - ageMs).catch(() => {});
          },
        };
      } catch {
        return nothing;
      }
    },
    forget(scope) {
      note(scope);
      if (untold.size > mostUntold) summarize();
      tell().catch(() => {});
    },
  };
}
