import { join } from 'node:path';
import type { Envelope } from '../lib/envelope.ts';
import { createEnvelope } from '../lib/envelope.ts';

interface KeyValues {
  readonly MASTER_KEY?: string;
  readonly MASTER_KEY_PREVIOUS?: string;
  readonly dataDir: string;
}

/** What opens sealed values; null when there is no master key, neither configured nor in the data directory. */
export function envelopeOf(
  { MASTER_KEY, MASTER_KEY_PREVIOUS, dataDir }: KeyValues,
  readText: (path: string) => string,
): Envelope | null {
  const current = MASTER_KEY ?? keyIn(join(dataDir, 'master.key'), readText);
  if (current === null) return null;
  const previous = MASTER_KEY_PREVIOUS === undefined ? [] : [Buffer.from(MASTER_KEY_PREVIOUS, 'base64')];
  return createEnvelope([Buffer.from(current, 'base64'), ...previous]);
}

function keyIn(path: string, readText: (path: string) => string): string | null {
  try {
    return readText(path).trim();
  } catch {
    return null;
  }
}
