import type { Json } from '../json.ts';
import { raw, writeJson } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import type { AccountRecord, PartnerRecord } from '../records.ts';
import type { ReportRecord } from '../reports/report-record.ts';
import { doneAt, troubles } from '../reports/report-record.ts';
import type { SandboxRequest } from '../router.ts';
import type { Outbox } from './outbox.ts';
import { reportHeaders, txPushHeaders } from './sign.ts';

/** Announces a report to its `callbackUrl`: that it was begun, and how it ended once it has. */
export function announceReport({ outbox, query, now }: SandboxRequest, report: ReportRecord): void {
  const url = query.get('callbackUrl');
  if (url === null || !URL.canParse(url)) return;
  const tell = (eventName: string, status: string, at: number) => {
    const body = writeJson({
      eventName,
      id: report.id,
      consumerId: report.consumer?.id,
      type: report.type,
      status,
      customerId: raw(report.customer.id),
    });
    outbox.send({ family: 'report', url, headers: reportHeaders(), body, at });
  };
  tell('started', 'inProgress', now);
  const failed = troubles(report).length > 0;
  tell(failed ? 'failed' : 'done', failed ? 'failure' : 'success', doneAt(report));
}

export type PushType = 'created' | 'modified' | 'deleted';

/** Tells the listeners of an account of a row that came or changed, and that its balance did. */
export function pushTransaction(
  outbox: Outbox,
  partner: PartnerRecord,
  account: AccountRecord,
  type: PushType,
  row: { readonly id: string } & Partial<LedgerRow>,
  now: number,
): void {
  const ids = { accountId: raw(account.id), customerId: raw(account.customerId) };
  push(outbox, partner, account, 'transaction', {
    class: 'transaction',
    type,
    records: [
      {
        id: raw(row.id),
        amount: row.amount === undefined ? undefined : raw(row.amount),
        status: row.status,
        lastUpdatedDate: Math.floor(now / 1000),
        ...ids,
      },
    ],
  });
  push(outbox, partner, account, 'account', {
    class: 'account',
    type: 'modified',
    records: [{ id: raw(account.id), customerId: raw(account.customerId), lastUpdatedDate: Math.floor(now / 1000) }],
  });
}

function push(
  outbox: Outbox,
  partner: PartnerRecord,
  account: AccountRecord,
  type: 'account' | 'transaction',
  event: Readonly<Record<string, Json>>,
): void {
  const { subscriptions } = partner.belongings;
  for (const { id, callbackUrl, signingKey, ...subscription } of subscriptions.values()) {
    if (subscription.account !== account || subscription.type !== type) continue;
    const body = writeJson(event);
    outbox.send({
      family: 'txpush',
      url: callbackUrl,
      headers: txPushHeaders(body, signingKey, callbackUrl),
      body,
      // Upstream gives up on a listener together with its subscription.
      givenUp: () => subscriptions.delete(id),
    });
  }
}

const patienceMs = 5_000;

/** Whether a listener answers to the question whether it is one. */
export async function isListening(url: string, code: string): Promise<boolean> {
  const asked = new URL(url);
  asked.searchParams.set('txpush_verification_code', code);
  try {
    const answer = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    return answer.status === 200 && (await answer.text()).trim() === code;
  } catch {
    return false;
  }
}

/** The partner that a command of the control API names; the first one when it names none. */
export function partnerNamed(partners: ReadonlyMap<string, PartnerRecord>, id: string | undefined): PartnerRecord {
  const found = id === undefined ? [...partners.values()][0] : partners.get(id);
  if (found === undefined) throw new RangeError(`No partner ${id}`);
  return found;
}
