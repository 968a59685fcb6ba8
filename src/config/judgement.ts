import { complaintAbout } from './clients.ts';
import type { Misspelling } from './misspellings.ts';
import type { ConfigProblem } from './problems.ts';
import { problemWith, shown } from './problems.ts';
import type { Environment, Mode, Values } from './values.ts';
import { adminOf, isSet, portOf, sandboxPortOf } from './values.ts';
import type { VariableName } from './variables.ts';

export const credentialNames = ['PARTNER_ID', 'PARTNER_SECRET', 'APP_KEY'] as const;

/** Characters of an API key outside the sandbox. */
const shortestKey = 20;

export interface Upstream {
  /** Null: MODE is not readable, so that nothing that depends on it can be judged. */
  readonly mode: Mode | null;
  readonly embedded: boolean;
}

/** What is needed and not set. */
export function missing(
  env: Environment,
  { mode, embedded }: Upstream,
  misspelt: readonly Misspelling[],
): ConfigProblem[] {
  if (mode === null || (!embedded && isSet(env, 'PARTNERS_FILE'))) return [];
  const reason = isSet(env, 'MODE')
    ? `MODE=${mode} needs it; for the embedded sandbox set MODE=sandbox and no UPSTREAM_URL.`
    : 'Another upstream than the embedded sandbox needs it; without any credential and UPSTREAM_URL the sandbox starts.';
  return [...credentialNames, 'API_KEYS' as const]
    .filter((name) => !isSet(env, name))
    .flatMap((name) => {
      const wrong = misspelt.find((entry) => entry.meant === name)?.found;
      // A credential under a wrong name would otherwise start the sandbox as if nobody had given any.
      if (embedded && (wrong === undefined || name === 'API_KEYS')) return [];
      const fix = wrong === undefined ? reason : `${wrong} is set: did you mean ${name}? Rename it, or unset it.`;
      return [problemWith(name, 'not set', fix)];
    });
}

/** What cannot be meant together. */
export function contradictions(values: Values, { mode, embedded }: Upstream): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (values.PARTNERS_FILE !== undefined && !embedded) {
    const doubled = (
      [
        ...credentialNames,
        'API_KEYS',
        'PARTNER_ENVIRONMENT',
        'PARTNER_SECRET_PREVIOUS',
        'NOTIFICATIONS_KEY_FILE',
      ] as const
    ).filter((name) => values[name]);
    const fix = 'Unset it, or unset PARTNERS_FILE: the file says it for each partner.';
    problems.push(...doubled.map((name) => problemWith(name, 'set beside PARTNERS_FILE', fix)));
  }
  const shortest = mode === 'sandbox' ? 1 : shortestKey;
  const complaint = complaintAbout(values.API_KEYS ?? [], shortest);
  if (complaint !== null) {
    const fix = `Give each client a key of its own with at least ${shortest} characters, such as: openssl rand -hex 24`;
    problems.push(problemWith('API_KEYS', complaint, fix));
  }
  if (mode === 'production' && values.UPSTREAM_URL !== undefined && isPlainRemote(values.UPSTREAM_URL)) {
    const fix = 'Use https: the partner secret would travel in clear. For a test upstream set MODE=development.';
    problems.push(problemWith('UPSTREAM_URL', shown('UPSTREAM_URL', values.UPSTREAM_URL), fix));
  }
  for (const name of ['DATABASE_URL', 'REDIS_URL'] as const) {
    if (values[name] === undefined || values.MASTER_KEY !== undefined) continue;
    const fix = 'Set it to the same key on every instance: what they share is named by it, and sealed with it.';
    problems.push(problemWith('MASTER_KEY', `not set beside ${name}`, fix));
  }
  const ports: [VariableName, number | undefined][] = [
    ['PORT', portOf(values)],
    ['ADMIN_PORT', adminOf(values)?.port],
    ['SANDBOX_PORT', embedded ? sandboxPortOf(values) : undefined],
  ];
  for (const [index, [name, port]] of ports.entries()) {
    const other = ports.slice(0, index).find(([, taken]) => taken === port && port !== 0 && port !== undefined);
    if (other) problems.push(problemWith(name, String(port), `Give it a port of its own: ${other[0]} has the same.`));
  }
  return problems;
}

function isPlainRemote(upstreamUrl: string): boolean {
  const { protocol, hostname } = new URL(upstreamUrl);
  return (
    protocol === 'http:' && hostname !== 'localhost' && hostname !== '[::1]' && !/^127(?:\.\d+){3}$/.test(hostname)
  );
}
