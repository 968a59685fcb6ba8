import { type Command, Option } from 'commander';
import { environments } from '../config/variables.ts';
import type { StartGateway } from './command-gateway.ts';
import type { Edge } from './edge.ts';
import { ofg } from './refusal.ts';

/**
 * What is done to the partners file.
 *
 * @param partner the command that these stand under
 * @param ended told the exit code
 */
export function addPartnersFileCommands(
  program: Command,
  partner: Command,
  edge: Edge,
  ended: (code: number) => void,
  loadGateway: () => Promise<StartGateway>,
): void {
  for (const check of [false, true]) {
    partner
      .command(check ? 'check' : 'list')
      .description(
        check
          ? 'read the partners as the gateway would; exit code 1 for any problem, or where a login is latched'
          : 'show the partners, who may call for them, and whether they may log in',
      )
      .action(async () => {
        const { runPartnerList } = await import('./partner-list.ts');
        ended(await runPartnerList(edge, { check }));
      });
  }
  partner
    .command('add')
    .description('add a partner to PARTNERS_FILE, or change its secrets or environment')
    .argument('<partnerId>', 'the partner id')
    .addOption(
      new Option('--environment <name>', 'what its plan lets it do').choices([...environments]).makeOptionMandatory(),
    )
    .option('--name <name>', 'what people call it')
    .option(
      '--secret-file <path>',
      'file with the partner secret, - for standard input; asked for at a terminal otherwise',
    )
    .option('--app-key-file <path>', 'file with the app key; asked for at a terminal otherwise')
    .option('--yes', 'do not ask', false)
    .addHelpText(
      'after',
      [
        '',
        'Both are sealed with a key derived from MASTER_KEY, or from DATA_DIR/master.key, for this partner alone. Moving a partner',
        'from non-billable to production counts its active customers, which Mastercard then bills, and asks.',
        '',
        `  PARTNERS_FILE=partners.yaml ${ofg('partner add 2445580000000 --environment production')}`,
        '',
      ].join('\n'),
    )
    .action(async (partnerId, options) => {
      const { runPartnerAdd } = await import('./partner-add.ts');
      ended(await runPartnerAdd(edge, partnerId, options, loadGateway));
    });
  program
    .command('key')
    .description('key create: make an API key for a client in the partners file')
    .command('create')
    .description('print a new API key, this once, and the entry that the partners file keeps of it')
    .action(async () => {
      const { runKeyCreate } = await import('./key-create.ts');
      ended(runKeyCreate(edge));
    });
}
