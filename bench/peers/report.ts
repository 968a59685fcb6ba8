import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { ours, type Path, type Peer } from './peers.ts';
import { median, type Window } from './rounds.ts';

export interface Result extends Window {
  readonly peer: Peer;
  readonly path: Path;
  readonly delay: number;
  readonly connections: number;
  /** Our throughput divided by this peer's, round by round. */
  readonly ratios: readonly number[];
  /** This peer's CPU time for a request divided by ours, round by round: hardly moved by what else the machine does. */
  readonly cpuRatios: readonly number[];
  readonly right: string;
  readonly startMs: number;
  readonly firstMs: number;
}

interface Run {
  readonly rounds: number;
  readonly seconds: number;
  readonly write: boolean;
}

const titles: Readonly<Record<Path, string>> = {
  cold: 'Cold: nobody asked about the customer before',
  warm: 'Warm: what upstream said is in memory, the operation runs',
  whole: 'Whole: the same request again',
};

const heads = [
  'server',
  'calls',
  'right',
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU ms/req',
  'ours ÷ it',
  'spread',
  'by CPU',
  'wanted',
  'RSS MiB',
  'listens ms',
  'first ms',
  'bad',
] as const;

function cells(result: Result): readonly string[] {
  const { peer, path } = result;
  const ratio = median(result.ratios);
  const must = peer.must?.[path];
  const isCompared = peer.name !== ours && peer.unranked === undefined;
  return [
    peer.unranked === undefined ? peer.label : `${peer.label} (unranked: ${peer.unranked})`,
    result.callsPerQuery.toFixed(2),
    result.right,
    result.perSecond.toFixed(0),
    result.p50.toFixed(2),
    result.p99.toFixed(1),
    result.cpuMs.toFixed(3),
    isCompared ? ratio.toFixed(2) : '',
    isCompared ? `${Math.min(...result.ratios).toFixed(2)}–${Math.max(...result.ratios).toFixed(2)}` : '',
    isCompared ? median(result.cpuRatios).toFixed(2) : '',
    must === undefined ? '' : `≥ ${must}`,
    result.rssMb.toFixed(0),
    result.startMs.toFixed(0),
    result.firstMs.toFixed(0),
    String(result.bad),
  ];
}

const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;

function tables(results: readonly Result[]): string {
  const groups = Map.groupBy(results, ({ path, delay, connections }) => JSON.stringify({ path, delay, connections }));
  const parts = [...groups.values()].map((group) => {
    const [{ path, delay, connections, othersBusy } = group[0] as Result] = group;
    const busiest = Math.max(othersBusy, ...group.map((each) => each.othersBusy));
    return [
      `### ${titles[path]}; ${connections} at a time, upstream ${delay} ms`,
      '',
      row(heads),
      row(heads.map((_head, index) => (index === 0 ? '---' : '---:'))),
      ...group.map((each) => row(cells(each))),
      '',
      `Load and upstream kept their core busy for ${(busiest * 100).toFixed(0)} % at most.`,
      '',
    ].join('\n');
  });
  return parts.join('\n');
}

function versions(): string {
  const locked = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8')).packages[''];
  const all = { ...locked.dependencies, ...locked.optionalDependencies };
  return Object.entries(all)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

function circumstances({ rounds, seconds }: Run): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${rounds} rounds of ${seconds} s, alternating; ${cpus().length} cores of ${cpu?.model.trim()}, ${memory} GiB, Node ${process.versions.node}; ${versions()}.`;
}

export async function report(results: readonly Result[], run: Run): Promise<void> {
  const text = `${circumstances(run)}\n\n${tables(results)}`;
  process.stdout.write(`${text}\n`);
  if (run.write) {
    const { writeDocument } = await import('./document.ts');
    writeDocument(text, results);
  }
}
