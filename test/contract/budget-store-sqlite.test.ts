import { budgetStoreContract } from './budget-store-contract.ts';
import { sqlitePlace, storeHarness } from './store-harness.ts';

const place = (stack: AsyncDisposableStack) => sqlitePlace(stack, 'budget.db', ['billable_budget']);
budgetStoreContract(
  'SQLite',
  storeHarness(place, ({ budgets }) => budgets),
);
