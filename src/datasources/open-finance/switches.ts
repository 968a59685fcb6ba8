import type { BillPaySwitch, DepositSwitch, SwitchFacts, SwitchKind, SwitchSummary } from '../../domain/switches.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, bool, decimal, id, isoMoment, list, object, text } from './wire.ts';

const summaries = body(
  object({
    customerId: id,
    switches: list(object({ id, status: text, failureReason: text, createdDate: isoMoment })),
  }),
  (answer): readonly SwitchSummary[] =>
    (answer?.switches ?? []).flatMap(({ id: switchId, ...facts }) =>
      switchId === null ? [] : [{ customerId: answer?.customerId ?? null, switchId, ...facts }],
    ),
);

const getDepositSwitches: Endpoint<readonly SwitchSummary[]> = {
  operation: 'getAllDepositSwitches',
  method: 'GET',
  path: '/transfer/customers/{customer_id}/deposit-switches',
  product: 'Transfer',
  family: 'transfer',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.switches,
  response: summaries,
};

const getExternalSwitches: Endpoint<readonly SwitchSummary[]> = {
  ...getDepositSwitches,
  operation: 'getAllExternalDepositSwitches',
  path: '/transfer/externals/{external_id}/deposit-switches',
};

const getBillPaySwitches: Endpoint<readonly SwitchSummary[]> = {
  ...getDepositSwitches,
  operation: 'getAllPaySwitches',
  path: '/transfer/customers/{customer_id}/bill-pay-switches',
};

const facts = {
  customerId: id,
  switchId: id,
  switchStatus: text,
  failureReason: text,
  createdDate: isoMoment,
  updatedDate: isoMoment,
  authenticated: bool,
  provider: object({ name: text }),
};

type WireFacts = NonNullable<ReturnType<ReturnType<typeof wireFacts>>>;
const wireFacts = object(facts);

function toFacts({ switchId, switchStatus, provider, ...rest }: WireFacts): SwitchFacts | null {
  return switchId === null ? null : { ...rest, switchId, status: switchStatus, provider: provider?.name ?? null };
}

const getDepositSwitch: Endpoint<DepositSwitch | null> = {
  ...getDepositSwitches,
  operation: 'getDepositSwitchDetails',
  path: '/transfer/customers/{customer_id}/deposit-switches/{switch_id}',
  latency: 'lookup',
  response: body(
    object({
      ...facts,
      distributions: list(
        object({ type: text, allocatedValue: decimal, bankIdentifier: text, accountNumberEndsWith: text }),
      ),
    }),
    (wire): DepositSwitch | null => {
      const known = wire && toFacts(wire);
      if (!known) return null;
      const distributions = wire.distributions.map(({ bankIdentifier, accountNumberEndsWith, ...part }) => ({
        ...part,
        routingNumber: bankIdentifier,
        accountNumberEnding: accountNumberEndsWith,
      }));
      return { ...known, distributions };
    },
  ),
};

const getBillPaySwitch: Endpoint<BillPaySwitch | null> = {
  ...getDepositSwitches,
  operation: 'getBillPaySwitchDetails',
  path: '/transfer/customers/{customer_id}/bill-pay-switches/{switch_id}',
  latency: 'lookup',
  response: body(
    object({
      ...facts,
      paymentMethods: list(
        object({
          type: text,
          title: text,
          brand: text,
          bankIdentifier: text,
          endsWith: text,
          bankAccountType: text,
        }),
      ),
    }),
    (wire): BillPaySwitch | null => {
      const known = wire && toFacts(wire);
      if (!known) return null;
      const paymentMethods = wire.paymentMethods.map(({ bankIdentifier, endsWith, ...method }) => ({
        ...method,
        routingNumber: bankIdentifier,
        numberEnding: endsWith,
      }));
      return { ...known, paymentMethods };
    },
  ),
};

export interface SwitchSource {
  /** Null when the partner has no such customer. */
  ofCustomer(customerId: string, kind: SwitchKind): Promise<readonly SwitchSummary[] | null>;
  /** Of somebody who is no customer but known by an id of the partner's own. Null when nobody is. */
  ofExternal(externalId: string): Promise<readonly SwitchSummary[] | null>;
  depositSwitch(customerId: string, switchId: string): Promise<DepositSwitch | null>;
  billPaySwitch(customerId: string, switchId: string): Promise<BillPaySwitch | null>;
}

export function switchSource(ask: Ask): SwitchSource {
  return {
    ofCustomer: (customerId, kind) =>
      orNull(
        ask(kind === 'deposit' ? getDepositSwitches : getBillPaySwitches, {
          customerId,
          params: { customer_id: customerId },
        }),
      ),
    ofExternal: (externalId) => orNull(ask(getExternalSwitches, { params: { external_id: externalId } })),
    depositSwitch: (customerId, switchId) =>
      orNull(ask(getDepositSwitch, { customerId, params: { customer_id: customerId, switch_id: switchId } })),
    billPaySwitch: (customerId, switchId) =>
      orNull(ask(getBillPaySwitch, { customerId, params: { customer_id: customerId, switch_id: switchId } })),
  };
}
