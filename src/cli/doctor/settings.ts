import { ConfigError } from '../../config/problems.ts';
import { type Config, parseConfig } from '../../config.ts';
import type { Edge } from '../edge.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Every problem of the settings; they themselves only where there is none. */
export function checkSettings(env: Edge['env']): {
  readonly findings: readonly Finding[];
  readonly config: Config | null;
} {
  try {
    const config = parseConfig(env);
    const notices = config.notices.map((notice) => warn('settings', notice, 'Remove it, or correct its name.'));
    return { findings: [ok('settings', summary(config)), ...notices], config };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map(({ name, got, wanted, fix }) => fail(name, `${got}; wanted ${wanted}`, fix));
    return { findings, config: null };
  }
}

function summary({ mode, upstream, partners }: Config): string {
  if (upstream.kind === 'embedded') return `MODE=${mode} with the embedded sandbox`;
  return `MODE=${mode}, partner ${[...partners.keys()].join(', ')} at ${upstream.url}`;
}
