import { randomBytes } from 'node:crypto';
import { hashKey } from '../domain/api-keys.ts';
import type { Edge } from './edge.ts';

const letters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Prints a new API key, this once, and what a partners file keeps of it. */
export function runKeyCreate(edge: Pick<Edge, 'stdout'>, random: (size: number) => Buffer = randomBytes): number {
  const prefix = `ofg_${Array.from(random(8), (byte) => letters[byte % letters.length]).join('')}`;
  const key = `${prefix}_${random(32).toString('hex')}`;
  const entry = `{ prefix: ${prefix}, hash: "sha256:${hashKey(key)}" }`;
  // In lines of their own, to be copied as they are.
  edge.stdout.write(
    `\n${key}\n\nGive it to the client: it is shown this once. Under \`keys\` of the client in the partners file:\n\n- ${entry}\n\n`,
  );
  return 0;
}
