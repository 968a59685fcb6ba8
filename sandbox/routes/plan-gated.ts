import { notImplemented } from '../not-implemented.ts';
import type { Route } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

/** What the free plan does not include is refused in plain text, before anything else is looked at. */
export const planGatedRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/aggregation/v2/customers/active',
    handler: ({ partner }) => (partner.plan === 'sandbox' ? upstreamErrors.notInPlan() : notImplemented('AddCustomer')),
  },
];
