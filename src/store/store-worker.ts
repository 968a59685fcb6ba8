import { parentPort, workerData } from 'node:worker_threads';

import { systemClock } from '../lib/clock.ts';
import { repeat } from '../lib/repeat.ts';
import { serveWorker } from '../lib/worker-rpc.ts';
import { budgetMigrations } from './budget-migrations.ts';
import { type BudgetTables, createBudgetTables } from './budget-tables.ts';
import { changeMigrations } from './change-migrations.ts';
import { type ChangeTables, createChangeTables } from './change-tables.ts';
import { eventMigrations } from './event-migrations.ts';
import { createEventTables, type EventTables } from './event-tables.ts';
import { idempotencyMigrations } from './idempotency-migrations.ts';
import { createIdempotencyTables, type IdempotencyTables } from './idempotency-tables.ts';
import { latchMigrations } from './latch-migrations.ts';
import { createLatchTables, type LatchTables } from './latch-tables.ts';
import { openDatabase, type StoreLocation } from './open-database.ts';
import { createWebhookTables } from './webhook-tables.ts';

const location = workerData as StoreLocation;
const pruneEveryMs = 10 * 60 * 1000;

await serveWorker(parentPort, async () => {
  // A database of their own, where that is a file: nothing else that goes wrong with one can cost the memory of a refused
  // secret.
  const latches = await openDatabase<LatchTables>(location, { name: 'latches', migrations: latchMigrations });
  const state = await openDatabase<IdempotencyTables>(location, { name: 'state', migrations: idempotencyMigrations });
  const budget = await openDatabase<BudgetTables>(location, { name: 'budget', migrations: budgetMigrations });
  const event = await openDatabase<EventTables>(location, { name: 'events', migrations: eventMigrations });
  const change = await openDatabase<ChangeTables>(location, { name: 'changes', migrations: changeMigrations });
  const { prune: pruneIdempotency, ...idempotency } = createIdempotencyTables(state);
  const { prune: pruneBudgets, ...budgets } = createBudgetTables(budget);
  const { prune: pruneEvents, ...events } = createEventTables(event);
  const { prune: pruneWebhooks, ...webhooks } = createWebhookTables(event);
  const { prune: pruneChanges, ...changes } = createChangeTables(change);
  // A prune that fails is tried again; what is wrong with the database is said by the asks that need it.
  const pruning = repeat(systemClock, pruneEveryMs, async () => {
    for (const prune of [pruneIdempotency, pruneBudgets, pruneEvents, pruneWebhooks, pruneChanges]) {
      await prune(systemClock.wall()).catch(() => {});
    }
  });
  return {
    verbs: { ...createLatchTables(latches), ...idempotency, ...budgets, ...events, ...webhooks, ...changes },
    async close() {
      await pruning.stop();
      await latches.destroy();
      await state.destroy();
      await budget.destroy();
      await event.destroy();
      await change.destroy();
    },
  };
});
