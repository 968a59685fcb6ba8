import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ConfigProblem } from './problems.ts';
import { problemWith } from './problems.ts';

export interface TrustedDocumentsRead {
  /** Texts by their id. */
  readonly trusted: ReadonlyMap<string, string>;
  readonly problems: readonly ConfigProblem[];
}

const manifest = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string());

/** A manifest of this repository: from sources it lies two folders up, from dist/ three. */
const shipped = (owner: 'client' | 'dashboard') =>
  ['../..', '../../..'].map((up) => fileURLToPath(new URL(`${up}/${owner}/persisted-documents.json`, import.meta.url)));

/**
 * The documents of the dashboard are always among them: it is a part of the gateway, and its key decides what it sees.
 *
 * @param setting paths, `off`, or undefined for the documents of the client that is shipped
 */
export function readTrustedDocuments(
  setting: string | undefined,
  readText: (path: string) => string,
): TrustedDocumentsRead {
  const dashboard = shippedDocuments('dashboard', readText);
  if (setting === undefined || setting === 'off') {
    return { trusted: new Map([...shippedDocuments('client', readText), ...dashboard]), problems: [] };
  }
  const read = setting
    .split(',')
    .map((path) => path.trim())
    .map((path) => entriesOf(path, readText));
  return {
    trusted: new Map([...read.flatMap((found) => ('entries' in found ? found.entries : [])), ...dashboard]),
    problems: read.flatMap((found) => ('problem' in found ? [found.problem] : [])),
  };
}

function shippedDocuments(
  owner: 'client' | 'dashboard',
  readText: (path: string) => string,
): readonly (readonly [string, string])[] {
  for (const path of shipped(owner)) {
    const found = entriesOf(path, readText);
    if ('entries' in found) return found.entries;
  }
  return [];
}

function entriesOf(path: string, readText: (path: string) => string) {
  const fix = 'Give it the file that codegen writes: an object of `sha256:` ids and texts.';
  let content: unknown;
  try {
    content = JSON.parse(readText(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no JSON';
    return { problem: problemWith('TRUSTED_DOCUMENTS', `${path}: ${code}`, fix) };
  }
  const parsed = manifest.safeParse(content);
  if (!parsed.success) return { problem: problemWith('TRUSTED_DOCUMENTS', `${path} is no manifest`, fix) };
  const entries = Object.entries(parsed.data);
  // Whoever can change a text must not be able to keep its id.
  const changed = entries.find(([id, text]) => id !== `sha256:${createHash('sha256').update(text).digest('hex')}`);
  if (changed === undefined) return { entries };
  return { problem: problemWith('TRUSTED_DOCUMENTS', `${path}: ${changed[0]} is not the hash of its text`, fix) };
}
