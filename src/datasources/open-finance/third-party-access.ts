import type { ThirdPartyAccess, ThirdPartyAccessInput } from '../../domain/third-party-access.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { nothing } from './nothing.ts';
import { body, id, int, isoMoment, list, mapped, object, text } from './wire.ts';

const product = mapped(
  object({
    product: text,
    accountId: id,
    payorId: id,
    maxCalls: int,
    accessPeriod: object({ startTime: isoMoment, endTime: isoMoment }),
  }),
  (wire) => ({
    product: wire.product,
    accountPseudonym: wire.accountId,
    payerPartnerId: wire.payorId,
    maxCalls: wire.maxCalls,
    startTime: wire.accessPeriod?.startTime ?? null,
    endTime: wire.accessPeriod?.endTime ?? null,
  }),
);

const receipt = mapped(
  object({ receiptId: text, customerId: id, partnerId: id, products: list(product), timestamp: isoMoment }),
  ({ receiptId, customerId, partnerId, ...facts }): ThirdPartyAccess | null =>
    receiptId === null ? null : { receiptId, customerPseudonym: customerId, thirdPartyPartnerId: partnerId, ...facts },
);

const generateKey: Endpoint<ThirdPartyAccess | null> = {
  operation: 'GenerateThirdPartyAccessKey',
  method: 'POST',
  path: '/aggregation/v1/partners/accessKey',
  product: 'Third Party Access',
  family: 'third-party-access',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: false,
  cache: null,
  response: body(object({ data: list(object({ receipt })) }), (answer) => answer?.data[0]?.receipt ?? null),
};

const updateKey: Endpoint<ThirdPartyAccess | null> = {
  ...generateKey,
  operation: 'UpdateThirdPartyAccessKey',
  method: 'PUT',
  path: '/aggregation/v1/partners/accessKey/{receiptId}',
  idempotent: true,
};

const revokeKey: Endpoint<null> = {
  ...updateKey,
  operation: 'RevokeThirdPartyAccessKey',
  method: 'DELETE',
  response: nothing,
};

export interface ThirdPartyAccessSource {
  grant(input: ThirdPartyAccessInput): Promise<ThirdPartyAccess | null>;
  /** Its products are those of the input from then on. */
  update(receiptId: string, input: ThirdPartyAccessInput): Promise<ThirdPartyAccess | null>;
  revoke(receiptId: string): Promise<void>;
}

export function thirdPartyAccessSource(ask: Ask, partnerId: string): ThirdPartyAccessSource {
  const bodyOf = ({ customerId, thirdPartyPartnerId, products }: ThirdPartyAccessInput) => ({
    customerId,
    partnerId,
    thirdPartyPartnerId,
    products: products.map(({ product: name, accountId, payerPartnerId, maxCalls, startTime, endTime }) => ({
      product: name,
      accountId,
      ...(payerPartnerId && { payorId: payerPartnerId }),
      ...(maxCalls != null && { maxCalls }),
      accessPeriod: { type: 'timeframe', startTime: iso(startTime), endTime: iso(endTime) },
    })),
  });
  return {
    grant: (input) => ask(generateKey, { customerId: input.customerId, params: {}, body: bodyOf(input) }),
    update: (receiptId, input) =>
      ask(updateKey, { customerId: input.customerId, params: { receiptId }, body: bodyOf(input) }),
    async revoke(receiptId) {
      await ask(revokeKey, { params: { receiptId } });
    },
  };
}

const iso = (at: number) => new Date(at).toISOString();
