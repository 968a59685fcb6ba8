import type { PartnerEnvironment } from './partner.ts';
import type { Instant } from './time.ts';

/** How a call ended, as far as its price goes. `unknown`: it was sent, and no complete answer came. */
export type BillingOutcome = 'success' | 'failure' | 'unknown';

/** What decides whether Mastercard bills a call. */
export interface BillingSituation {
  /** Of the endpoint: some of its calls are billed. */
  readonly mayBeBilled: boolean;
  readonly outcome: BillingOutcome;
  readonly environment: PartnerEnvironment;
  /** Of the customer that it is about; null where no answer has said it, which counts as active. */
  readonly customerType: 'testing' | 'active' | null;
  /** Age of the financial institution data report that it refreshes; null for everything else. */
  readonly reportAgeMs: number | null;
}

/**
 * `free`: nothing is billed. `billed`: Mastercard charges for it. `waived`: as billed, but nobody pays in this environment
 * or for this customer.
 */
export type Billing = 'free' | 'waived' | 'billed';

const freeRefreshMs = 60 * 24 * 60 * 60 * 1000;

/**
 * Whether Mastercard bills a call: the one rule behind `@billable`, `extensions.cost`, budgets and call records. Upstream
 * bills what succeeded; what nobody knows the end of counts as if it had.
 */
export function billingOf(situation: BillingSituation): Billing {
  const { mayBeBilled, outcome, environment, customerType, reportAgeMs } = situation;
  if (!mayBeBilled || outcome === 'failure') return 'free';
  // "Financial Institution data reports have unlimited free refreshes within 60 days."
  if (reportAgeMs !== null && reportAgeMs < freeRefreshMs) return 'free';
  return environment === 'production' && customerType !== 'testing' ? 'billed' : 'waived';
}

/** What a caller knows about the price of a call beyond its endpoint. */
export interface BillingHints {
  readonly customerType?: 'testing' | 'active' | null;
  readonly reportAgeMs?: number | null;
  /** Most items that one answer is billed for, where that is not one: a bundle counts each section of each account. */
  readonly items?: number;
}

/** The items that a call is billed for. `billable` holds those that are waived too. */
export interface Bill {
  readonly billable: number;
  readonly waived: number;
}

export function billFor(billing: Billing, items: number): Bill {
  if (billing === 'free') return { billable: 0, waived: 0 };
  return { billable: items, waived: billing === 'waived' ? items : 0 };
}

/** The most billable items that a client may cause. Days and months are those of UTC. */
export interface BillableBudget {
  readonly perOperation?: number;
  readonly perDay?: number;
  readonly perMonth?: number;
}

/** A stretch of time with a limit of its own. */
export interface BudgetWindow {
  /** Names it among all windows: `day 2026-11-24`, `month 2026-11`. */
  readonly name: string;
  readonly most: number;
  readonly endsAt: Instant;
}

/** The windows of a budget that a moment lies in. */
export function budgetWindows({ perDay, perMonth }: BillableBudget, now: Instant): readonly BudgetWindow[] {
  const at = new Date(now);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const iso = at.toISOString();
  return [
    ...(perDay === undefined
      ? []
      : [{ name: `day ${iso.slice(0, 10)}`, most: perDay, endsAt: Date.UTC(year, month, day + 1) }]),
    ...(perMonth === undefined
      ? []
      : [{ name: `month ${iso.slice(0, 7)}`, most: perMonth, endsAt: Date.UTC(year, month + 1) }]),
  ];
}
