import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Partner } from '../domain/partner.ts';
import { readExamples } from '../http/examples.ts';
import { systemClock } from '../lib/clock.ts';
import { abridge } from './abridge.ts';
import { type CallCount, countCalls } from './call-count.ts';
import { commandConfig, type StartSandbox, withDataDir, withPartners } from './command-config.ts';
import { type CommandGateway, type StartGateway, startCommandGateway } from './command-gateway.ts';
import { deleteCustomer } from './delete-customer.ts';
import type { Edge } from './edge.ts';
import { payloadOf } from './operation.ts';
import { ofg, Refusal } from './refusal.ts';
import { runCommand } from './run-command.ts';
import { stopRequested } from './stop-signals.ts';
import { rows } from './text.ts';
import { addAccounts, createCustomer, overview } from './try-operations.ts';

export interface TryOptions {
  /** Leaves the customer at upstream. */
  readonly keep: boolean;
}

export interface TryParts {
  readonly startGateway: StartGateway;
  readonly startSandbox: StartSandbox;
}

const prune = ofg('customers prune --testing --older-than 0');
const finBank = { institutionId: '102105', username: 'anything', password: 'profile_03' };

/** Makes a customer with accounts, asks the graph about it, and shows question, answer and cost. */
export function runTry(edge: Edge, options: TryOptions, loadParts: () => Promise<TryParts>): Promise<number> {
  return runCommand(
    edge,
    'The try ended early',
    // Credentials of a sandbox project are what this is for: a plan that nobody has named is taken for one.
    () => commandConfig(edge.env, { PARTNER_ENVIRONMENT: 'sandbox' }),
    async (config) => {
      const parts = await loadParts();
      await using stack = new AsyncDisposableStack();
      const ready = await withDataDir(await withPartners(config, stack, async () => parts.startSandbox));
      const partner = onlySandbox([...ready.partners.values()][0]?.partner);
      edge.stdout.write(`\n${introduction(edge, ready, partner)}\n\n`);
      const count = countCalls();
      const gateway = stack.use(await startCommandGateway(ready, partner, parts.startGateway, count.sink));
      const stop = new AbortController();
      void stopRequested(edge, systemClock).then((signal) => stop.abort(new Stopped(signal)));
      await tour({ edge, gateway, partner, stop: stop.signal, keep: options.keep });
      edge.stdout.write(`${costOf(count)}\n\n`);
      return 0;
    },
  );
}

class Stopped extends Refusal {
  constructor(signal: string) {
    super('STOPPED', `${signal} came before the end.`, 'Start it again whenever you like.');
  }
}

/** Test accounts and testing customers are refused elsewhere; nothing is sent before that is known. */
function onlySandbox(partner: Partner | undefined): Partner {
  if (partner === undefined) throw new Error('settings name a partner');
  if (partner.environment === 'sandbox') return partner;
  throw new Refusal(
    'PARTNER_ENVIRONMENT',
    `It is ${partner.environment}, and this adds test accounts, which are for sandbox projects only. Nothing was sent.`,
    'Use the credentials of a sandbox project with PARTNER_ENVIRONMENT=sandbox, or none at all for the embedded sandbox.',
  );
}

function introduction({ env }: Edge, { upstream, notices }: Config, { partnerId, upstreamUrl }: Partner): string {
  const where =
    upstream.kind === 'embedded'
      ? 'the embedded sandbox, which imitates Mastercard and ends with this command'
      : `${upstreamUrl} for partner ${partnerId}`;
  const isGuess = upstream.kind === 'remote' && !env.PARTNER_ENVIRONMENT;
  const guess =
    'PARTNER_ENVIRONMENT is not set: here that means sandbox, for the gateway it means production, where clients can add no test accounts';
  return [
    `Trying it out against ${where}.`,
    ...[...notices, ...(isGuess ? [guess] : [])].map((notice) => `! ${notice}`),
  ].join('\n');
}

interface Tour {
  readonly edge: Edge;
  readonly gateway: CommandGateway;
  readonly partner: Partner;
  readonly stop: AbortSignal;
  readonly keep: boolean;
}

async function tour(tour: Tour): Promise<void> {
  const { edge, gateway, partner, stop, keep } = tour;
  const say = (text: string) => edge.stdout.write(`${text}\n`);
  const username = `try_${randomBytes(8).toString('hex')}`;
  say(`1. A testing customer named ${username} …`);
  const created = await gateway.ask(createCustomer, { input: { username } }, stop).catch((error: unknown) => {
    if (stop.aborted) say(`   may have been created nonetheless. It then goes with: ${prune}`);
    throw error;
  });
  const { customerId } = payloadOf(created.data, partner.partnerId).customer;
  say(`   has the id ${customerId}.`);
  try {
    await accountsAndAnswer(tour, customerId, say);
  } finally {
    if (keep) say(`Customer ${customerId} stays. It goes with: ${prune}\n`);
    else await remove(tour, customerId, say);
  }
}

async function accountsAndAnswer({ gateway, partner, stop }: Tour, customerId: string, say: (text: string) => void) {
  say('2. The accounts of FinBank profile_03, read from the bank as for a real one …');
  const added = await gateway.ask(addAccounts, { input: { customerId, ...finBank } }, stop);
  payloadOf(added.data, partner.partnerId);
  say('   were added.');
  const [example] = await readExamples();
  if (example === undefined) throw new Error('the folder examples/ is not there');
  say(`3. The query CustomerOverview, with { "customerId": "${customerId}" }:\n\n${example.query}`);
  const answer = await gateway.ask(overview(example.query), { customerId }, stop);
  const calls = `${answer.upstreamCalls} ${answer.upstreamCalls === 1 ? 'call' : 'calls'}`;
  say(`   Its answer, abridged; it cost ${calls} to Mastercard:\n\n${abridge(answer.data)}\n`);
  for (const { code, message, remedy } of answer.failures)
    say(
      rows([
        [code, message],
        ['  fix', remedy],
      ]),
    );
}

/** Also after a failure, and when somebody has asked to stop: nobody else knows that there is such a customer. */
async function remove({ gateway, partner }: Tour, customerId: string, say: (text: string) => void): Promise<void> {
  try {
    await deleteCustomer(gateway, partner.partnerId, customerId);
    say(`4. Customer ${customerId} was deleted again; --keep would have kept it.\n`);
  } catch (error) {
    say(`4. Customer ${customerId} could not be deleted: ${error instanceof Error ? error.message : error}`);
    say(`   It goes later with: ${prune}\n`);
  }
}

function costOf(count: CallCount): string {
  const calls = count.waitedFor();
  const total = [...calls.values()].reduce((sum, calls) => sum + calls, 0);
  const list = [...calls].map(([operation, calls]) => (calls === 1 ? operation : `${calls} ${operation}`)).join(', ');
  const behind = count.behind();
  return rows(
    [
      ['Cost', `${total} calls to Mastercard: ${list}.`],
      ...(behind > 0
        ? [
            [
              '',
              `${behind} more in the background: the directory of institutions, which a gateway reads once a day.`,
            ] as const,
          ]
        : []),
    ],
    0,
  );
}
