import type { SubscriptionRecord } from '../belongings.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import { isJsonNumber, raw } from '../json.ts';
import { withAccount, withCustomer } from '../ownership.ts';
import type { Random } from '../random.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { errorWithText, upstreamErrors } from '../upstream-errors.ts';
import { isListening, pushTransaction } from '../webhooks/emit.ts';

const customer = '/aggregation/v1/customers/{customerId}';
const account = `${customer}/accounts/{accountId}`;

const firstSubscriptionId = 17_554_000;
const keyAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const keyLength = 60;

export const txPushRoutes: readonly Route[] = [
  { method: 'POST', template: `${account}/txpush`, handler: withAccount(subscribe) },
  { method: 'DELETE', template: `${account}/txpush`, handler: withAccount(unsubscribe) },
  { method: 'DELETE', template: `${customer}/subscriptions/{subscriptionId}`, handler: withCustomer(removeOne) },
  { method: 'POST', template: `${account}/transactions`, handler: withAccount(addTestTransaction) },
];

/** Two subscriptions, one for each kind of event. A new listener takes the place of the one before. */
async function subscribe(request: SandboxRequest, owner: CustomerRecord, owned: AccountRecord): Promise<Reply> {
  const { body, partner, random } = request;
  const callbackUrl = textMember(body, 'callbackUrl');
  if (callbackUrl === undefined) return upstreamErrors.missingParameter('callbackUrl');
  if (!isListener(callbackUrl, owner)) return upstreamErrors.badRequest('callbackUrl is not valid');
  if (isLocal(callbackUrl) && !(await isListening(callbackUrl, code(random)))) {
    return upstreamErrors.badRequest('callbackUrl did not answer with the txpush_verification_code');
  }
  const { subscriptions, nextId } = partner.belongings;
  for (const { id } of subscriptionsOf(request, owned)) subscriptions.delete(id);
  const signingKey = code(random);
  const made = (['account', 'transaction'] as const).map((type): SubscriptionRecord => {
    const id = String(firstSubscriptionId + nextId());
    return { id, account: owned, type, callbackUrl, signingKey };
  });
  for (const subscription of made) subscriptions.set(subscription.id, subscription);
  return jsonReply(
    {
      subscriptions: made.map(({ id, type }) => ({
        id: raw(id),
        accountId: raw(owned.id),
        type,
        callbackUrl,
        signingKey,
      })),
    },
    201,
  );
}

const code = (random: Random) =>
  Array.from({ length: keyLength }, () => keyAlphabet[random.below(keyAlphabet.length)]).join('');

/** Upstream calls every listener to see whether it is one. From here only those on this machine can be counted on to hear. */
const isLocal = (url: string) => localHosts.includes(new URL(url).hostname);

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Standard ports only, and TLS for real accounts. A listener on this machine may have any port: tests have no standard one. */
function isListener(url: string, { type }: CustomerRecord): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:' && (protocol !== 'http:' || type === 'active')) return false;
  return port === '' || localHosts.includes(hostname);
}

const subscriptionsOf = ({ partner }: SandboxRequest, owned: AccountRecord) =>
  [...partner.belongings.subscriptions.values()].filter((subscription) => subscription.account === owned);

function unsubscribe(request: SandboxRequest, _owner: CustomerRecord, owned: AccountRecord): Reply {
  for (const { id } of subscriptionsOf(request, owned)) request.partner.belongings.subscriptions.delete(id);
  return emptyReply(204);
}

function removeOne({ partner, params }: SandboxRequest, owner: CustomerRecord): Reply {
  const id = params.subscriptionId ?? '';
  const found = partner.belongings.subscriptions.get(id);
  if (found?.account.customerId !== owner.id) return errorWithText(404, '60013', 'No TxPush subscription found.');
  partner.belongings.subscriptions.delete(id);
  return emptyReply(204);
}

/** It is in the list of transactions at once, as if the bank had just reported it. */
function addTestTransaction(request: SandboxRequest, owner: CustomerRecord, owned: AccountRecord): Reply {
  const { body, world, now, outbox, partner } = request;
  if (owner.type !== 'testing') return upstreamErrors.badRequest('testing accounts only');
  const missing = ['amount', 'description', 'transactionDate'].find((name) => !isGiven(body, name));
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  const amount = String(memberOf(body, 'amount'));
  const status = textMember(body, 'status') ?? 'active';
  const description = textMember(body, 'description');
  const [transactionDate, postedDate] = ['transactionDate', 'postedDate'].map((name) => memberOf(body, name));
  const isMoment = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value > 0;
  if (!isJsonNumber(amount) || description === undefined || !isMoment(transactionDate))
    return upstreamErrors.badRequest();
  if ((status !== 'active' && status !== 'pending') || (postedDate != null && !isMoment(postedDate))) {
    return upstreamErrors.badRequest();
  }
  const ledger = world.ledger.createLedger(
    () => owned,
    () => now,
  );
  const posted = isMoment(postedDate) ? { postedDate } : status === 'active' ? { postedDate: transactionDate } : {};
  const row = ledger.add(owned.id, { amount, description, status, transactionDate, ...posted });
  pushTransaction(outbox, partner, owned, 'created', row, now);
  return jsonReply({ id: raw(row.id), createdDate: row.createdDate }, 201);
}
