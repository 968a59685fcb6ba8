import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { withPartner } from '../config/partners-document.ts';
import { ConfigError, problemWith } from '../config/problems.ts';
import { type Config, parseConfig, rereadPartners } from '../config.ts';
import type { PartnerEnvironment } from '../domain/partner.ts';
import { createEnvelope } from '../lib/envelope.ts';
import { loadMasterKey } from '../lib/master-key.ts';
import { commandConfig, withDataDir } from './command-config.ts';
import { type StartGateway, startCommandGateway } from './command-gateway.ts';
import { confirm, nobodyToAsk } from './confirm.ts';
import type { Edge } from './edge.ts';
import { readSecret } from './read-secret.ts';
import { runCommand } from './run-command.ts';

export interface PartnerAddOptions {
  readonly environment: PartnerEnvironment;
  readonly name?: string;
  readonly secretFile?: string;
  readonly appKeyFile?: string;
  readonly yes: boolean;
}

/**
 * Adds a partner to the partners file, or changes its secrets or environment. Both secrets are sealed for this partner; the
 * file is replaced at once, and only by one that can be read.
 */
export function runPartnerAdd(
  edge: Edge,
  partnerId: string,
  options: PartnerAddOptions,
  loadGateway: () => Promise<StartGateway>,
): Promise<number> {
  return runCommand(
    edge,
    `Partner ${partnerId} was not added`,
    // Not the partners themselves: the file may not be there yet.
    () => parseConfig({ ...edge.env, MODE: 'sandbox', UPSTREAM_URL: '' }),
    async (config) => {
      const path = fileIn(edge);
      const before = await readFile(path, 'utf8').catch(() => null);
      const billed = before === null ? null : await startsBilling(edge, partnerId, options.environment, loadGateway);
      if (billed !== null && !options.yes) {
        edge.stdout.write(`\n${billed} active customers of partner ${partnerId} will be billed from now on.\n\n`);
        const agreed = await confirm(edge, 'Move it to production?');
        if (agreed !== true) {
          const why = agreed === nobodyToAsk ? ': there is no terminal to ask at. Add --yes to move it' : '';
          edge.stderr.write(`Nothing was changed${why}.\n`);
          return 1;
        }
      }
      const envelope = createEnvelope([await loadMasterKey(config.dataDir, config.masterKey?.reveal() ?? null)]);
      const sealed = async (field: string, file: string | undefined) => {
        edge.stdout.write(`\n${field}\n`);
        return { sealed: envelope.seal(await readSecret(edge, file), [partnerId, field]) };
      };
      const change = {
        partnerId,
        ...(options.name !== undefined && { name: options.name }),
        environment: options.environment,
        partnerSecret: await sealed('partnerSecret', options.secretFile),
        appKey: await sealed('appKey', options.appKeyFile),
      };
      await replace(edge, path, withPartner(before, change));
      edge.stdout.write(
        `\nPartner ${partnerId} is in ${path}. A gateway that runs with it takes it over within seconds.\n`,
      );
      return 0;
    },
  );
}

function fileIn({ env }: Edge): string {
  const path = env.PARTNERS_FILE?.trim() ?? '';
  if (path === '') throw new ConfigError([problemWith('PARTNERS_FILE', 'not set', 'Name the file to add it to.')]);
  return path;
}

/** The file is checked as the gateway would read it before it takes the place of the old one. */
async function replace(edge: Edge, path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600 });
  rereadPartners({ ...edge.env, PARTNERS_FILE: draft });
  await rename(draft, path);
}

const counted = z.object({ partner: z.object({ activeCustomers: z.number() }) });
const count = { text: '{ partner { activeCustomers } }', data: counted };

/** How many customers a move from `non-billable` makes Mastercard bill; null where the partner makes no such move. */
async function startsBilling(
  edge: Edge,
  partnerId: string,
  environment: PartnerEnvironment,
  loadGateway: () => Promise<StartGateway>,
): Promise<number | null> {
  if (environment !== 'production') return null;
  const config: Config = commandConfig(edge.env);
  const partner = config.partners.get(partnerId)?.partner;
  if (partner?.environment !== 'non-billable') return null;
  await using gateway = await startCommandGateway(await withDataDir(config), partner, await loadGateway());
  const { data } = await gateway.ask(count, {});
  return data.partner.activeCustomers;
}
