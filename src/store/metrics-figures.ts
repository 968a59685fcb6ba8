import type { Kysely, Selectable } from 'kysely';

import type { LeftOut } from '../domain/dashboard-rules.ts';
import { createQuantileSketch } from '../lib/quantile-sketch.ts';
import { countAccounts } from './metrics-accounts.ts';
import { addProblem, codeFigures, createTallyBoard, latencyOf, type TallyBoard } from './metrics-board.ts';
import type { FiguresQuery, OperationFigures, PlatformTally, WindowFigures, WindowTotals } from './metrics-store.ts';
import type { MetricsTables, SeriesRow } from './metrics-tables.ts';
import { decodeSketch } from './sketch-text.ts';

type Db = Kysely<MetricsTables>;

/** Everything about a window and the one before it, in one pass over its rollups. */
export async function readFigures(db: Db, query: FiguresQuery): Promise<WindowFigures> {
  const series = new Map((await chosen(db, query).selectAll().execute()).map((row) => [row.id, row]));
  const current = createTallyBoard();
  const previous = createTallyBoard();
  const leftOut = new Map<string, { endpoint: string; reason: LeftOut | ''; calls: number }>();

  for (const row of await bucketRows(db, query)) {
    const of = series.get(row.series);
    // Written between the two reads: it is there the next time.
    if (of === undefined) continue;
    const bucket = Number(row.bucket);
    const calls = Number(row.calls);
    if (bucket >= query.from) {
      const reason = of.left_out as LeftOut | '';
      const sum = leftOut.get(`${of.endpoint} ${reason}`) ?? { endpoint: of.endpoint, reason, calls: 0 };
      leftOut.set(`${of.endpoint} ${reason}`, sum);
      sum.calls += calls;
    }
    if (!isInScope(of, query)) continue;
    const service = row.service === '' ? createQuantileSketch() : decodeSketch(row.service);
    (bucket >= query.from ? current : previous).add(of, bucket, calls, service);
  }
  await addProblems(db, query, series, current);

  const endpoints = current.endpoints().map(({ key }) => key);
  const platform = await readPlatform(db, query, endpoints);
  return {
    current: await totals(db, current, query, query.from, query.to),
    previous: await totals(db, previous, query, query.previousFrom, query.from),
    platform: sumOf(platform, query.from, query.to),
    platformPrevious: sumOf(platform, query.previousFrom, query.from),
    buckets: Array.from({ length: Math.round((query.to - query.from) / query.bucketMs) }, (_, n) => {
      const at = query.from + n * query.bucketMs;
      return { ...current.bucket(at), platform: sumOf(platform, at, at + query.bucketMs) };
    }),
    endpoints: current.endpoints(),
    institutions: current.institutions(),
    codes: codeFigures(current.codes()),
    problems: codeFigures(current.problems()),
    leftOut: [...leftOut.values()],
    since: await oldest(db, query),
  };
}

const isInScope = (row: Pick<SeriesRow, 'left_out'>, { all }: FiguresQuery) => all || row.left_out === '';

/** The series that the query is about, whatever the scope. */
function chosen(db: Db, { partners, filter }: FiguresQuery, endpoints?: readonly string[]) {
  let rows = db.selectFrom('metric_series');
  if (partners !== null) rows = rows.where('partner', 'in', partners);
  if (endpoints !== undefined) rows = rows.where('endpoint', 'in', endpoints);
  if (filter.endpoint !== undefined) rows = rows.where('endpoint', '=', filter.endpoint);
  if (filter.institution !== undefined) rows = rows.where('institution', '=', filter.institution);
  if (filter.connection !== undefined) rows = rows.where('connection', '=', filter.connection);
  if (filter.billable !== undefined) rows = rows.where('billable', '=', filter.billable ? 1 : 0);
  return rows;
}

function bucketRows(db: Db, query: FiguresQuery): Promise<Selectable<MetricsTables['metric_call']>[]> {
  return db
    .selectFrom('metric_call')
    .selectAll()
    .where('series', 'in', chosen(db, query).select('id'))
    .where('grain', '=', query.bucketMs)
    .where('bucket', '>=', query.previousFrom)
    .where('bucket', '<', query.to)
    .execute();
}

async function addProblems(
  db: Db,
  query: FiguresQuery,
  series: ReadonlyMap<string, SeriesRow>,
  board: TallyBoard,
): Promise<void> {
  const rows = await db
    .selectFrom('metric_problem')
    .selectAll()
    .where('series', 'in', chosen(db, query).select('id'))
    .where('grain', '=', query.bucketMs)
    .where('bucket', '>=', query.from)
    .where('bucket', '<', query.to)
    .execute();
  for (const { series: id, bucket, category, code, problems } of rows) {
    const of = series.get(id);
    if (of !== undefined && isInScope(of, query)) addProblem(board, Number(bucket), category, code, Number(problems));
  }
}

async function totals(db: Db, board: TallyBoard, query: FiguresQuery, from: number, to: number): Promise<WindowTotals> {
  const series = chosen(db, query).select('id');
  const counted = query.all ? series : series.where('left_out', '=', '');
  return { ...board.totals(), activeAccounts: await countAccounts(db, counted, from, to) };
}

interface PlatformRow {
  readonly bucket: number;
  readonly partner: string;
  readonly calls: number;
  readonly ok: number;
}

/** All partners' calls of the endpoints that these partners called. */
async function readPlatform(
  db: Db,
  query: FiguresQuery,
  endpoints: readonly string[],
): Promise<readonly PlatformRow[]> {
  if (endpoints.length === 0) return [];
  const series = chosen(db, { ...query, partners: null }, endpoints).select('id');
  const rows = await db
    .selectFrom('metric_call')
    .innerJoin('metric_series', 'metric_series.id', 'metric_call.series')
    .select(({ fn, eb }) => [
      'metric_call.bucket',
      'metric_series.partner',
      fn.sum<number | string>('metric_call.calls').as('calls'),
      fn
        .sum<number | string>(
          eb.case().when('metric_series.category', '=', '').then(eb.ref('metric_call.calls')).else(0).end(),
        )
        .as('ok'),
    ])
    .where('metric_call.series', 'in', query.all ? series : series.where('left_out', '=', ''))
    .where('metric_call.grain', '=', query.bucketMs)
    .where('metric_call.bucket', '>=', query.previousFrom)
    .where('metric_call.bucket', '<', query.to)
    .groupBy(['metric_call.bucket', 'metric_series.partner'])
    .execute();
  return rows.map(({ bucket, partner, calls, ok }) => ({
    bucket: Number(bucket),
    partner,
    calls: Number(calls),
    ok: Number(ok),
  }));
}

function sumOf(rows: readonly PlatformRow[], from: number, to: number): PlatformTally {
  const within = rows.filter(({ bucket }) => bucket >= from && bucket < to);
  return {
    calls: within.reduce((sum, { calls }) => sum + calls, 0),
    ok: within.reduce((sum, { ok }) => sum + ok, 0),
    partners: new Set(within.map(({ partner }) => partner)).size,
  };
}

async function oldest(db: Db, query: FiguresQuery): Promise<number | null> {
  const row = await db
    .selectFrom('metric_call')
    .select(({ fn }) => fn.min('bucket').as('bucket'))
    .where('series', 'in', chosen(db, { ...query, filter: {} }).select('id'))
    .where('grain', '=', query.bucketMs)
    .executeTakeFirst();
  return row?.bucket === null || row?.bucket === undefined ? null : Number(row.bucket);
}

export async function readOperationFigures(
  db: Db,
  { partners, bucketMs, from, to }: Pick<FiguresQuery, 'partners' | 'bucketMs' | 'from' | 'to'>,
): Promise<readonly OperationFigures[]> {
  const all = db
    .selectFrom('metric_operation')
    .selectAll()
    .where('grain', '=', bucketMs)
    .where('bucket', '>=', from)
    .where('bucket', '<', to);
  const rows = await (partners === null ? all : all.where('partner', 'in', partners)).execute();
  const groups = Map.groupBy(rows, ({ name, type }) => JSON.stringify([name, type]));
  return [...groups.values()].map((group) => {
    const duration = createQuantileSketch();
    const outcomes: Record<string, number> = {};
    let operations = 0;
    let upstreamCalls = 0;
    for (const row of group) {
      duration.merge(decodeSketch(row.duration));
      outcomes[row.outcome] = (outcomes[row.outcome] ?? 0) + Number(row.operations);
      operations += Number(row.operations);
      upstreamCalls += Number(row.upstream_calls);
    }
    const { name = '', type = '' } = group[0] ?? {};
    return { name, type, outcomes, operations, upstreamCalls, latency: latencyOf(duration) };
  });
}
