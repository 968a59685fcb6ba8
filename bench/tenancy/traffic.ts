import { systemClock, wait } from '../../src/lib/clock.ts';
import { type Connection, openConnection } from './connection.ts';

export interface Asking {
  readonly url: string;
  readonly key: string;
  readonly query: string;
  /** Each ask takes the next one as its `$id`. */
  readonly ids: readonly string[];
  /** No ask is like another: what it is answered is put together anew. */
  readonly distinct?: boolean;
  /** Asks under way at a time, at most: what would be beyond is not sent. */
  readonly most: number;
  /** Unset: the next one follows as soon as one is answered. */
  readonly perSecond?: number;
  readonly forMs: number;
  /** Milliseconds at the beginning that do not count: connections are opened in them. @default 0 */
  readonly uncountedMs?: number;
}

export interface Outcome {
  /** How many were answered with which HTTP status and code of an error; connections that broke by why they did. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds that each good answer took. */
  readonly good: readonly number[];
  /** Asks that were due and not sent, as too many were under way. */
  readonly unsent: number;
}

/** Asks at an even rate, or as fast as answers come, over connections that are kept. */
export async function ask({
  url,
  key,
  query,
  ids,
  distinct,
  most,
  perSecond,
  forMs,
  uncountedMs = 0,
}: Asking): Promise<Outcome> {
  const answers: Record<string, number> = {};
  const good: number[] = [];
  const all: Connection[] = [];
  const idle: Connection[] = [];
  const under = new Set<Promise<void>>();
  const from = performance.now();
  let turn = 0;
  let unsent = 0;

  const count = (kind: string) => {
    answers[kind] = (answers[kind] ?? 0) + 1;
  };

  async function one(connection: Connection): Promise<void> {
    const sentAt = performance.now();
    const number = turn++;
    const variables = { id: ids[number % ids.length], ...(distinct && { number }) };
    const { status, body } = await connection.post('/graphql', key, JSON.stringify({ query, variables }));
    const ms = performance.now() - sentAt;
    idle.push(connection);
    if (sentAt - from < uncountedMs) return;
    const code = /"code":"(\w+)"/.exec(body)?.[1];
    if (status === 200 && code === undefined) good.push(ms);
    count(`${status} ${code ?? ''}`);
  }

  function send(): void {
    let connection = idle.pop();
    if (connection === undefined && all.length < most) {
      connection = openConnection(url);
      all.push(connection);
    }
    if (connection === undefined) {
      unsent += 1;
      return;
    }
    const sent = one(connection)
      .catch((error: Error) => {
        count(error.message);
        all.splice(all.indexOf(connection), 1);
        connection.close();
      })
      .finally(() => under.delete(sent));
    under.add(sent);
  }

  for (let due = 0; performance.now() - from < forMs; ) {
    const now = performance.now() - from;
    if (perSecond === undefined) {
      while (under.size < most) send();
      await Promise.race(under);
      continue;
    }
    for (; due < Math.floor((now * perSecond) / 1_000); due += 1) send();
    await wait(systemClock, 1);
  }
  await Promise.all(under);
  for (const connection of all) connection.close();
  return { answers, good, unsent };
}

/** The `share` quantile of values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Answers with this HTTP status, or all. */
export function countOf({ answers }: Outcome, status?: number): number {
  const counted = Object.entries(answers).filter(([kind]) => status === undefined || kind.startsWith(String(status)));
  return counted.reduce((sum, [, count]) => sum + count, 0);
}
