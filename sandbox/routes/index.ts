import type { Route } from '../router.ts';
import { accountRoutes } from './accounts.ts';
import { addAllRoutes } from './add-all.ts';
import { consumerRoutes } from './consumers.ts';
import { customerRoutes } from './customers.ts';
import { institutionRoutes } from './institutions.ts';
import { transactionRoutes } from './transactions.ts';

/** Every operation that answers as upstream does. Login stands apart: it needs no token. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...accountRoutes,
  ...transactionRoutes,
  ...institutionRoutes,
  ...addAllRoutes,
  ...consumerRoutes,
];
