import { builder } from './builder.ts';
import { waitForArgument } from './pending.ts';

/** What is declared about a field that asks the bank about an account, and is billed. */
export function asksTheBank(product: string, calls = 1) {
  return { known: true, live: true, cost: { per: 'account', calls, billable: calls, product } } as const;
}

const maxAge = {
  required: true,
  defaultValue: 300,
  description:
    'Seconds that the answer may be old, 0 to 86400: what was paid for within that time is not paid for again. 0 always asks.',
} as const;

/** The arguments of such a field. */
export const premiumArgs = builder.args((t) => ({ maxAge: t.int(maxAge), waitFor: t.int(waitForArgument) }));
