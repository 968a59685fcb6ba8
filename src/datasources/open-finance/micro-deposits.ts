import type { MicroDepositReceiver, MicroDeposits } from '../../domain/micro-deposits.ts';
import type { Decimal } from '../../domain/money.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing, orNull } from './ask.ts';
import { nothing } from './nothing.ts';
import { body, id, isoMoment, object, text } from './wire.ts';

type Facts = Omit<MicroDeposits, 'customerId' | 'accountId'>;

/** Changes on its own while somebody waits for it, so it is never remembered. */
const getDeposits: Endpoint<Facts | null> = {
  operation: 'GetMicroDepositsDetails',
  method: 'GET',
  path: '/microentry/v1/customers/{customerId}/accounts/{accountId}',
  product: 'Micro-deposits',
  family: 'micro-deposits',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: null,
  response: body(
    object({
      status: text,
      statusDescription: text,
      creationDate: isoMoment,
      routingNumber: text,
      accountNumberLast4: text,
      autoVerifiedAccount: id,
      railType: text,
    }),
    (wire): Facts | null =>
      wire && {
        status: wire.status,
        statusDescription: wire.statusDescription,
        createdDate: wire.creationDate,
        routingNumber: wire.routingNumber,
        accountNumberLast4: wire.accountNumberLast4,
        verifiedByAccountId: wire.autoVerifiedAccount,
        rail: wire.railType,
      },
  ),
};

const initiate: Endpoint<string | null> = {
  ...getDeposits,
  operation: 'InitiateMicroAmountDeposits',
  method: 'POST',
  path: '/microentry/v1/customers/{customerId}',
  latency: 'list',
  idempotent: false,
  response: body(object({ accountId: id }), (made) => made?.accountId ?? null),
};

/** A wrong try counts against the few that there are, so that it must not be repeated. */
const verify: Endpoint<null> = {
  ...getDeposits,
  operation: 'VerifyMicroAmountDeposits',
  method: 'POST',
  path: '/microentry/v1/customers/{customerId}/accounts/{accountId}/amounts',
  latency: 'list',
  idempotent: false,
  response: nothing,
};

export interface MicroDepositSource {
  /** Null when no deposits were made to such an account of the customer. */
  get(customerId: string, accountId: string): Promise<MicroDeposits | null>;
  /** The id of the account that they are made to. */
  initiate(customerId: string, receiver: MicroDepositReceiver, institutionLoginId?: string): Promise<string | null>;
  verify(customerId: string, accountId: string, amounts: readonly Decimal[]): Promise<void>;
}

export function microDepositSource(ask: Ask, changed: Changed): MicroDepositSource {
  return {
    async get(customerId, accountId) {
      const facts = await orNull(ask(getDeposits, { customerId, params: { customerId, accountId } }));
      return facts && { customerId, accountId, ...facts };
    },
    initiate(customerId, { memo, ...receiver }, institutionLoginId) {
      const sent = {
        ...(institutionLoginId !== undefined && { institutionLoginId }),
        receiver: { ...receiver, ...(memo && { memo }) },
      };
      return changing(ask(initiate, { customerId, params: { customerId }, body: sent }), () => changed(customerId));
    },
    async verify(customerId, accountId, amounts) {
      const params = { customerId, accountId };
      const sent = { amounts: amounts.map(Number) };
      await changing(ask(verify, { customerId, params, body: sent }), () => changed(customerId));
    },
  };
}
