import type { PaymentRequestRecord } from '../belongings.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import { familyOf } from '../data/merchants.ts';
import { formatCents } from '../data/money.ts';
import type { Json } from '../json.ts';
import { isJsonNumber, raw } from '../json.ts';
import { withAccount } from '../ownership.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { errorWithText, errorWithTitle, upstreamErrors } from '../upstream-errors.ts';

const account = '/payments/customers/{customerId}/accounts/{accountId}';

/** How long the scores are made. */
const scoringMs = 3_000;
const daysScored = 3;

export const paymentIndicatorRoutes: readonly Route[] = [
  ...ofPurpose('payment-success-indicators', false),
  ...ofPurpose('fcra-payment-success-indicators', true),
];

function ofPurpose(name: string, forCredit: boolean): readonly Route[] {
  const template = `${account}/${name}`;
  return [
    { method: 'POST', template, handler: withAccount((request, _customer, owned) => start(request, owned, forCredit)) },
    {
      method: 'GET',
      template: `${template}/{payRequestId}`,
      handler: withAccount((request, _customer, owned) => {
        const id = request.params.payRequestId ?? '';
        const found = request.partner.belongings.paymentRequests.get(id);
        if (found?.account !== owned || found.forCredit !== forCredit) {
          return errorWithTitle(404, '10008', `No payment request with id ${id}`);
        }
        return jsonReply(requestJson(request, found));
      }),
    },
  ];
}

function start(request: SandboxRequest, owned: AccountRecord, forCredit: boolean): Reply {
  const { body, partner, now, random } = request;
  if (familyOf(owned.type) !== 'deposit') return upstreamErrors.badRequest('Account type not supported');
  const transaction = memberOf(body, 'transaction');
  const settleByDate = textMember(transaction, 'settleByDate');
  if (settleByDate === undefined) return upstreamErrors.missingParameter('transaction.settleByDate');
  if (!isGiven(transaction, 'amount')) return upstreamErrors.missingParameter('transaction.amount');
  const amount = String(memberOf(transaction, 'amount'));
  const lastDay = isoDay(now + 10 * 86_400_000);
  if (!isJsonNumber(amount) || Number(amount) <= 0) return upstreamErrors.invalidParameter('transaction.amount');
  if (!/^\d{4}-\d\d-\d\d$/.test(settleByDate) || settleByDate < isoDay(now) || settleByDate > lastDay) {
    return upstreamErrors.invalidParameter('transaction.settleByDate');
  }
  if (forCredit && !request.partner.consumers.values().some(({ customerId }) => customerId === owned.customerId)) {
    return errorWithText(404, '10100', `Cannot find consumer for customer with id ${owned.customerId}.`);
  }
  const id = Array.from({ length: 18 }, (_, index) => (index === 0 ? 4 : random.below(10))).join('');
  const made: PaymentRequestRecord = { id, account: owned, forCredit, startedAt: now, settleByDate, amount };
  partner.belongings.paymentRequests.set(id, made);
  return billedReply(jsonReply(requestJson(request, made), 202), { 'Payment success indicators': 1 });
}

function requestJson({ world, query, now }: SandboxRequest, found: PaymentRequestRecord): Json {
  const { id, account: owned, startedAt, settleByDate, amount } = found;
  const trouble = owned.aggregationStatusCode !== 0;
  const done = now >= startedAt + scoringMs;
  const about = {
    payRequestId: id,
    status: !done ? 'IN PROGRESS' : trouble ? 'FAILURE' : 'SUCCESS',
    customerId: owned.customerId,
    accountId: owned.id,
    requestDate: isoDay(startedAt),
    transaction: { settleByDate, amount: raw(amount) },
  };
  if (!done) return about;
  if (trouble) {
    const code = String(owned.aggregationStatusCode);
    const error = { code, status: '500', title: 'Connecting accounts error', level: 'error', accountId: owned.id };
    return { ...about, nsfReturnRisk: { error }, unauthorizedReturnRisk: { error } };
  }
  const random = createRandom(world.seed, 'payment', id);
  const available = Math.round(Number(owned.balance) * 100);
  const left = available - Math.round(Number(amount) * 100);
  const withReasons = query.get('include_reasons') === 'true';
  const dailyResults = Array.from({ length: daysScored }, (_, day) => {
    const score = Math.max(0, Math.min(100, (left < 0 ? 8 : 82) - 2 * day + random.below(9)));
    const potentialSettlementDate = isoDay(startedAt + day * 86_400_000);
    const reasons = withReasons ? { reasons: reasonsFrom(random.below) } : {};
    return { potentialSettlementDate, score, indicator: riskOf(score), ...reasons };
  });
  const score = 70 + random.below(30);
  return {
    ...about,
    nsfReturnRisk: { result: { availableBalance: raw(formatCents(available)), dailyResults } },
    unauthorizedReturnRisk: { result: { score, indicator: riskOf(score) } },
  };
}

/** Upstream's own words; a higher score means that the payment is likelier to settle. */
const riskOf = (score: number) => (score >= 70 ? 'Low Risk' : score >= 40 ? 'Medium Risk' : 'High Risk');

const reasonNames = [
  'recentBalance',
  'balanceHistory',
  'nsfHistory',
  'recentNsfHistory',
  'recurringNsf',
  'spendHistory',
  'depositHistory',
  'transactionAmount',
];

const reasonsFrom = (below: (limit: number) => number) =>
  Object.fromEntries(reasonNames.map((name) => [name, below(101)]));

const isoDay = (moment: number) => new Date(moment).toISOString().slice(0, 10);
