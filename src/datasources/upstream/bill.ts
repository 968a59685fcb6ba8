import { type Bill, type BillingOutcome, billFor, billingOf } from '../../domain/billing.ts';
import type { Call } from './exchange.ts';
import type { Outcome } from './outcome.ts';

/** What a call is billed for at most, told before it is sent. */
export function expectedBill(call: Call<unknown>): Bill {
  return billFor(billing(call, 'success'), call.billing?.items ?? 1);
}

/** What a request is billed for, now that it is over. */
export function billOf<T>(call: Call<T>, outcome: Outcome<T>): Bill {
  const counted = outcome.kind === 'success' ? call.endpoint.response.billed?.(outcome.value) : undefined;
  return billFor(billing(call, endOf(outcome)), counted ?? call.billing?.items ?? 1);
}

function billing({ endpoint, partner, billing: hints = {} }: Call<unknown>, outcome: BillingOutcome) {
  return billingOf({
    mayBeBilled: endpoint.billable,
    outcome,
    environment: partner.environment,
    customerType: hints.customerType ?? null,
    reportAgeMs: hints.reportAgeMs ?? null,
  });
}

function endOf(outcome: Outcome<unknown>): BillingOutcome {
  if (outcome.kind === 'success') return 'success';
  // An answer that cannot be read was given all the same. A connection lost before a byte left is `unsent`.
  if (outcome.fault === 'unreadable') return 'success';
  return outcome.fault === 'lost' || outcome.fault === 'aborted' ? 'unknown' : 'failure';
}
