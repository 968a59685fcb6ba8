import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { parseDuration } from './duration.ts';
import type { Edge } from './edge.ts';
import { addPartnersFileCommands } from './partner-commands.ts';
import { ofg } from './refusal.ts';

/**
 * Every command with its options and help. What a command needs is loaded when it runs: nobody waits for a server to load who
 * only asks for help.
 *
 * @param ended told the exit code
 */
export function addCommands(program: Command, edge: Edge, ended: (code: number) => void): void {
  addServers(program, edge, ended);
  addOperations(program, edge, ended);
  addSupport(program, edge, ended);
  program
    .command('print-schema')
    .description('print the graph in the schema definition language')
    .action(async () => {
      const [{ runPrintSchema }, { schema }] = await Promise.all([
        import('./print-schema.ts'),
        import('../schema/index.ts'),
      ]);
      ended(runPrintSchema(edge, schema));
    });
}

function addServers(program: Command, edge: Edge, ended: (code: number) => void): void {
  program
    .command('serve', { isDefault: true })
    .description('run the gateway; settings come from the environment, see .env.example')
    .action(async () => {
      const { serve } = await import('./serve.ts');
      ended(await serve(edge, loadParts));
    });

  program
    .command('sandbox')
    .description('run the sandbox alone')
    .option('--port <number>', 'port, 0 for a free one', wholeNumber(65_535), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <number>', 'decides about the generated data', wholeNumber(2 ** 32 - 1))
    .action(async (options) => {
      const [{ runSandbox }, startSandbox] = await Promise.all([import('./sandbox.ts'), loadSandbox()]);
      ended(await runSandbox(edge, options, startSandbox));
    });
}

function addOperations(program: Command, edge: Edge, ended: (code: number) => void): void {
  program
    .command('doctor')
    .description('check what the gateway needs: settings, data directory, ports, network, clock, credentials')
    .option('--login', 'try the credentials even if they have never worked: one login', false)
    .addHelpText(
      'after',
      help(
        'Each check is one line: OK, WARN (it works, but not as it should) or FAIL (it will not work), with what to do.',
        'The exit code is 1 after a FAIL, 0 otherwise. Nothing is changed, and no secret is printed.',
        '',
        'Mastercard locks a partner after five logins with a wrong secret. So credentials are tried only when they have',
        'worked before, or when you say --login; a login that was refused once is not repeated even then.',
        '',
        `  ${ofg('doctor')}`,
        `  ${ofg('doctor --login')}`,
      ),
    )
    .action(async (options) => {
      const { runDoctor } = await import('./doctor.ts');
      ended(await runDoctor(edge, options, loadParts));
    });

  program
    .command('try')
    .description('see it work: make a testing customer with accounts, ask for an overview of it, delete it again')
    .option('--keep', 'keep the customer', false)
    .addHelpText(
      'after',
      help(
        'With the credentials of a sandbox project in the environment or in .env (PARTNER_ID, PARTNER_SECRET, APP_KEY) this',
        'goes to Mastercard; without any it goes to the embedded sandbox. It uses about ten calls and nothing that is billed.',
        '',
        `  ${ofg('try')}`,
        `  ${ofg('try --keep')}`,
      ),
    )
    .action(async (options) => {
      const { runTry } = await import('./try.ts');
      ended(await runTry(edge, options, loadParts));
    });

  program
    .command('customers')
    .description('customers prune: delete old testing customers, to make room')
    .command('prune')
    .description('delete old testing customers, to make room: a partner may have 500')
    .requiredOption('--testing', 'testing customers; others are never deleted')
    .addOption(
      new Option('--older-than <age>', 'only those older than this: 7d, 12h, 30m, or 0 for all')
        .argParser(age)
        .default(age('7d'), '7d'),
    )
    .option('--dry-run', 'only list them', false)
    .option('--yes', 'do not ask; needed where there is no terminal', false)
    .addHelpText(
      'after',
      help(
        'Lists the testing customers of the configured partner and asks before it deletes them with all their accounts.',
        'That cannot be undone, and a username is never free again. Consumers stay: Mastercard keeps them.',
        '',
        `  ${ofg('customers prune --testing --dry-run')}`,
        `  ${ofg('customers prune --testing --older-than 1d --yes')}`,
      ),
    )
    .action(async ({ olderThan, yes, dryRun }) => {
      const { runPrune } = await import('./customers-prune.ts');
      ended(await runPrune(edge, { olderThanMs: olderThan, yes, dryRun }, loadParts));
    });

  const partner = program
    .command('partner')
    .description(
      'partner list, check, add: the partners file; release: log in again after a refusal; rotate: change the secret',
    );
  addPartnersFileCommands(program, partner, edge, ended, async () => (await loadParts()).startGateway);
  partner
    .command('release')
    .description('let a partner log in again whose credentials were refused, or that Mastercard had locked')
    .argument('<partnerId>', 'the partner id')
    .option('--yes', 'do not ask; needed where there is no terminal', false)
    .addHelpText(
      'after',
      help(
        'After a refused login the gateway sends no further one with the same partner id and secret, and after a lock nothing',
        'at all for that partner: five wrong logins lock it until Mastercard unlocks it. A corrected secret is tried by',
        'itself. Release the latch when the same secret has become right, or when support has unlocked the partner.',
        '',
        'Run it with the settings of the gateway, above all the same DATA_DIR and PARTNER_SECRET. The gateway may be running.',
        '',
        `  ${ofg('partner release 2445580000000')}`,
      ),
    )
    .action(async (partnerId, { yes }) => {
      const { runRelease } = await import('./partner-release.ts');
      ended(await runRelease(edge, partnerId, { yes }, loadSandbox));
    });
  partner
    .command('rotate')
    .description('change the secret of a partner at Mastercard')
    .argument('<partnerId>', 'the partner id')
    .option('--secret-file <path>', 'file with the new secret, - for standard input; asked for at a terminal otherwise')
    .option('--immediate', 'refuse the old secret from now on, instead of 30 days later', false)
    .option('--yes', 'do not ask; needed where there is no terminal', false)
    .addHelpText(
      'after',
      help(
        'Sends the configured secret and the new one to Mastercard, once. The old one works for 30 days more, time to bring',
        'the new one to every gateway. A secret has 12 to 255 letters, digits and characters of !@#$%&*_-+, with at least one',
        'letter and one digit. It is never an argument: those are seen by everybody on the machine and kept by the shell.',
        '',
        'Run it with the settings of the gateway, above all the same DATA_DIR and PARTNER_SECRET. The gateway may be running.',
        '',
        `  ${ofg('partner rotate 2445580000000')}`,
        `  openssl rand -hex 24 > new-secret && ${ofg('partner rotate 2445580000000 --secret-file new-secret --yes')}`,
      ),
    )
    .action(async (partnerId, options) => {
      const { runRotate } = await import('./partner-rotate.ts');
      ended(await runRotate(edge, partnerId, options));
    });
}

function addSupport(program: Command, edge: Edge, ended: (code: number) => void): void {
  program
    .command('migrate')
    .description('copy what the files of DATA_DIR remember to PostgreSQL; stop the gateway before')
    .action(async () => {
      const { runMigrate } = await import('./migrate.ts');
      ended(await runMigrate(edge));
    });

  program
    .command('support-bundle')
    .description('collect what support needs about a request, an institution or a time, and write the case to open')
    .option('--request <id>', 'a request id, as errors quote it')
    .option('--institution <id>', 'an institution id')
    .option('--from <time>', 'begin, such as 2026-05-04T12:00:00Z', moment)
    .option('--to <time>', 'end, such as 2026-05-04T13:00:00Z', moment)
    .option('--partner <id>', 'the partner, where there are several: by default the first')
    .option('--feature', 'something is wished for, rather than broken')
    .option('--out <file>', 'where to write it: by default a file in the present directory')
    .addHelpText(
      'after',
      help(
        "The file holds names, times, codes and figures: nobody's data, and no secret. Without an option it is about the last",
        'hour. Run it with the settings of the gateway, which may be running.',
        '',
        `  ${ofg('support-bundle --request 0f8fad5b-d9cb-469f-a165-70867728950e')}`,
      ),
    )
    .action(async ({ request, institution, feature, ...options }) => {
      const { runSupportBundle } = await import('./support-bundle.ts');
      ended(
        await runSupportBundle(
          edge,
          { requestId: request, institutionId: institution, isFeatureRequest: feature, ...options },
          loadSandbox,
        ),
      );
    });
}

const help = (...lines: readonly string[]) => `\n${lines.join('\n')}\n`;

async function loadSandbox() {
  const { startSandbox } = await import('../../sandbox/index.ts');
  return startSandbox;
}

/** The two servers. The sandbox is loaded by who starts it. */
async function loadParts() {
  const { startGateway } = await import('../gateway.ts');
  return { startGateway, startSandbox: async (options: SandboxOptions) => (await loadSandbox())(options) };
}

function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value > max)
      throw new InvalidArgumentError(`It must be a whole number up to ${max}.`);
    return value;
  };
}

function moment(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError('It must be a time with its zone, such as 2026-05-04T12:00:00Z.');
  return at;
}

function age(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw new InvalidArgumentError('It must be a number with s, m, h or d, such as 7d, or 0.');
  return ms;
}
