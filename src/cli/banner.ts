import type { Config } from '../config.ts';
import { demoKey } from './sandbox-partners.ts';
import { rows } from './text.ts';

export interface BannerFacts {
  readonly version: string;
  readonly config: Config;
  readonly url: string;
  /** Null when there is no server for metrics. */
  readonly adminUrl: string | null;
  /** Where the data directory really is. */
  readonly dataDir: string;
  readonly color: boolean;
}

const colors = { sandbox: '\u001b[30;43m', development: '\u001b[30;46m', production: '\u001b[30;42m' } as const;

/** What somebody who has just started the gateway wants to know: where everything is, and what is not as it should be. */
export function banner({ version, config, url, adminUrl, dataDir, color }: BannerFacts): string {
  const { mode, upstream, partners } = config;
  const label = ` ${mode.toUpperCase()} `;
  const embedded = upstream.kind === 'embedded';
  const upstreamUrl = [...partners.values()][0]?.partner.upstreamUrl ?? '';
  const entries: (readonly [string, string])[] = [
    ['GraphQL', `${url}/graphql`],
    ...(mode === 'production' ? [] : [['GraphiQL', `${url}/graphql in a browser`] as const]),
    ['Dashboard', `${url}/dashboard`],
    ['Health', `${url}/healthz, ${url}/readyz`],
    ['Metrics', adminUrl === null ? (mode === 'sandbox' ? `${url}/metrics` : 'off') : `${adminUrl}/metrics`],
    embedded
      ? ['Sandbox', `${upstreamUrl}; what is in it: ${upstreamUrl}/__sandbox/info`]
      : ['Upstream', `${upstreamUrl} for partner ${[...partners.keys()].join(', ')}`],
    ['Data', dataDir],
    ...(embedded ? [['Key', keyHint([...partners.keys()])] as const] : []),
  ];
  const notes = degraded(config).map((line) => `  ! ${line}`);
  return [
    '',
    `  Open Finance Gateway ${version}  ${color ? `${colors[mode]}${label}\u001b[0m` : label.trim()}`,
    '',
    rows(entries),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    '',
  ].join('\n');
}

function keyHint(partnerIds: readonly string[]): string {
  const others = partnerIds.slice(1).map((_, index) => demoKey(index + 1));
  const more = others.length > 0 ? `; for the other demo partners: ${others.join(', ')}` : '';
  return `x-api-key: ${demoKey(0)}${more}`;
}

/** One line for each part that works with less than it could. */
function degraded({ upstream, admin, mode, notices }: Config): readonly string[] {
  return [
    ...notices,
    ...(upstream.kind === 'remote'
      ? [
          'token and request budget live in this process: run one instance per app key, or they exceed its limit together',
        ]
      : []),
    ...(admin === null && mode !== 'sandbox' ? ['metrics and readiness are served nowhere apart: ADMIN_PORT=off'] : []),
  ];
}
