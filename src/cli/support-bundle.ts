import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Partner } from '../domain/partner.ts';
import type { SupportFilter } from '../domain/support.ts';
import { systemClock } from '../lib/clock.ts';
import { silentLogger } from '../lib/logger.ts';
import { loadKeyRing } from '../lib/master-key.ts';
import { readVersion } from '../lib/version.ts';
import { collectBundle } from '../metrics/support-bundle.ts';
import { aboutOf, retentionOf } from '../observatory.ts';
import { openMetricsStore } from '../store/open-metrics.ts';
import { commandConfig, type StartSandbox, withPartners } from './command-config.ts';
import type { Edge } from './edge.ts';
import { Refusal } from './refusal.ts';
import { runCommand } from './run-command.ts';

export interface SupportBundleOptions extends SupportFilter {
  /** @default the first */
  readonly partner?: string | undefined;
  /** Where to write the file. @default the present directory, under a name of its own */
  readonly out?: string | undefined;
}

/** Writes the bundle of a request, an institution or a time, and prints the case to open. The gateway may be running, or not. */
export function runSupportBundle(
  edge: Edge,
  options: SupportBundleOptions,
  loadSandbox: () => Promise<StartSandbox>,
): Promise<number> {
  return runCommand(
    edge,
    'No support bundle was written',
    () => commandConfig(edge.env),
    async (config) => {
      await using stack = new AsyncDisposableStack();
      const { partners } = await withPartners(config, stack, loadSandbox);
      const partner = choose(
        [...partners.values()].map((entry) => entry.partner),
        options.partner,
      );
      const store = stack.use(await openStore(config));
      const about = { ...aboutOf(config), version: await readVersion() };
      const deps = { store: store.verbs, wall: systemClock.wall, about };
      const bundle = await collectBundle(deps, partner, options, null);
      const path = resolve(options.out ?? bundle.fileName);
      await writeFile(path, `${bundle.json}\n`, { mode: 0o600 });
      const { door, summary, description, note } = bundle.case;
      const lines = [
        '',
        `Bundle:      ${path} (${bundle.calls.length} calls)`,
        `Open it at:  ${door.name}, ${door.url}`,
        ...(door.category === null ? [] : [`Category:    ${door.category}`]),
        ...(door.issueType === null ? [] : [`Issue type:  ${door.issueType}`]),
        `Summary:     ${summary}`,
        ...(note === null ? [] : ['', note]),
        '',
        'Description:',
        '',
        description,
      ];
      edge.stdout.write(`${lines.join('\n')}\n`);
      return 0;
    },
  );
}

function choose(partners: readonly Partner[], wanted: string | undefined): Partner {
  const found = wanted === undefined ? partners[0] : partners.find(({ partnerId }) => partnerId === wanted);
  if (found !== undefined) return found;
  const known = partners.map(({ partnerId }) => partnerId).join(', ');
  throw new Refusal('PARTNER_ID', `Partner ${wanted ?? ''} is not configured here.`, `Name one of ${known}.`);
}

async function openStore(config: Config) {
  const keys = await loadKeyRing(config);
  return openMetricsStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl?.reveal() ?? null,
    hashKeys: keys.all('metrics'),
    retention: retentionOf(config),
    clock: systemClock,
    log: silentLogger,
  });
}
