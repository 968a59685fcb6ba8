import type { AccountRef } from '../../domain/accounts.ts';
import type { AccountBalance } from '../../domain/balances.ts';
import { inBandError } from '../../domain/in-band-errors.ts';
import type { BundledAccount, BundleSection } from '../../domain/payment-bundles.ts';
import type { Endpoint, ResponseReader } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { freshness } from './freshness.ts';
import { ownerHolders } from './owners.ts';
import { paymentInstruction } from './payments.ts';
import { body, decimal, id, isoMoment, list, mapped, object, text } from './wire.ts';

const wireNames: Readonly<Record<BundleSection, string>> = {
  owners: 'accountIdentity',
  balance: 'balanceDetails',
  instruction: 'paymentInstruction',
};

/** As a live balance, with dates as text. */
const balance = mapped(
  object({
    availableBalance: decimal,
    availableBalanceDate: isoMoment,
    clearedBalance: decimal,
    clearedBalanceDate: isoMoment,
    currency: text,
  }),
  (wire): AccountBalance => ({
    available: wire.availableBalance,
    availableDate: wire.availableBalanceDate,
    cleared: wire.clearedBalance,
    clearedDate: wire.clearedBalanceDate,
    currency: wire.currency ?? 'USD',
  }),
);

const row = mapped(
  object({
    id,
    accountIdentity: ownerHolders,
    balanceDetails: balance,
    paymentInstruction,
    errors: list(object({ fieldName: text, code: text })),
  }),
  ({ id: accountId, accountIdentity, balanceDetails, paymentInstruction: instruction, errors }) => {
    if (accountId === null) return null;
    const failed = Object.fromEntries(
      Object.entries(wireNames).flatMap(([section, name]) => {
        const code = errors.find(({ fieldName }) => fieldName === name)?.code;
        return code == null ? [] : [[section, inBandError(name, code)]];
      }),
    );
    const found = {
      ...(accountIdentity !== null && { owners: accountIdentity }),
      ...(balanceDetails !== null && { balance: balanceDetails }),
      ...(instruction !== null && { instruction }),
    };
    return { accountId, found, failed } as BundledAccount;
  },
);

/** Every section of every account that succeeded is billed by itself. */
const response: ResponseReader<readonly BundledAccount[]> = {
  ...body(object({ accounts: list(row) }), (answer) => answer?.accounts ?? []),
  billed: (accounts) => accounts.reduce((sum, { found }) => sum + Object.keys(found).length, 0),
};

const getByLogin: Endpoint<readonly BundledAccount[]> = {
  operation: 'GetAccountDetailsByInstitutionLoginId',
  method: 'GET',
  path: '/aggregation/v1/paysuite/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts',
  product: 'Payment Enablement Bundle',
  family: 'payment-bundles',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: true,
  cache: freshness.identity,
  response,
};

const getByAccount: Endpoint<readonly BundledAccount[]> = {
  ...getByLogin,
  operation: 'GetAccountDetailsByAccountId',
  path: '/aggregation/v1/paysuite/customers/{customerId}/accounts/{accountId}',
};

/** What to bring, no more: each section is billed. */
export interface BundleAsk {
  readonly sections: readonly BundleSection[];
  /** Oldest balance that will do, in minutes from 1: the bundle never asks the bank for certain. */
  readonly minutes: number;
  readonly maxAgeMs: number;
  readonly institutionId: string | null;
  /** Most items that it is billed for. */
  readonly items: number;
}

export interface PaymentBundleSource {
  ofLogin(customerId: string, institutionLoginId: string, ask: BundleAsk): Promise<readonly BundledAccount[]>;
  ofAccount(account: AccountRef, ask: BundleAsk): Promise<readonly BundledAccount[]>;
}

export function paymentBundleSource(ask: Ask): PaymentBundleSource {
  const read = (
    endpoint: Endpoint<readonly BundledAccount[]>,
    customerId: string,
    params: Record<string, string>,
    { sections, minutes, maxAgeMs, institutionId, items }: BundleAsk,
  ) =>
    ask(endpoint, {
      customerId,
      params: { customerId, ...params },
      query: {
        include: sections.map((section) => wireNames[section]).join(','),
        ...(sections.includes('balance') && { balance_cache_interval: minutes }),
      },
      // A balance that is remembered here on top of there would be older than was asked for.
      maxAgeMs: sections.includes('balance') ? 0 : maxAgeMs,
      billing: { items },
      ...(institutionId !== null && { institutionId }),
    });
  return {
    ofLogin: (customerId, institutionLoginId, bundle) => read(getByLogin, customerId, { institutionLoginId }, bundle),
    ofAccount: ({ customerId, accountId }, bundle) => read(getByAccount, customerId, { accountId }, bundle),
  };
}
