import { systemClock, wait } from '../../src/lib/clock.ts';
import type { Answer } from './stage.ts';

/** Keeps `workers` asks under way for `forMs`. */
export async function keepBusy(workers: number, forMs: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const until = performance.now() + forMs;
  const answers: Answer[] = [];
  const work = async () => {
    while (performance.now() < until) answers.push(await ask());
  };
  await Promise.all(Array.from({ length: workers }, work));
  return answers;
}

/** Asks `perSecond` times a second whatever becomes of it; those whose connection breaks are left out. */
export async function arrive(perSecond: number, forMs: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const from = performance.now();
  const answers: Answer[] = [];
  const asks: Promise<unknown>[] = [];
  for (let sent = 0; performance.now() - from < forMs; ) {
    const due = Math.floor(((performance.now() - from) * perSecond) / 1_000);
    for (; sent < due; sent += 1) {
      asks.push(
        ask()
          .then((answer) => answers.push(answer))
          .catch(() => {}),
      );
    }
    await wait(systemClock, 2);
  }
  await Promise.all(asks);
  return answers;
}

export const isGood = ({ status, code }: Answer) => status === 200 && code === undefined;

/** The `share` quantile of the times of `answers`, in milliseconds. */
export function quantile(answers: readonly Answer[], share: number): number {
  const times = answers.map(({ ms }) => ms).sort((left, right) => left - right);
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
