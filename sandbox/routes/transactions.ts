import { dailyBalances } from '../daily-balances.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { compareRows, sortKey } from '../ledger-row.ts';
import { withAccount, withCustomer } from '../ownership.ts';
import { readPaging } from '../paging.ts';
import type { Random } from '../random.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { transactionJson } from '../transaction-wire.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const transactionRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/aggregation/v3/customers/{customerId}/transactions',
    handler: withCustomer((request, customer) => page(request, customer, rowsOfCustomer(request, customer))),
  },
  {
    method: 'GET',
    template: '/aggregation/v4/customers/{customerId}/accounts/{accountId}/transactions',
    handler: withAccount((request, customer, account) =>
      page(request, customer, request.world.ledger.rowsOf(account, request.now), account),
    ),
  },
  {
    method: 'GET',
    template: '/aggregation/v2/customers/{customerId}/transactions/{transactionId}',
    handler: withCustomer((request, customer) => single(request, customer, request.params.transactionId ?? '')),
  },
  {
    method: 'GET',
    template: '/aggregation/customers/{customerId}/transactions/{uniqueTransactionId}',
    handler: withCustomer(singleByUniqueId),
  },
];

/** Found by customer alone, whichever account it is of; shadow and pending rows like any other. */
function single(request: SandboxRequest, customer: CustomerRecord, id: string): Reply {
  if (!/^\d+$/.test(id)) return upstreamErrors.badRequest();
  const row = rowsOfCustomer(request, customer).find((candidate) => candidate.id === id);
  return row === undefined ? upstreamErrors.transactionNotFound() : jsonReply(transactionJson(row, customer.id));
}

/** `{accountId}-{transactionId}`. */
function singleByUniqueId(request: SandboxRequest, customer: CustomerRecord): Reply {
  const [, accountId, id] = /^(\d+)-(\d+)$/.exec(request.params.uniqueTransactionId ?? '') ?? [];
  if (accountId === undefined || id === undefined) return upstreamErrors.badRequest();
  const rows = rowsOfCustomer(request, customer);
  const row = rows.find((candidate) => candidate.id === id && candidate.accountId === accountId);
  return row === undefined ? upstreamErrors.transactionNotFound() : jsonReply(transactionJson(row, customer.id));
}

interface Merged {
  readonly parts: readonly (readonly LedgerRow[])[];
  readonly rows: readonly LedgerRow[];
}

// Merging 20,000 rows for every page would dominate it; the parts say whether anything changed.
const merged = new WeakMap<CustomerRecord, Merged>();

function rowsOfCustomer({ world, now }: SandboxRequest, customer: CustomerRecord): readonly LedgerRow[] {
  const parts = customer.accounts.map((account) => world.ledger.rowsOf(account, now));
  const known = merged.get(customer);
  if (known?.parts.length === parts.length && known.parts.every((part, index) => part === parts[index])) {
    return known.rows;
  }
  const rows = parts.flat().sort(compareRows);
  merged.set(customer, { parts, rows });
  return rows;
}

function page(
  request: SandboxRequest,
  customer: CustomerRecord,
  sorted: readonly LedgerRow[],
  account?: AccountRecord,
): Reply {
  const { query } = request;
  const fromDate = query.get('fromDate') ?? '';
  const toDate = query.get('toDate') ?? '';
  if (!/^\d+$/.test(fromDate)) return upstreamErrors.invalidDateRange('fromDate is required');
  if (!/^\d+$/.test(toDate)) return upstreamErrors.invalidDateRange('toDate is required');
  if (Number(fromDate) > Number(toDate)) return upstreamErrors.invalidDateRange('fromDate is after toDate');
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const sort = query.get('sort') === 'asc' ? 'asc' : 'desc';
  // Pending rows are opt-in, shadow rows always come along.
  const pendingToo = query.get('includePending') === 'true';
  const found = sorted.filter((row) => {
    const key = sortKey(row);
    return key >= Number(fromDate) && key <= Number(toDate) && (pendingToo || row.status !== 'pending');
  });
  // An empty list arrives without any of the members that the schema requires.
  if (found.length === 0) return jsonReply({ transactions: [] });
  if (sort === 'desc') found.reverse();
  if (request.switches.tieOrder === 'random') shuffleTies(found, request.random);
  const rows = found.slice(paging.start - 1, paging.start - 1 + paging.limit);
  const balances = account !== undefined && query.get('showDailyBalance') === 'true';
  return jsonReply({
    found: found.length,
    displaying: rows.length,
    moreAvailable: paging.start - 1 + rows.length < found.length ? 'true' : 'false',
    fromDate,
    toDate,
    sort,
    transactions: rows.map((row) => transactionJson(row, customer.id)),
    dailyBalances: balances ? dailyBalances(account, sorted, Number(fromDate), Number(toDate)) : undefined,
  });
}

/** Rows of the same date in an order of their own, another one in every answer. */
function shuffleTies(rows: LedgerRow[], random: Random): void {
  let from = 0;
  for (let to = 1; to <= rows.length; to += 1) {
    const [first, next] = [rows[from], rows[to]];
    if (first !== undefined && next !== undefined && sortKey(first) === sortKey(next)) continue;
    const ties = rows.slice(from, to);
    for (let left = ties.length; left > 0; left -= 1) {
      const [row] = ties.splice(random.below(left), 1);
      if (row !== undefined) rows[to - left] = row;
    }
    from = to;
  }
}
