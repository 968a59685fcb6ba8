import { startOfDay } from '../../domain/time.ts';
import type { TestTransaction, TxPushSubscription } from '../../domain/tx-push.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing } from './ask.ts';
import { nothing } from './nothing.ts';
import { body, id, list, object, text } from './wire.ts';

/** A second call for an account takes the place of the first. */
const subscribe: Endpoint<readonly TxPushSubscription[]> = {
  operation: 'SubscribeToTxPushNotifications',
  method: 'POST',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/txpush',
  product: 'TxPush',
  family: 'txpush',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: false,
  cache: null,
  response: body(
    object({ subscriptions: list(object({ id, type: text, callbackUrl: text, signingKey: text })) }),
    (answer): readonly TxPushSubscription[] =>
      (answer?.subscriptions ?? []).flatMap(({ id: subscriptionId, ...facts }) =>
        subscriptionId === null ? [] : [{ subscriptionId, ...facts }],
      ),
  ),
};

const unsubscribe: Endpoint<null> = {
  ...subscribe,
  operation: 'DisableTxPushNotifications',
  method: 'DELETE',
  response: nothing,
};

const removeOne: Endpoint<null> = {
  ...unsubscribe,
  operation: 'DeleteTxPushSubscription',
  path: '/aggregation/v1/customers/{customerId}/subscriptions/{subscriptionId}',
};

const testTransaction: Endpoint<string | null> = {
  ...subscribe,
  operation: 'CreateTxPushTestTransaction',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions',
  response: body(object({ id }), (made) => made?.id ?? null),
};

export interface TxPushSource {
  /** One subscription for each kind of event. */
  subscribe(customerId: string, accountId: string, callbackUrl: string): Promise<readonly TxPushSubscription[]>;
  /** Ends all subscriptions of an account. */
  unsubscribe(customerId: string, accountId: string): Promise<void>;
  remove(customerId: string, subscriptionId: string): Promise<void>;
  /** The id of the transaction that was added. */
  test(customerId: string, accountId: string, transaction: TestTransaction): Promise<string | null>;
}

export function txPushSource(ask: Ask, changed: Changed): TxPushSource {
  return {
    subscribe: (customerId, accountId, callbackUrl) =>
      ask(subscribe, { customerId, params: { customerId, accountId }, body: { callbackUrl } }),
    async unsubscribe(customerId, accountId) {
      await ask(unsubscribe, { customerId, params: { customerId, accountId } });
    },
    async remove(customerId, subscriptionId) {
      await ask(removeOne, { customerId, params: { customerId, subscriptionId } });
    },
    test(customerId, accountId, { amount, description, date, pending }) {
      const sent = {
        amount: Number(amount),
        description,
        transactionDate: startOfDay(date) / 1000,
        status: pending ? 'pending' : 'active',
      };
      const asked = ask(testTransaction, { customerId, params: { customerId, accountId }, body: sent });
      return changing(asked, () => changed(customerId));
    },
  };
}
