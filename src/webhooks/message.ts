import { createHash } from 'node:crypto';
import type { EventFactsOf, EventKind } from '../domain/events.ts';
import { bagOf, firstId, idOf, idsOf, instantOf, wordOf } from './wire.ts';

/** What follows from a webhook. */
export interface Message {
  /** Upstream's id of the event, or a hash of its bytes where it has none: a retry sends the same bytes. */
  readonly eventId: string;
  readonly type: string;
  /** Null when it is about nobody. */
  readonly customerId: string | null;
  readonly events: readonly Fact[];
  /** There may be news of reports. */
  readonly looksAtReports: boolean;
}

type Fact = { readonly [Kind in EventKind]: { readonly kind: Kind; readonly facts: EventFactsOf[Kind] } }[EventKind];

/** What is in a body that was verified; of a kind that is not known, that it came. */
export function readConnect(body: Buffer): Message {
  const event = parse(body);
  const payload = bagOf(event.payload);
  const type = wordOf(event.eventType) ?? 'unknown';
  const accountIds = idsOf(payload.accounts, 'id', 'accountId');
  const perAccount = type === 'added' || type === 'accountsDeleted' ? accountIds : [];
  const facts = {
    type,
    institutionId: idOf(payload.institutionId),
    institutionLoginId: idOf(payload.institutionLoginId),
    accountIds,
    problemCode: idOf(payload.code),
  };
  return {
    eventId: wordOf(event.eventId) ?? hashOf(body),
    type,
    customerId: idOf(event.customerId),
    // A ping asks whether somebody listens, and tells nothing.
    events:
      type === 'ping'
        ? []
        : [
            { kind: 'connect', facts },
            ...perAccount.map((accountId): Fact => ({ kind: 'account', facts: { accountId, type } })),
          ],
    looksAtReports: type === 'done' || type === 'failed',
  };
}

/** Nothing of it is believed: whose reports it names is where somebody looks. */
export function readReportHint(body: Buffer): Pick<Message, 'type' | 'customerId'> {
  const event = parse(body);
  return { type: wordOf(event.eventName ?? event.eventType) ?? 'unknown', customerId: idOf(event.customerId) };
}

/**
 * @param listener whose subscription it belongs to, where its URL says so: then that decides, and not what the body says
 */
export function readTxPush(
  body: Buffer,
  listener: { readonly customerId: string; readonly accountId: string } | null,
): Message {
  const root = parse(body);
  const event = 'event' in root ? bagOf(root.event) : root;
  const kind = event.class === 'account' || event.class === 'transaction' ? event.class : null;
  const type = wordOf(event.type) ?? 'unknown';
  const records = Array.isArray(event.records) ? event.records.slice(0, 500).map(bagOf) : [];
  const first = records[0] ?? {};
  const accountIdOf = (record: ReturnType<typeof bagOf>) =>
    listener?.accountId ?? firstId(record, 'accountId', ...(kind === 'account' ? ['id'] : []));
  const facts = records.flatMap((record): readonly Fact[] => {
    const accountId = accountIdOf(record);
    if (kind === 'account') return accountId === null ? [] : [{ kind, facts: { accountId, type } }];
    return kind === null ? [] : [{ kind, facts: { type, accountId, transactionId: idOf(record.id) } }];
  });
  return {
    eventId: wordOf(event.eventId) ?? hashOf(body),
    type: `${kind ?? 'unknown'}.${type}`,
    customerId: listener?.customerId ?? firstId(first, 'customerId') ?? idOf(event.customerId),
    events: facts,
    looksAtReports: false,
  };
}

/** The form of these is not published: members are looked for where those of the other families are. */
export function readNotification(body: Buffer): Message {
  const root = parse(body);
  const data = { ...root, ...bagOf(root.data), ...bagOf(root.payload) };
  const type = wordOf(root.eventType) ?? wordOf(root.eventName) ?? wordOf(root.type) ?? 'unknown';
  const accountIds = [...new Set([...idsOf(data.accounts, 'id', 'accountId'), ...idsOf([data.accountId])])];
  return {
    eventId: wordOf(root.eventId) ?? wordOf(root.id) ?? hashOf(body),
    type,
    customerId: idOf(data.customerId),
    events: notificationFacts(type, data, accountIds),
    looksAtReports: false,
  };
}

function notificationFacts(
  type: string,
  data: ReturnType<typeof bagOf>,
  accountIds: readonly string[],
): readonly Fact[] {
  const [institutionId, institutionLoginId] = [idOf(data.institutionId), idOf(data.institutionLoginId)];
  if (type.startsWith('authorization.')) {
    const expiresAt = instantOf(data.expirationDate ?? data.expiryDate ?? data.expiresAt);
    return [{ kind: 'authorization', facts: { institutionId, institutionLoginId, accountIds, expiresAt } }];
  }
  if (type.startsWith('data-refresh.transaction.')) {
    const transactionId = firstId(data, 'transactionId');
    const accounts = accountIds.length === 0 ? [null] : accountIds;
    return accounts.map((accountId) => ({ kind: 'transaction', facts: { type, accountId, transactionId } }));
  }
  if (type.includes('.account.'))
    return accountIds.map((accountId) => ({ kind: 'account', facts: { accountId, type } }));
  return [];
}

const hashOf = (body: Buffer) => createHash('sha256').update(body).digest('base64url');

function parse(body: Buffer): ReturnType<typeof bagOf> {
  try {
    return bagOf(JSON.parse(body.toString('utf8')));
  } catch {
    // XML for one, where a subscription did not say that it wants JSON: that it came is all that is known.
    return {};
  }
}
