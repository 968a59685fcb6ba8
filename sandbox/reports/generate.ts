import { memberOf, textMember } from '../body.ts';
import { accountPositions } from '../data/account-detail.ts';
import { writeJson } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord, ConsumerRecord, CustomerRecord } from '../records.ts';
import { categoryOf } from '../recurring.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import { announceReport } from '../webhooks/emit.ts';
import type { Constraints } from './constraints.ts';
import { readConstraints } from './constraints.ts';
import type { ReportProduct } from './products.ts';
import type { ReportAccount, ReportRecord } from './report-record.ts';
import { doneAt, troubles } from './report-record.ts';
import { acknowledgement } from './report-wire.ts';

const dayMs = 86_400_000;
/** Reports of one customer in a day. */
const mostADay = 50;
const longestTransactionsDays = 731;
const freeRefreshMs = 60 * dayMs;

/** Starts a report, or says why not, in the order in which upstream is thought to look. */
export function generate(product: ReportProduct, request: SandboxRequest, customer: CustomerRecord): Reply {
  const { partner, body, now } = request;
  const use = useOf(product, request);
  if ('refusal' in use) return use.refusal;
  const consumer = [...partner.consumers.values()].find(({ customerId }) => customerId === customer.id);
  if (use.cra && consumer === undefined) return upstreamErrors.noConsumerOfCustomer(customer.id);
  if (use.cra && consumer?.securityFreeze) return upstreamErrors.securityFreeze();
  const dates = datesOf(product, request);
  if ('refusal' in dates) return dates.refusal;
  const constraints = readConstraints(product, body, customer, partner);
  if ('refusal' in constraints) return constraints.refusal;
  const own = [...partner.reports.values()].filter((report) => report.customer === customer);
  const echo = { ...constraints.echo, ...dates.echo };
  const same = own.find(
    (report) => report.type === use.type && doneAt(report) > now && writeJson(report.constraints) === writeJson(echo),
  );
  if (same !== undefined) return upstreamErrors.alreadyGenerating();
  if (own.filter(({ createdAt }) => createdAt > now - dayMs).length >= mostADay) return upstreamErrors.reportLimit();

  const report = recordOf(product, use, request, customer, consumer, { ...constraints, echo }, dates);
  const billed = isFree(product, report, own) ? {} : { [product.title]: 1 };
  partner.reports.set(report.id, report);
  announceReport(request, report);
  return billedReply(jsonReply(acknowledgement(report, now), 202), billed);
}

/** What fails is not charged for, nor is what refreshes a report of bank data within sixty days of the first one. */
function isFree({ suits }: ReportProduct, report: ReportRecord, own: readonly ReportRecord[]): boolean {
  if (troubles(report).length > 0) return true;
  const first = own.find(({ type, accounts }) => type === report.type && troubles({ accounts }).length === 0);
  return suits !== null && first !== undefined && report.createdAt - first.createdAt < freeRefreshMs;
}

interface Use {
  readonly type: string;
  readonly cra: boolean;
}

/** The type of an analytics report says whom it is about and what for. */
function useOf({ cra, type }: ReportProduct, { body, params }: SandboxRequest): Use | { readonly refusal: Reply } {
  const userType = params.userType ?? 'business';
  if (userType !== 'personal' && userType !== 'business')
    return { refusal: upstreamErrors.invalidParameter('userType') };
  if (cra !== 'byFlag') return { type, cra };
  const data = memberOf(body, 'analyticsReportData');
  const [forCra, forFtc] = [memberOf(data, 'forCraPurpose') === true, memberOf(data, 'forFtcPurpose') === true];
  if (forCra && forFtc) return { refusal: upstreamErrors.bothPurposes() };
  const purpose = forCra ? 'cra' : forFtc ? 'ftc' : 'noncra';
  // The one that is spelt another way.
  if (type === 'cfr' && userType === 'business' && forCra) return { type: 'cracfrbcra', cra: true };
  return { type: `${type}${userType === 'business' ? 'b' : 'p'}${purpose}`, cra: forCra };
}

interface Dates {
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly pendingToo: boolean;
  readonly echo: { readonly fromDate?: number; readonly toDate?: number; readonly includePending?: boolean };
}

/** A transactions report has its dates in the query; they win over those of the body. */
function datesOf({ type }: ReportProduct, { query, body, now }: SandboxRequest): Dates | { readonly refusal: Reply } {
  const given = (name: string) =>
    type === 'transactions' && query.get(name) !== null ? query.get(name) : memberOf(body, name);
  const [from, to] = [Number(given('fromDate') ?? 0), Number(given('toDate') ?? Math.floor(now / 1000))];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
    return { refusal: upstreamErrors.invalidDateRange('not a date') };
  }
  if (from > to) return { refusal: upstreamErrors.invalidDateRange('fromDate is after toDate') };
  if (type !== 'transactions') return { from, to, pendingToo: false, echo: {} };
  const earliest = to - longestTransactionsDays * 86_400;
  if (from !== 0 && from < earliest) return { refusal: upstreamErrors.invalidDateRange('more than 24 months') };
  const pendingToo = query.get('includePending') === 'true';
  return {
    from: from || earliest,
    to,
    pendingToo,
    echo: { fromDate: from || earliest, toDate: to, includePending: pendingToo },
  };
}

export function recordOf(
  product: ReportProduct,
  { type, cra }: Use,
  request: SandboxRequest,
  customer: CustomerRecord,
  consumer: ConsumerRecord | undefined,
  { accounts, assets, echo }: Constraints,
  dates: Dates,
): ReportRecord {
  const { partner, now, world } = request;
  const ordinal = partner.reports.size + 1;
  const random = createRandom(0, 'report', partner.partnerId, ordinal);
  const letters = (count: number) => Array.from({ length: count }, () => random.below(36).toString(36)).join('');
  const version = [...partner.reports.values()].filter((report) => report.customer === customer).length + 1;
  return {
    id: `${letters(12)}-${type.toLowerCase()}`,
    type,
    title: product.title,
    version,
    requestId: letters(10),
    requesterName: `Sandbox Partner ${partner.partnerId}`,
    customer,
    ...(consumer !== undefined && (cra || product.cra !== 'byFlag') && { consumer }),
    createdAt: now,
    constraints: echo,
    accounts: accounts.map((account) => accountOf(account, request, dates)),
    assets,
    cra,
    hasPortfolio: product.hasPortfolio,
    ...(product.pinned === true && { pin: letters(6) }),
    formats: product.formats,
    edited: product.edited === true,
    ...(product.immediate === true && { immediate: true as const }),
    content: product.content,
  };

  function accountOf(account: AccountRecord, { body }: SandboxRequest, { from, to, pendingToo }: Dates): ReportAccount {
    const rows = world.ledger.rowsOf(account, now);
    const settled = rows.filter(({ status }) => status === 'active');
    const wanted = finder(memberOf(body, 'findTransaction'));
    const kept = pendingToo ? rows.filter(({ status }) => status !== 'shadow') : settled;
    return {
      account,
      institution: world.institutions.get(account.institutionId),
      positions: accountPositions(account, world.seed, Math.floor(now / 1000)),
      settled,
      rows: kept.filter((row) => sortKey(row) >= from && sortKey(row) <= to && wanted(row)),
    };
  }
}

/** All that is asked for must hold. */
function finder(find: unknown): (row: LedgerRow) => boolean {
  const words = textMember(find, 'findTransactionDescriptionMemo');
  const [least, most] = [memberOf(find, 'findTransactionAmountFrom'), memberOf(find, 'findTransactionAmountTo')];
  const categories: unknown = memberOf(find, 'findTransactionCategory');
  return (row) =>
    (words === undefined || row.description === words || row.details?.memo === words) &&
    (typeof least !== 'number' || Number(row.amount) >= least) &&
    (typeof most !== 'number' || Number(row.amount) <= most) &&
    (!Array.isArray(categories) || categories.includes(categoryOf(row)));
}
