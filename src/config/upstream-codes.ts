import { parseUpstreamCodes } from '../domain/more-upstream-codes.ts';
import type { UpstreamKind } from '../domain/upstream-codes.ts';
import { type ConfigProblem, problemWith } from './problems.ts';

interface Read {
  readonly codes: ReadonlyMap<string, UpstreamKind>;
  readonly problems: readonly ConfigProblem[];
}

/** What an operator has written down about codes of upstream's that the table does not have. */
export function readUpstreamCodes(path: string | undefined, readText: (path: string) => string): Read {
  if (path === undefined) return { codes: new Map(), problems: [] };
  const wrong = (got: string, fix: string): Read => ({
    codes: new Map(),
    problems: [problemWith('UPSTREAM_CODES_FILE', `${path}: ${got}`, fix)],
  });
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return wrong(`cannot be read (${code})`, 'Name a file that the gateway may read.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('is not JSON', 'Write an object of codes and their kinds, such as { "4711": "bankDown" }.');
  }
  const parsed = parseUpstreamCodes(value);
  return 'codes' in parsed
    ? { codes: parsed.codes, problems: [] }
    : wrong(parsed.problems.join('; '), 'Correct what is named; docs/errors.md lists the kinds.');
}
