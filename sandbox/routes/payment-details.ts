import { refusalOf } from '../bank-contact.ts';
import { isDeposit } from '../data/holders.ts';
import { familyOf } from '../data/merchants.ts';
import type { Json } from '../json.ts';
import { withAccount } from '../ownership.ts';
import { instructionJson, paymentNumbersOf } from '../payment-numbers.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const account = '/customers/{customerId}/accounts/{accountId}';

export const paymentDetailRoutes: readonly Route[] = [
  { method: 'GET', template: `/aggregation/v1${account}/details`, handler: withAccount(readAchDetails) },
  { method: 'GET', template: `/aggregation/v3${account}/details`, handler: withAccount(readInstructions) },
  { method: 'GET', template: `/aggregation/v2${account}/loanDetails`, handler: withAccount(readLoanDetails) },
];

function readAchDetails({ world }: SandboxRequest, _customer: CustomerRecord, record: AccountRecord): Reply {
  if (!isDeposit(record)) return upstreamErrors.accountTypeNotSupported();
  const refusal = refusalOf(record);
  if (refusal !== undefined) return refusal;
  const { routingNumber, accountNumber } = paymentNumbersOf(world, record);
  return billedReply(jsonReply({ routingNumber, realAccountNumber: accountNumber }), { 'ACH Details': 1 });
}

/** Certificates of deposit have no instructions, though they have ACH details. */
function readInstructions({ world }: SandboxRequest, _customer: CustomerRecord, record: AccountRecord): Reply {
  if (!isDeposit(record) || record.type === 'cd') return upstreamErrors.accountTypeNotSupported();
  const refusal = refusalOf(record);
  if (refusal !== undefined) return refusal;
  const numbers = paymentNumbersOf(world, record);
  // One bank in two takes part in instant payments; FedNow is written as in the example of the OpenAPI document.
  const isInstant = Number(record.institutionId) % 2 === 1;
  const types = isInstant ? ['ach', 'rtp', 'fedNow'] : ['ach'];
  const reply = jsonReply({ paymentInstruction: types.map((type) => instructionJson(type, numbers)) });
  return billedReply(reply, { 'Payment Instructions': 1 });
}

const address = 'Heartland ECSI, PO Box 718, Wexford PA 15090';
const payoffAmounts = ['5000.00', '7500.00', '10000.00'] as const;

function readLoanDetails({ now }: SandboxRequest, customer: CustomerRecord, record: AccountRecord): Reply {
  if (familyOf(record.type) !== 'loan') return upstreamErrors.accountTypeNotSupported();
  const refusal = refusalOf(record);
  if (refusal !== undefined) return refusal;
  const date = new Date(now).toISOString();
  const childrenOf = (id: string) => customer.accounts.filter(({ parentAccount }) => parentAccount === id);
  const numbersOf = (each: AccountRecord, kind: string, level: 0 | 1 | 2): Record<string, Json> => ({
    accountId: each.id,
    [`${kind}Number`]: each.number,
    [`${kind}PaymentNumber`]: `5231${each.number}`,
    [`${kind}PaymentAddress`]: address,
    [`${kind}FuturePayoffAmount`]: { rawNumber: payoffAmounts[level] },
    [`${kind}FuturePayoffDate`]: date,
  });
  const loans = (id: string) =>
    childrenOf(id)
      .filter(({ type }) => type === 'studentLoan')
      .map((each) => numbersOf(each, 'loan', 0));
  const groups = childrenOf(record.id)
    .filter(({ type }) => type === 'studentLoanGroup')
    .map((each) => ({ ...numbersOf(each, 'group', 1), groupLoanDetail: loans(each.id) }));
  const accountDetail: Json = {
    ...numbersOf(record, 'account', 2),
    groupDetail: groups,
    loanDetail: loans(record.id),
  };
  const reply = jsonReply({
    loanNumber: record.number,
    loanPaymentNumber: `5231${record.number}`,
    loanPaymentAddress: address,
    accountDetail: record.type === 'studentLoanAccount' ? accountDetail : undefined,
  });
  return billedReply(reply, { 'Loan Payment Details': 1 });
}
