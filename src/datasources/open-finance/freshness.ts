import type { CachePolicy } from '../upstream/exchange.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/**
 * How long each answer may be reused. Upstream sends no cache headers, so these are ours; each line says what the figure
 * rests on. What a mutation or a webhook changes is invalidated besides.
 */
export const freshness = {
  /** Changes only through this partner's own calls. */
  customer: { freshMs: 1 * minutes, staleMs: 1 * hours },
  /** A new customer should show up at once for whoever created it elsewhere; a list is cheap to read again. */
  customers: { freshMs: 5 * seconds, staleMs: 10 * minutes },
  /** Upstream itself aggregates once a day; a person adding an account in Connect expects it within seconds. */
  accounts: { freshMs: 15 * seconds, staleMs: 1 * hours },
  /** As accounts: new rows come with an aggregation. */
  transactions: { freshMs: 15 * seconds, staleMs: 1 * hours },
  /** A single row changes only from pending to active or to shadow. */
  transaction: { freshMs: 1 * minutes, staleMs: 1 * hours },
  /** Mastercard's advice for institution data: once a day. */
  institution: { freshMs: 1 * days, staleMs: 7 * days },
} as const satisfies Record<string, CachePolicy>;
