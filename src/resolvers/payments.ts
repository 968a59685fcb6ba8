import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import type { Money } from '../domain/money.ts';
import {
  type AchDetails,
  type LoanPayee,
  type LoanPaymentDetails,
  maskNumber,
  type PaymentInstruction,
  type PaymentRail,
  railOf,
} from '../domain/payments.ts';
import { currencyOf } from './accounts.ts';
import { liveOutcome } from './pending.ts';
import { maxAgeOf, type PremiumArgs, premiumProblems } from './premium.ts';

export function achDetails(account: AccountRef, args: PremiumArgs, ctx: RequestContext) {
  const maxAgeMs = maxAgeOf(args);
  return liveOutcome<AchDetails>(() => ctx.loaders.premium.ach(account, maxAgeMs), premiumProblems, args, ctx);
}

export interface PaymentInstructions {
  readonly instructions: readonly PaymentInstruction[];
}

export interface InstructionArgs extends PremiumArgs {
  readonly rails: readonly PaymentRail[];
}

/** ACH alone comes with the bundle where the partner is enrolled; other rails have a call of their own. */
export function paymentInstructions(account: AccountRef, { rails, ...args }: InstructionArgs, ctx: RequestContext) {
  const maxAgeMs = maxAgeOf(args);
  const { premium } = ctx.loaders;
  const onlyAch = rails.every((rail) => rail === 'ACH');
  return liveOutcome<PaymentInstructions>(
    async () => {
      const found = await (onlyAch
        ? premium.achInstruction(account, maxAgeMs)
        : premium.instructions(account, maxAgeMs));
      return { instructions: found.filter((instruction) => isWanted(railOf(instruction), rails)) };
    },
    premiumProblems,
    args,
    ctx,
  );
}

/** A rail that this release does not know was not ruled out by who wants all that it does. */
function isWanted(rail: PaymentRail | 'UNRECOGNIZED', rails: readonly PaymentRail[]): boolean {
  return rail === 'UNRECOGNIZED' ? rails.length > 1 : rails.includes(rail);
}

export function loanPaymentDetails(account: AccountRef, args: PremiumArgs, ctx: RequestContext) {
  const maxAgeMs = maxAgeOf(args);
  return liveOutcome<LoanPaymentDetails>(
    () => ctx.sources.payments.loan(account, ctx.loaders.premium.institutionOf(account), maxAgeMs),
    premiumProblems,
    args,
    ctx,
  );
}

/** In full for viewers with the scope `payments`; others see that there is one, and its end. */
export function shownNumber(number: string | null, { viewer }: RequestContext): string | null {
  return number === null || viewer.scopes.has('payments') ? number : maskNumber(number);
}

/** The product serves the US only, and says nothing about the currency. */
export function payoffAmount({ futurePayoffAmount }: LoanPayee): Money | null {
  return futurePayoffAmount === null ? null : { amount: futurePayoffAmount, currency: currencyOf(null) };
}
