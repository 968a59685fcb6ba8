import { dashboardOperations } from '../domain/dashboard-operations.ts';
import { excludedPaths, type GatewaySign, type LeftOut, leftOutReasons } from '../domain/dashboard-rules.ts';
import type { LeftOutFigure, Reconciliation } from '../domain/metrics.ts';
import type { WindowFigures } from '../store/metrics-store.ts';

const reasons = Object.keys(leftOutReasons) as readonly LeftOut[];
const excluding = new Set(dashboardOperations.map(({ excludedBy }) => excludedBy));
const unmatchedLines = excludedPaths.filter((line) => !excluding.has(line));

/** Why the figures differ from those of Mastercard's dashboard, and by how much. */
export function reconcile(rows: WindowFigures['leftOut'], signs: readonly GatewaySign[]): Reconciliation {
  const leftOut = reasons.flatMap((reason): LeftOutFigure[] => {
    const endpoints = rows
      .filter((row) => row.reason === reason)
      .map(({ endpoint, calls }) => ({ endpoint, calls }))
      .sort((one, other) => other.calls - one.calls);
    const calls = sum(endpoints);
    return calls === 0 ? [] : [{ reason, calls, endpoints }];
  });
  const total = sum(rows);
  const counted = total - sum(leftOut);
  return {
    counted,
    total,
    leftOut,
    explanation: explain(counted, total, leftOut),
    operations: dashboardOperations,
    unmatchedLines,
    gatewaySigns: signs.map(inWords),
  };
}

const bodies = { json: 'JSON', text: 'text that is not JSON', none: 'no body' } as const;

function inWords({ status, code, body }: GatewaySign): string {
  return [
    status === undefined ? 'any status' : `status ${status}`,
    ...(code === undefined ? [] : [`code ${code}`]),
    ...(body === undefined ? [] : [bodies[body]]),
  ].join(', ');
}

function explain(counted: number, total: number, leftOut: readonly LeftOutFigure[]): readonly string[] {
  const of = (reason: LeftOut) => leftOut.find((each) => each.reason === reason)?.calls ?? 0;
  const ours = of('CACHE') + of('COALESCED') + of('REFUSED');
  return [
    `Of ${total} asks of this window ${counted} are calls that Mastercard's dashboard counts.`,
    `${of('EXCLUDED_PATH')} went to paths that its FAQ says it leaves out.`,
    `${of('TURNED_AWAY')} were turned away at Mastercard's API gateway, by signs that are an assumption: it does not count them.`,
    `${of('NO_RESPONSE')} got no response, so that there is nothing it could count.`,
    `${ours} made no call: ${of('CACHE')} were answered from the cache, ${of('COALESCED')} together with an equal ask, and ${of('REFUSED')} were refused by this gateway.`,
    'Its dashboard also counts indirect calls, those that Mastercard makes inside itself to build a product. They cannot be seen from here, so that its figures may be higher by a number that nobody here knows.',
  ];
}

function sum(rows: readonly { readonly calls: number }[]): number {
  return rows.reduce((total, { calls }) => total + calls, 0);
}
