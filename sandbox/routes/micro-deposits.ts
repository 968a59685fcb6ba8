import type { MicroDepositRecord } from '../belongings.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import { withCustomer } from '../ownership.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { errorReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { errorWithText, upstreamErrors } from '../upstream-errors.ts';

const ofCustomer = '/microentry/v1/customers/{customerId}';

/** The deposits arrive after this long, and expire unverified after a week. Upstream takes one or two days to the first. */
const arrivalMs = 5_000;
const lifeMs = 7 * 86_400_000;
const mostAttempts = 3;

/** Ends in this: the bank sends the deposits back. */
const returnedEnding = '0000';

const accountTypes = [
  'personalChecking',
  'businessChecking',
  'personalSavings',
  'businessSavings',
  'checking',
  'savings',
];

export const microDepositRoutes: readonly Route[] = [
  { method: 'POST', template: ofCustomer, handler: withCustomer(initiate) },
  { method: 'POST', template: `${ofCustomer}/accounts/{accountId}/amounts`, handler: withDeposits(verify) },
  { method: 'GET', template: `${ofCustomer}/accounts/{accountId}`, handler: withDeposits(read) },
];

function withDeposits(handler: (request: SandboxRequest, deposits: MicroDepositRecord) => Reply): Route['handler'] {
  return withCustomer((request, customer) => {
    const accountId = request.params.accountId ?? '';
    const deposits = request.partner.belongings.microDeposits.get(accountId);
    if (deposits?.customerId !== customer.id) return upstreamErrors.accountNotFound(customer.id, accountId);
    return handler(request, deposits);
  });
}

function initiate({ partner, body, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const receiver = memberOf(body, 'receiver');
  const text = (name: string) => textMember(receiver, name) ?? '';
  const [routingNumber, accountNumber] = [text('routingNumber'), text('accountNumber')];
  if (!/^\d{9}$/.test(routingNumber)) return errorReply(400, 20024, 'Invalid routing number');
  if (!/^\d{4,17}$/.test(accountNumber)) return errorWithText(400, '3000001', 'Invalid account number');
  if (text('name') === '') return errorWithText(400, '3000002', 'Invalid account name');
  if (!accountTypes.includes(text('accountType'))) return upstreamErrors.badRequest('Account type not supported');
  if (isGiven(receiver, 'memo') && text('memo') === '') return errorWithText(400, '3000003', 'Invalid memo');
  const { microDeposits } = partner.belongings;
  const same = [...microDeposits.values()].some(
    (known) =>
      known.customerId === customer.id &&
      known.routingNumber === routingNumber &&
      known.accountNumber === accountNumber,
  );
  if (same) return errorWithText(400, '3100001', 'Account already exist');
  const accountId = String(66_000_001 + microDeposits.size);
  const cents = (step: number) => 1 + ((Number(accountNumber.slice(-6)) * step + step) % 99);
  microDeposits.set(accountId, {
    customerId: customer.id,
    accountId,
    routingNumber,
    accountNumber,
    startedAt: now,
    cents: [cents(7), cents(13)],
    attempts: 0,
    verified: false,
  });
  return jsonReply({
    accountId,
    status: 'Pending',
    depositCount: 2,
    statusDescription: 'Micro entries successfully initiated',
    railType: 'ach',
  });
}

function verify({ body, now }: SandboxRequest, deposits: MicroDepositRecord): Reply {
  const amounts: unknown = memberOf(body, 'amounts');
  if (!Array.isArray(amounts) || !amounts.every((amount) => typeof amount === 'number' && amount > 0 && amount < 1)) {
    return errorWithText(400, '3000003', 'Invalid amount format');
  }
  const refusal = tryAmounts(deposits, amounts, now);
  if (refusal !== undefined) return errorWithText(400, refusal.code, refusal.message);
  return jsonReply({ status: 'Verified', statusDescription: 'Micro entries are successfully verified' });
}

/** One attempt to name the amounts, in dollars, by a call or in Connect. Undefined when they are right. */
export function tryAmounts(deposits: MicroDepositRecord, amounts: readonly number[], now: number) {
  const status = statusOf(deposits, now);
  if (status !== 'Completed') return { code: '3200002', message: `Microdeposit is in ${status} status` };
  if (deposits.attempts >= mostAttempts) {
    return { code: '3200003', message: 'Microdeposit verification attempts exceeded' };
  }
  deposits.attempts += 1;
  const given = amounts.map((amount) => Math.round(amount * 100)).sort((left, right) => left - right);
  const right = [...deposits.cents].sort((one, other) => one - other);
  if (given.join() !== right.join()) return { code: '3200004', message: "Microdeposit amounts didn't match" };
  deposits.verified = true;
  return undefined;
}

function read({ now }: SandboxRequest, deposits: MicroDepositRecord): Reply {
  const status = statusOf(deposits, now);
  return jsonReply({
    status,
    statusDescription: `Micro entries are in ${status.toLowerCase()} status`,
    creationDate: new Date(deposits.startedAt).toISOString().slice(0, 19),
    routingNumber: deposits.routingNumber,
    accountNumberLast4: deposits.accountNumber.slice(-4),
    railType: 'ach',
  });
}

function statusOf({ accountNumber, startedAt, verified }: MicroDepositRecord, now: number) {
  if (verified) return 'Verified';
  if (now < startedAt + arrivalMs) return 'Pending';
  if (accountNumber.endsWith(returnedEnding)) return 'Returned';
  return now < startedAt + lifeMs ? 'Completed' : 'Expired';
}
