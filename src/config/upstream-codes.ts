import { parseUpstreamCodes } from '../domain/more-upstream-codes.ts';
import type { UpstreamKind } from '../domain/upstream-codes.ts';
import { readJsonSetting } from './json-setting.ts';
import { type ConfigProblem, problemWith } from './problems.ts';

interface Read {
  readonly codes: ReadonlyMap<string, UpstreamKind>;
  readonly problems: readonly ConfigProblem[];
}

const name = 'UPSTREAM_CODES_FILE';

/** What an operator has written down about codes of upstream's that the table does not have. */
export function readUpstreamCodes(path: string | undefined, readText: (path: string) => string): Read {
  if (path === undefined) return { codes: new Map(), problems: [] };
  const example = 'Write an object of codes and their kinds, such as { "4711": "bankDown" }.';
  const read = readJsonSetting(name, path, readText, example);
  if ('problem' in read) return { codes: new Map(), problems: [read.problem] };
  const parsed = parseUpstreamCodes(read.value);
  if ('codes' in parsed) return { codes: parsed.codes, problems: [] };
  const problem = problemWith(
    name,
    `${path}: ${parsed.problems.join('; ')}`,
    'Correct what is named; docs/errors.md lists the kinds.',
  );
  return { codes: new Map(), problems: [problem] };
}
