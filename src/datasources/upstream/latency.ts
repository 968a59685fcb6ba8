import type { LatencyClass } from './exchange.ts';

/** Total time of a call in milliseconds, counted from its first request on, retries included. */
export const classBudgetMs: Readonly<Record<LatencyClass, number>> = {
  lookup: 10_000,
  list: 30_000,
  live: 180_000,
  login: 5_000,
};
