import { type BillableBudget, budgetWindows } from '../domain/billing.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import type { BudgetStore } from './budget-store.ts';

/** What an operation may be billed for, taken from the client's budget before its first call. */
export interface Taken {
  /** Gives back what was not used. */
  settle(used: number): Promise<void>;
}

/** @throws BUDGET_EXCEEDED when the viewer's client has not so many items left */
export type TakeBudget = (viewer: Viewer, items: number) => Promise<Taken>;

const nothingTaken: Taken = { settle: async () => {} };

/** Takes from budgets; who has none may cause anything. */
export function createBudgets({ store, clock }: { readonly store: BudgetStore; readonly clock: Clock }): TakeBudget {
  return async ({ partner, clientId, billableBudget }, items) => {
    if (billableBudget === undefined || items === 0) return nothingTaken;
    const { perOperation } = billableBudget;
    if (perOperation !== undefined && items > perOperation) throw tooMuchAtOnce(items, perOperation);
    const limits = limitsOf(billableBudget, clock.wall());
    if (limits.length === 0) return nothingTaken;
    const client = JSON.stringify([partner.partnerId, clientId]);
    const exhausted = await store.takeBudget(client, limits, items);
    if (exhausted !== null) throw usedUp(items, exhausted.window, exhausted.most, exhausted.endsAt - clock.wall());
    return {
      async settle(used) {
        if (used < items) await store.returnBudget(client, limits, items - used);
      },
    };
  };
}

function limitsOf(budget: BillableBudget, now: number) {
  return budgetWindows(budget, now).map(({ name, most, endsAt }) => ({ window: name, most, endsAt }));
}

function tooMuchAtOnce(items: number, most: number): GatewayError {
  const message = `The operation could be billed for ${items} items; this client may cause ${most} in one operation.`;
  return new GatewayError('BUDGET_EXCEEDED', message, { category: 'CUSTOMER' });
}

function usedUp(items: number, window: string, most: number, endsInMs: number): GatewayError {
  const message = `The operation could be billed for ${items} items; the client's budget of ${most} for the ${window} has not so many left.`;
  return new GatewayError('BUDGET_EXCEEDED', message, {
    category: 'CUSTOMER',
    // More than the budget ever holds will not fit tomorrow either.
    retryable: items <= most,
    ...(items <= most && { retryAfterMs: Math.max(1, endsInMs) }),
  });
}
