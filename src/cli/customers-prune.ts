import type { Partner } from '../domain/partner.ts';
import { systemClock } from '../lib/clock.ts';
import { commandConfig, type StartSandbox, withDataDir, withPartners } from './command-config.ts';
import { type CommandGateway, type StartGateway, startCommandGateway } from './command-gateway.ts';
import { confirm, nobodyToAsk } from './confirm.ts';
import { deleteCustomer } from './delete-customer.ts';
import { spokenDuration } from './duration.ts';
import type { Edge } from './edge.ts';
import { type ListedCustomer, testingCustomers } from './prune-operations.ts';
import { Refusal } from './refusal.ts';
import { runCommand } from './run-command.ts';
import { stopRequested } from './stop-signals.ts';
import { rows } from './text.ts';

export interface PruneOptions {
  readonly olderThanMs: number;
  /** Deletes without asking. */
  readonly yes: boolean;
  /** Only lists. */
  readonly dryRun: boolean;
}

export interface PruneParts {
  readonly startGateway: StartGateway;
  readonly startSandbox: StartSandbox;
}

/** So many are deleted at a time; the gateway holds them within the app key's budget. */
const atOnce = 4;
/** So many are listed by name: the rest would push the question off the screen. */
const listed = 20;

/** Lists the testing customers that are older than the limit, and deletes them once somebody has agreed. */
export function runPrune(edge: Edge, options: PruneOptions, loadParts: () => Promise<PruneParts>): Promise<number> {
  return runCommand(
    edge,
    'The testing customers were not pruned',
    () => commandConfig(edge.env),
    async (config) => {
      const parts = await loadParts();
      await using stack = new AsyncDisposableStack();
      const ready = await withDataDir(await withPartners(config, stack, async () => parts.startSandbox));
      const [partner] = Array.from(ready.partners.values(), (entry) => entry.partner);
      if (partner === undefined) throw new Error('settings name a partner');
      const gateway = stack.use(await startCommandGateway(ready, partner, parts.startGateway));
      if (config.upstream.kind === 'embedded')
        edge.stdout.write('\nNo upstream is configured: this is a sandbox of its own, and ends with the command.\n');
      return await prune({ edge, gateway, partner }, options);
    },
  );
}

interface Prune {
  readonly edge: Edge;
  readonly gateway: CommandGateway;
  readonly partner: Partner;
}

async function prune(scope: Prune, { olderThanMs, yes, dryRun }: PruneOptions): Promise<number> {
  const { edge, gateway, partner } = scope;
  const say = (text: string) => edge.stdout.write(`${text}\n`);
  const nowMs = systemClock.wall();
  const all = await readTestingCustomers(gateway);
  const old = all.filter((customer) => isOlder(customer, nowMs - olderThanMs));
  const limit = olderThanMs === 0 ? '' : ` older than ${spokenDuration(olderThanMs)}`;
  say(
    `\nPartner ${partner.partnerId} at ${partner.upstreamUrl} has ${all.length} testing customers; ${old.length}${limit}.`,
  );
  if (old.length === 0) return 0;
  say(`\n${listOf(old, nowMs)}\n`);
  if (dryRun) {
    say('Nothing was deleted: --dry-run.');
    return 0;
  }
  const agreed =
    yes || (await confirm(edge, `Delete these ${old.length} with their accounts, for good? Their consumers stay.`));
  if (agreed === nobodyToAsk) {
    edge.stderr.write('Nothing was deleted: there is no terminal to ask at. Add --yes to delete them.\n');
    return 1;
  }
  if (!agreed) {
    say('Nothing was deleted.');
    return 0;
  }
  return deleteAll(scope, old);
}

async function readTestingCustomers(gateway: CommandGateway): Promise<readonly ListedCustomer[]> {
  const all: ListedCustomer[] = [];
  let after: string | null = null;
  do {
    const { data }: { data: typeof testingCustomers.data._output } = await gateway.ask(testingCustomers, { after });
    all.push(...data.customers.edges.map(({ node }) => node));
    after = data.customers.pageInfo.hasNextPage ? data.customers.pageInfo.endCursor : null;
  } while (after !== null);
  // Whatever a filter at upstream may do: nothing else is ever deleted here.
  return all.filter(({ type }) => type === 'TESTING');
}

/** A customer of unknown age is not old. */
function isOlder({ createdDate }: ListedCustomer, beforeMs: number): boolean {
  return createdDate !== null && Date.parse(createdDate) <= beforeMs;
}

function listOf(customers: readonly ListedCustomer[], nowMs: number): string {
  const entries = customers.slice(0, listed).map(({ customerId, username, createdDate }) => {
    const age = spokenDuration(Math.max(0, nowMs - Date.parse(createdDate ?? '')));
    return [customerId, `${username ?? '(no username)'}, ${age} old`] as const;
  });
  const left = customers.length - entries.length;
  return `${rows(entries)}${left > 0 ? `\n  and ${left} more` : ''}`;
}

/** @returns 1 where one of them is still there */
async function deleteAll({ edge, gateway, partner }: Prune, customers: readonly ListedCustomer[]): Promise<number> {
  let stopped = false;
  void stopRequested(edge, systemClock).then(() => (stopped = true));
  const waiting = [...customers];
  let deleted = 0;
  const failures: Refusal[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined && !stopped; next = waiting.shift()) {
      try {
        await deleteCustomer(gateway, partner.partnerId, next.customerId);
        deleted += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // Somebody else was faster.
        if (error.code === 'NotFound') continue;
        failures.push(error);
        // What fails for one mostly fails for all: no five hundred tries with a locked partner.
        stopped ||= failures.length >= maxFailures;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  edge.stdout.write(`Deleted ${deleted} of ${customers.length}.\n`);
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return stopped ? 1 : 0;
}

const maxFailures = 3;
