import type { Kysely } from 'kysely';
import { appendIn, type EventTables, type Whole } from './event-tables.ts';
import type { Prunable } from './idempotency-tables.ts';
import type { WebhookStore } from './webhook-store.ts';

export interface WebhookTables {
  webhook_inbox: { partner: string; family: string; event_id: string; type: string; received_at: Whole };
  tx_push_listener: {
    token: string;
    partner: string;
    customer: string;
    account: string;
    sealed_keys: string;
    made_at: Whole;
  };
}

/** Nothing in an event says when it was signed: one that comes back is known by this alone. Retries go on for three days. */
const knownMs = 30 * 24 * 60 * 60 * 1000;

/** The inbox over any database that Kysely speaks to. */
export function createWebhookTables(db: Kysely<EventTables>): WebhookStore & Prunable {
  return {
    receiveWebhook: ({ partnerId: partner, family, eventId: event_id, type, events }, nowMs) =>
      db.transaction().execute(async (tx) => {
        const noted = await tx
          .insertInto('webhook_inbox')
          .values({ partner, family, event_id, type, received_at: nowMs })
          .onConflict((conflict) => conflict.columns(['partner', 'family', 'event_id']).doNothing())
          .returning('event_id')
          .executeTakeFirst();
        if (noted === undefined) return 'duplicate';
        const byCustomer = Map.groupBy(events, ({ log }) => log.customerId);
        // In one order everywhere, so that two events never wait for each other.
        for (const [customerId, group] of [...byCustomer].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          await appendIn(
            tx,
            { partnerId: partner, customerId },
            group.map(({ event }) => event),
            nowMs,
          );
        }
        return 'new';
      }),

    async keepListener(token, { partnerId: partner, customerId: customer, accountId: account, sealedKeys }, nowMs) {
      const row = { partner, customer, account, sealed_keys: sealedKeys, made_at: nowMs };
      await db
        .insertInto('tx_push_listener')
        .values({ token, ...row })
        .onConflict((conflict) => conflict.column('token').doUpdateSet(row))
        .execute();
    },

    async findListener(token) {
      const row = await db.selectFrom('tx_push_listener').selectAll().where('token', '=', token).executeTakeFirst();
      if (row === undefined) return null;
      const { partner, customer, account, sealed_keys } = row;
      return { partnerId: partner, customerId: customer, accountId: account, sealedKeys: sealed_keys };
    },

    async forgetListeners({ partnerId, customerId, accountId }, butToken) {
      await db
        .deleteFrom('tx_push_listener')
        .where('partner', '=', partnerId)
        .where('customer', '=', customerId)
        .where('account', '=', accountId)
        .where('token', '!=', butToken ?? '')
        .execute();
    },

    async prune(nowMs) {
      const { numDeletedRows } = await db
        .deleteFrom('webhook_inbox')
        .where('received_at', '<', nowMs - knownMs)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
