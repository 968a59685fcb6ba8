import type { VariableName } from './variables.ts';
import { variables } from './variables.ts';

export interface ConfigProblem {
  readonly name: string;
  /** What was found, fit to be shown: a secret is described, never quoted. */
  readonly got: string;
  readonly wanted: string;
  /** Null where none would help. */
  readonly example: string | null;
  readonly fix: string;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(`settings need attention: ${problems.map((problem) => problem.name).join(', ')}`);
    this.problems = problems;
  }
}

export function problemWith(name: VariableName, got: string, fix: string): ConfigProblem {
  const { wanted, example } = variables[name];
  return { name, got, wanted, example, fix };
}

/** A setting of a later release. Ignoring it would let somebody believe that it has an effect. */

const longestShown = 60;

/** A value as an error may show it. */
export function shown(name: VariableName, value: string): string {
  if (variables[name].secret) return `a value of ${value.length} characters (not shown)`;
  const short = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  return JSON.stringify(short);
}

const secretFields: ReadonlySet<PropertyKey> = new Set([
  'partnerSecret',
  'appKey',
  'previousSecret',
  'txPushKeys',
  'hash',
  'keys',
  'sealed',
]);

/** A value of the partners file as an error may show it. */
export function shownInFile(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of settings';
  const text = String(value);
  if (path.some((key) => secretFields.has(key))) return `a value of ${text.length} characters (not shown)`;
  const short = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return typeof value === 'string' ? JSON.stringify(short) : short;
}
