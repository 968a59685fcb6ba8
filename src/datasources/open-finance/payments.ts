import type { AccountRef } from '../../domain/accounts.ts';
import type { AchDetails, LoanPayee, LoanPaymentDetails, PaymentInstruction } from '../../domain/payments.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, bool, decimal, type Field, id, isoMoment, list, mapped, object, text } from './wire.ts';

const details = {
  method: 'GET',
  family: 'payments',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: true,
  cache: freshness.accountNumbers,
} as const;

const getAchDetails: Endpoint<AchDetails> = {
  ...details,
  operation: 'GetAccountACHDetails',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/details',
  product: 'ACH Details',
  response: body(object({ routingNumber: text, realAccountNumber: text }), (wire) => ({
    routingNumber: wire?.routingNumber ?? null,
    accountNumber: wire?.realAccountNumber ?? null,
  })),
};

/** One PaymentInstruction, alone or in a bundle. */
export const paymentInstruction = mapped(
  object({
    type: text,
    accountNumber: text,
    tanEnabled: bool,
    descriptors: list(object({ type: text, value: text })),
    transferInEnabled: bool,
    transferOutEnabled: bool,
  }),
  ({ type, accountNumber, tanEnabled, descriptors, ...transfers }): PaymentInstruction => ({
    railCode: type,
    accountNumber,
    isTokenized: tanEnabled,
    routingNumber: descriptors.find((descriptor) => descriptor.type === 'routingNumber')?.value ?? null,
    ...transfers,
  }),
);

const getInstructions: Endpoint<readonly PaymentInstruction[]> = {
  ...details,
  operation: 'GetAccountPaymentInstructionDetails',
  path: '/aggregation/v3/customers/{customerId}/accounts/{accountId}/details',
  product: 'Payment Instructions',
  response: body(
    object({ paymentInstruction: list(paymentInstruction) }),
    (answer) => answer?.paymentInstruction ?? [],
  ),
};

type Level = 'loan' | 'group' | 'account';

/** The same five facts at each level, under names that begin with it. */
function payee<P extends Record<string, Field<unknown>>>(
  level: Level,
  parts: P,
  partsOf: (wire: Readonly<Record<string, unknown>>) => readonly LoanPayee[],
): Field<LoanPayee | null> {
  const fields = {
    accountId: id,
    [`${level}Number`]: text,
    [`${level}PaymentNumber`]: text,
    [`${level}PaymentAddress`]: text,
    [`${level}FuturePayoffAmount`]: decimal,
    [`${level}FuturePayoffDate`]: isoMoment,
    ...parts,
  };
  return mapped(object(fields), (read) => {
    const wire: Readonly<Record<string, unknown>> = read;
    return {
      accountId: wire.accountId,
      number: wire[`${level}Number`],
      paymentNumber: wire[`${level}PaymentNumber`],
      paymentAddress: wire[`${level}PaymentAddress`],
      futurePayoffAmount: wire[`${level}FuturePayoffAmount`],
      futurePayoffDate: wire[`${level}FuturePayoffDate`],
      parts: partsOf(wire),
    } as LoanPayee;
  });
}

const payeesIn = (wire: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
  names.flatMap((name) => wire[name] as readonly LoanPayee[]);

const loan = payee('loan', {}, () => []);
const group = payee('group', { groupLoanDetail: list(loan) }, (wire) => payeesIn(wire, 'groupLoanDetail'));
const account = payee('account', { groupDetail: list(group), loanDetail: list(loan) }, (wire) =>
  payeesIn(wire, 'groupDetail', 'loanDetail'),
);

const getLoanDetails: Endpoint<LoanPaymentDetails> = {
  ...details,
  operation: 'GetLoanPaymentDetails',
  path: '/aggregation/v2/customers/{customerId}/accounts/{accountId}/loanDetails',
  product: 'Loan Payment Details',
  response: body(
    object({ loanNumber: text, loanPaymentNumber: text, loanPaymentAddress: text, accountDetail: account }),
    (wire) => ({
      loanNumber: wire?.loanNumber ?? null,
      paymentNumber: wire?.loanPaymentNumber ?? null,
      paymentAddress: wire?.loanPaymentAddress ?? null,
      studentLoanAccount: wire?.accountDetail ?? null,
    }),
  ),
};

type Read<T> = (account: AccountRef, institutionId: string | null, maxAgeMs: number) => Promise<T>;

export interface PaymentSource {
  readonly ach: Read<AchDetails>;
  readonly instructions: Read<readonly PaymentInstruction[]>;
  readonly loan: Read<LoanPaymentDetails>;
}

export function paymentSource(ask: Ask): PaymentSource {
  const read =
    <T>(endpoint: Endpoint<T>): Read<T> =>
    ({ customerId, accountId }, institutionId, maxAgeMs) =>
      ask(endpoint, {
        customerId,
        params: { customerId, accountId },
        maxAgeMs,
        ...(institutionId !== null && { institutionId }),
      });
  return { ach: read(getAchDetails), instructions: read(getInstructions), loan: read(getLoanDetails) };
}
