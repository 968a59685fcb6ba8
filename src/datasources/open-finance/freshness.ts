import type { CachePolicy } from '../upstream/exchange.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/** Long enough that an outage of upstream is not one of the partner's front ends. */
const outage = 1 * hours;

/**
 * How long each answer may be reused. Upstream sends no cache headers, so these are ours; each line says what the figure
 * rests on. What a mutation or a webhook changes is invalidated besides.
 */
export const freshness = {
  /** Changes only through this partner's own calls. */
  customer: { freshMs: 1 * minutes, revalidateMs: 5 * minutes, staleMs: outage },
  /** As a customer. */
  business: { freshMs: 1 * minutes, revalidateMs: 5 * minutes, staleMs: outage },
  /** Made in Connect Transfer, by a person who then waits for it to show. */
  switches: { freshMs: 5 * seconds, revalidateMs: 0, staleMs: outage },
  /** As a customer. */
  consumer: { freshMs: 1 * minutes, revalidateMs: 5 * minutes, staleMs: outage },
  /** A new customer should show up at once for whoever created it elsewhere; a list is cheap to read again. */
  customers: { freshMs: 5 * seconds, revalidateMs: 0, staleMs: outage },
  /** Upstream itself aggregates once a day; but a person who adds an account in Connect expects it within seconds. */
  accounts: { freshMs: 10 * seconds, revalidateMs: 20 * seconds, staleMs: outage },
  /** As accounts: new rows come with an aggregation. */
  transactions: { freshMs: 10 * seconds, revalidateMs: 20 * seconds, staleMs: outage },
  /** A single row changes only from pending to active or to shadow. */
  transaction: { freshMs: 1 * minutes, revalidateMs: 1 * minutes, staleMs: outage },
  /** A registration takes days, and what this gateway hands in is invalidated. */
  applications: { freshMs: 30 * seconds, revalidateMs: 1 * minutes, staleMs: outage },
  /** A customer may take one back at any time; what this gateway revokes is invalidated. */
  consents: { freshMs: 10 * seconds, revalidateMs: 0, staleMs: 0 },
  /** Set up by hand, once in a while. */
  experiences: { freshMs: 5 * minutes, revalidateMs: 1 * hours, staleMs: 1 * days, isImpersonal: true },
  /** Mastercard's advice for institution data: once a day. */
  institution: { freshMs: 1 * days, revalidateMs: 1 * days, staleMs: 7 * days, isImpersonal: true },
  /** Owners hardly ever change. Paid for: never fetched behind, never shown older than whoever asks allows. */
  identity: { freshMs: 1 * days, revalidateMs: 0, staleMs: 0 },
  /** As owners; tokens in place of numbers live as long as the consent. */
  accountNumbers: { freshMs: 1 * days, revalidateMs: 0, staleMs: 0 },
} as const satisfies Record<string, CachePolicy>;
