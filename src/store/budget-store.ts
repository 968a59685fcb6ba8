/** A stretch of time in which a client may cause so many billable items. */
export interface BudgetLimit {
  /** Names the stretch: `day 2026-11-24`. */
  readonly window: string;
  readonly most: number;
  /** Wall time in Unix milliseconds. */
  readonly endsAt: number;
}

/**
 * What clients have used of their billable budgets, shared by all processes on one database. What was taken by a process
 * that died stays taken: a budget errs on the side of the bill.
 */
export interface BudgetStore {
  /** Atomic: takes `items` from every limit or from none. Answers the first limit that has not so many left; null when taken. */
  takeBudget(client: string, limits: readonly BudgetLimit[], items: number): Promise<BudgetLimit | null>;
  /** Gives back what was taken and not used. */
  returnBudget(client: string, limits: readonly BudgetLimit[], items: number): Promise<void>;
}
