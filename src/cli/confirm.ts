import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Edge } from './edge.ts';

/** The question has no answer: nobody reads along who could give one. */
export const nobodyToAsk = Symbol('nobody to ask');

/** Asks a person at a terminal. Everything but yes means no, the end of the input included. */
export async function confirm(
  { stdin, stdout }: Pick<Edge, 'stdin' | 'stdout'>,
  question: string,
): Promise<boolean | typeof nobodyToAsk> {
  if (stdin.isTTY !== true || stdout.isTTY !== true) return nobodyToAsk;
  stdout.write(`${question} [y/N] `);
  const lines = createInterface({ input: stdin });
  try {
    const ended = once(lines, 'close').then(() => ['']);
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    return /^\s*y(es)?\s*$/i.test(String(line));
  } finally {
    lines.close();
  }
}
