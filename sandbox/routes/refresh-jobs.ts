import { messageOf } from '../aggregation-codes.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import type { Json } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import type { AccountRecord, CustomerRecord, RefreshJobRecord } from '../records.ts';
import { loadHistory, refreshAccount } from '../refresh.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import { uuid } from '../uuid.ts';

const template = '/aggregation/customers/{customerId}/transactions/refreshes';

/** A job is NEW for this long, then takes up its accounts one after the other, and is done after `jobMs`. */
const newMs = 1_000;
const jobMs = 4_000;

export const refreshJobRoutes: readonly Route[] = [
  { method: 'POST', template, handler: withCustomer(startJob) },
  { method: 'GET', template: `${template}/{refreshId}`, handler: withCustomer(readJob) },
];

function startJob({ partner, body, now, random }: SandboxRequest, customer: CustomerRecord): Reply {
  const wanted = accountsOf(body, customer);
  if ('status' in wanted) return wanted;
  const mode = isGiven(body, 'mode') ? memberOf(body, 'mode') : 'standard';
  if (mode !== 'standard' && mode !== 'historic' && mode !== 'custom') return upstreamErrors.invalidParameter('mode');
  const dates = mode === 'custom' ? datesOf(body, now) : {};
  if ('status' in dates) return dates;

  const job: RefreshJobRecord = {
    id: uuid(random),
    customerId: customer.id,
    mode,
    startedAt: now,
    accounts: wanted.map((account, index) => ({
      account,
      doneAt: now + newMs + ((jobMs - newMs) * (index + 1)) / wanted.length,
    })),
  };
  // The aggregations lie in the future, where no read sees them before the clock gets there.
  for (const { account, doneAt } of job.accounts) {
    if (mode === 'standard') refreshAccount(account, doneAt);
    else loadHistory(account, doneAt, dates.fromSeconds);
  }
  partner.refreshJobs.set(job.id, job);
  const [first] = wanted;
  return jsonReply(
    {
      refreshId: job.id,
      customerId: customer.id,
      institutionLoginId: textMember(body, 'institutionLoginId') ?? first?.institutionLoginId,
      accountIds: wanted.map(({ id }) => id),
      mode,
      fromDate: dates.fromDate,
      toDate: dates.toDate,
      status: 'NEW',
      createdAt: new Date(now).toISOString(),
    },
    202,
  );
}

/** `accountIds` wins over `institutionLoginId`. */
function accountsOf(body: unknown, { accounts }: CustomerRecord): readonly AccountRecord[] | Reply {
  if (isGiven(body, 'accountIds')) {
    const ids: unknown = memberOf(body, 'accountIds');
    if (!Array.isArray(ids) || ids.length === 0) return upstreamErrors.invalidParameter('accountIds');
    const found = ids.map((id: unknown) => accounts.find((account) => account.id === String(id)));
    const missing = found.indexOf(undefined);
    if (missing >= 0) return upstreamErrors.customerHasNoAccount(String(ids[missing]));
    return found.filter((account) => account !== undefined);
  }
  const login = textMember(body, 'institutionLoginId');
  if (login === undefined) return upstreamErrors.missingParameter('institutionLoginId or accountIds');
  const behind = accounts.filter((account) => account.institutionLoginId === login);
  return behind.length === 0 ? upstreamErrors.noAccountsAtLogin(login) : behind;
}

interface Dates {
  readonly fromDate?: string;
  readonly toDate?: string;
  readonly fromSeconds?: number;
}

function datesOf(body: unknown, now: number): Dates | Reply {
  const fromDate = textMember(body, 'fromDate');
  if (fromDate === undefined) return upstreamErrors.missingParameter('fromDate');
  const toDate = textMember(body, 'toDate') ?? new Date(now).toISOString();
  const [from, to] = [Date.parse(fromDate), Date.parse(toDate)];
  if (Number.isNaN(from)) return upstreamErrors.invalidParameter('fromDate');
  if (Number.isNaN(to)) return upstreamErrors.invalidParameter('toDate');
  if (from > to) return upstreamErrors.invalidDateRange('fromDate is after toDate');
  return { fromDate, toDate, fromSeconds: Math.floor(from / 1000) };
}

function readJob({ partner, params, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const job = partner.refreshJobs.get(params.refreshId ?? '');
  if (job === undefined || job.customerId !== customer.id) return upstreamErrors.refreshNotFound();
  const done = job.accounts.filter(({ doneAt }) => doneAt <= now);
  const succeeded = done.filter(({ account }) => account.aggregationStatusCode === 0);
  const all = done.length === job.accounts.length;
  const finished = succeeded.length > 0 ? 'COMPLETED' : 'FAILED';
  return jsonReply({
    refreshId: job.id,
    customerId: customer.id,
    accounts: job.accounts.map(({ account, doneAt }) => accountJson(account, doneAt, now)),
    mode: job.mode,
    status: all ? finished : now < job.startedAt + newMs ? 'NEW' : 'IN_PROGRESS',
    totalCount: job.accounts.length,
    successCount: succeeded.length,
    failedCount: done.length - succeeded.length,
  });
}

/** Success and failure have different members, as in the examples of the OpenAPI document. */
function accountJson(account: AccountRecord, doneAt: number, now: number): Json {
  const { id: accountId, institutionLoginId, institutionId, aggregationStatusCode: code } = account;
  const which = { accountId, institutionLoginId, institutionId };
  if (doneAt > now) return which;
  if (code !== 0) return { ...which, code, message: messageOf(code) };
  return { ...which, aggregationStatusCode: 0, aggregationSuccessDate: new Date(doneAt).toISOString() };
}
