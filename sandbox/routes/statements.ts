import { bankTrouble } from '../aggregation-codes.ts';
import type { StatementRecord } from '../belongings.ts';
import type { Json } from '../json.ts';
import { sortKey } from '../ledger-row.ts';
import { withAccount, withCustomer } from '../ownership.ts';
import { writePdf } from '../pdf.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, fileReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { mfaChallenge } from '../sign-in.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const customer = '/customers/{customerId}';
const account = `${customer}/accounts/{accountId}`;

/** Indexes that upstream takes, and months that the banks here keep. */
const mostStatements = 24;
const keptMonths = 12;

export const statementRoutes: readonly Route[] = [
  { method: 'GET', template: `/aggregation/v3${account}/statement`, handler: withAccount(list) },
  { method: 'GET', template: `/aggregation/v1${account}/statement`, handler: withAccount(download) },
  { method: 'GET', template: `/aggregation/v1${customer}/assets/{assetId}`, handler: withCustomer(downloadAsset) },
];

/** One entry for each index, with a code of its own where the bank has no such statement. */
function list(request: SandboxRequest, _customer: unknown, owned: AccountRecord): Reply {
  const indexes = (request.query.get('index') ?? '1').split(',');
  if (!indexes.every(isIndex)) return upstreamErrors.badRequest();
  const asOfDate = Math.floor(request.now / 1000);
  return troubleOf(owned) ?? jsonReply({ statements: indexes.map((index) => entry(request, owned, index, asOfDate)) });
}

function entry(request: SandboxRequest, owned: AccountRecord, index: string, asOfDate: number): Json {
  const statement = statementOf(request, owned, Number(index));
  if (statement === undefined) return { index, asOfDate, code: '960', message: 'statement not found.' };
  const lastDay = statement.until - 86_400_000;
  const description = `${usDay(statement.from)} - ${usDay(lastDay)}`;
  return { index, id: statement.id, asOfDate, description, documentDate: isoDay(lastDay) };
}

function download(request: SandboxRequest, _customer: unknown, owned: AccountRecord): Reply {
  const index = request.query.get('index') ?? '1';
  if (!isIndex(index)) return upstreamErrors.badRequest();
  const statement = statementOf(request, owned, Number(index));
  if (statement === undefined) return upstreamErrors.assetNotFound();
  return troubleOf(owned) ?? billedReply(fileReply(octets, pdfOf(request, statement)), { Statements: 1 });
}

const octets = 'application/octet-stream';

/** A statement that was listed before, or a pay statement that somebody stored. */
function downloadAsset(request: SandboxRequest, { id: customerId }: CustomerRecord): Reply {
  const { partner, params } = request;
  const id = params.assetId ?? '';
  const stored = partner.payStatements.get(id);
  const statement = partner.belongings.statements.get(id);
  const file =
    stored?.customerId === customerId
      ? stored.file
      : statement?.account.customerId === customerId
        ? pdfOf(request, statement)
        : undefined;
  return file === undefined ? upstreamErrors.assetNotFound() : billedReply(fileReply(octets, file), { Assets: 1 });
}

const isIndex = (text: string) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostStatements;

/** The month that lies this many months back; undefined where the bank keeps none that old. */
function statementOf({ partner, world, now }: SandboxRequest, owned: AccountRecord, index: number) {
  if (index > keptMonths) return undefined;
  const today = new Date(now);
  const monthStart = (back: number) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1);
  const from = monthStart(index);
  const random = createRandom(world.seed, 'statement', owned.id, from);
  const digits = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  const uuid = [digits(8), digits(4), `4${digits(3)}`, `8${digits(3)}`, digits(12)].join('-');
  const statement: StatementRecord = { id: `${uuid}-${owned.id}`, account: owned, from, until: monthStart(index - 1) };
  partner.belongings.statements.set(statement.id, statement);
  return statement;
}

function pdfOf({ world, now, switches }: SandboxRequest, { account: owned, from, until }: StatementRecord): Buffer {
  const rows = world.ledger.rowsOf(owned, now).filter((row) => {
    const at = sortKey(row) * 1000;
    return row.status === 'active' && at >= from && at < until;
  });
  const title = `${owned.name}, account ending ${owned.numberDisplay}`;
  const period = `${usDay(from)} to ${usDay(until - 86_400_000)}`;
  const lines = rows.map((row) => `${isoDay(sortKey(row) * 1000)}  ${row.amount.padStart(14)}  ${row.description}`);
  return writePdf(title, [period, '', ...(lines.length === 0 ? ['No transactions.'] : lines)], switches.pdfBytes);
}

/** The bank is asked while the caller waits, and may have something to say. */
function troubleOf({ aggregationStatusCode: code }: AccountRecord): Reply | undefined {
  if (code === 0) return undefined;
  return code === 185 ? mfaChallenge() : bankTrouble(code);
}

const isoDay = (moment: number) => new Date(moment).toISOString().slice(0, 10);

function usDay(moment: number): string {
  const [year, month, day] = isoDay(moment).split('-');
  return `${month}/${day}/${year}`;
}
