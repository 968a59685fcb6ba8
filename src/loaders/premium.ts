import DataLoader from 'dataloader';
import type { BundleAsk } from '../datasources/open-finance/payment-bundles.ts';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { AccountRef } from '../domain/accounts.ts';
import type { AccountBalance } from '../domain/balances.ts';
import { GatewayError, isGatewayError } from '../domain/errors.ts';
import type { AccountOwners } from '../domain/owners.ts';
import type { BundledAccount, BundleSection, BundleSections } from '../domain/payment-bundles.ts';
import type { AchDetails, PaymentInstruction } from '../domain/payments.ts';
import type { AccountLoader } from './accounts.ts';
import { type Batches, unwatched } from './batches.ts';
import { type PremiumCall, planPremiumCalls } from './premium-plan.ts';

/**
 * What the bank is asked for, and paid for, account by account. What all resolvers of one tick ask is planned together: an
 * enrolled partner gets owners, balances and account numbers of a login in one call.
 */
export interface PremiumLoader {
  /** In one text for all where the institution does not tell them apart; empty where it says nothing. */
  owners(account: AccountRef, maxAgeMs: number): Promise<AccountOwners>;
  /** Below a minute the bank is asked for certain, and the bundle is left out. */
  balance(account: AccountRef, maxAgeMs: number): Promise<AccountBalance>;
  ach(account: AccountRef, maxAgeMs: number): Promise<AchDetails>;
  /** By ACH alone, which the bundle has too. */
  achInstruction(account: AccountRef, maxAgeMs: number): Promise<readonly PaymentInstruction[]>;
  /** By every rail that the institution takes part in. */
  instructions(account: AccountRef, maxAgeMs: number): Promise<readonly PaymentInstruction[]>;
  /** Of the account, where its list has been read. */
  institutionOf(account: AccountRef): string | null;
}

/** Two ways of asking for one section, where the bundle is not used. */
type Way = 'owners' | 'balance' | 'ach' | 'instruction';

interface Ask {
  readonly account: AccountRef;
  readonly way: Way;
  readonly maxAgeMs: number;
}

type Answer = BundleSections[BundleSection] | AchDetails;

export interface PremiumDeps {
  readonly batches?: Batches;
  readonly sources: Sources;
  readonly accounts: AccountLoader;
  readonly hasBundle: boolean;
}

const sectionOf = (way: Way): BundleSection => (way === 'ach' ? 'instruction' : way);
const minutesOf = (maxAgeMs: number) => Math.min(1_440, Math.floor(maxAgeMs / 60_000));
const keyOf = ({ account, way, maxAgeMs }: Ask) =>
  JSON.stringify([account.customerId, account.accountId, way, maxAgeMs]);

export function createPremiumLoader({ sources, accounts, hasBundle, batches = unwatched }: PremiumDeps): PremiumLoader {
  const loader = new DataLoader<Ask, Answer, string>(batches('premium', loadAll), { cacheKeyFn: keyOf });
  const institutionOf = ({ customerId, accountId }: AccountRef) =>
    accounts.peek(customerId, accountId)?.institutionId ?? null;

  async function loadAll(asks: readonly Ask[]): Promise<(Answer | Error)[]> {
    const byCustomer = Map.groupBy(asks, ({ account }) => account.customerId);
    const answers = new Map<Ask, Promise<Answer>>();
    for (const [customerId, theirs] of byCustomer) {
      // The bundle takes intervals from one minute on.
      const canBundle = (ask: Ask) => ask.way !== 'balance' || minutesOf(strictest(ask, theirs)) >= 1;
      for (const call of planPremiumCalls(wishesOf(theirs.filter(canBundle)), accounts.known(customerId), hasBundle)) {
        if (call.kind === 'single') continue;
        const served = theirs.filter((ask) => canBundle(ask) && serves(call, ask));
        const bundle = runBundle(call, served);
        for (const ask of served) answers.set(ask, fromBundle(bundle, ask));
      }
      for (const ask of theirs) if (!answers.has(ask)) answers.set(ask, single(ask, strictest(ask, theirs)));
    }
    return Promise.all(asks.map((ask) => (answers.get(ask) as Promise<Answer>).catch((error) => error as Error)));
  }

  function runBundle(call: Exclude<PremiumCall, { kind: 'single' }>, served: readonly Ask[]) {
    const maxAgeMs = Math.min(...served.map((ask) => ask.maxAgeMs));
    const balances = served.filter(({ way }) => way === 'balance').map((ask) => minutesOf(ask.maxAgeMs));
    const ask: Omit<BundleAsk, 'institutionId' | 'items'> = {
      sections: call.sections,
      minutes: Math.min(1_440, ...balances),
      maxAgeMs,
    };
    if (call.kind === 'account') {
      const institutionId = institutionOf(call.account);
      return sources.paymentBundles.ofAccount(call.account, { ...ask, institutionId, items: call.sections.length });
    }
    const { customerId, institutionLoginId, sections } = call;
    const institutionId = call.accounts[0]?.institutionId ?? null;
    const items = call.accounts.length * sections.length;
    return sources.paymentBundles.ofLogin(customerId, institutionLoginId, { ...ask, institutionId, items });
  }

  /** A partner who is not enrolled after all is served call by call. */
  async function fromBundle(bundle: Promise<readonly BundledAccount[]>, ask: Ask): Promise<Answer> {
    let rows: readonly BundledAccount[];
    try {
      rows = await bundle;
    } catch (error) {
      if (isGatewayError(error, 'NOT_IN_PLAN')) return single(ask, ask.maxAgeMs);
      throw error;
    }
    const section = sectionOf(ask.way);
    const row = rows.find(({ accountId }) => accountId === ask.account.accountId);
    const found = row?.found[section];
    if (found !== undefined) return found;
    throw row?.failed[section] ?? missing(section);
  }

  function single({ account, way }: Ask, maxAgeMs: number): Promise<Answer> {
    const institutionId = institutionOf(account);
    switch (way) {
      case 'owners':
        return sources.owners.holders(account, institutionId, maxAgeMs);
      case 'balance':
        return sources.balances.live(account, institutionId, minutesOf(maxAgeMs));
      case 'ach':
        return sources.payments.ach(account, institutionId, maxAgeMs);
      case 'instruction':
        return byAch(account, maxAgeMs);
    }
  }

  async function byAch(account: AccountRef, maxAgeMs: number): Promise<PaymentInstruction> {
    const instructions = await sources.payments.instructions(account, institutionOf(account), maxAgeMs);
    const ach = instructions.find(({ railCode }) => railCode?.toLowerCase() === 'ach');
    if (ach === undefined) throw missing('instruction');
    return ach;
  }

  const load = <T extends Answer>(account: AccountRef, way: Way, maxAgeMs: number) =>
    loader.load({ account, way, maxAgeMs }) as Promise<T>;

  return {
    institutionOf,
    async owners(account, maxAgeMs) {
      const holders = await load<AccountOwners>(account, 'owners', maxAgeMs).catch(noneIfMissing);
      return holders.owners.length > 0 ? holders : sources.owners.joined(account, institutionOf(account), maxAgeMs);
    },
    balance: (account, maxAgeMs) => load(account, 'balance', maxAgeMs),
    ach: (account, maxAgeMs) => load(account, 'ach', maxAgeMs),
    achInstruction: async (account, maxAgeMs) => [await load<PaymentInstruction>(account, 'instruction', maxAgeMs)],
    instructions: (account, maxAgeMs) => sources.payments.instructions(account, institutionOf(account), maxAgeMs),
  };
}

function wishesOf(asks: readonly Ask[]) {
  const byAccount = Map.groupBy(asks, ({ account }) => account.accountId);
  return Array.from(byAccount.values(), (theirs) => ({
    account: (theirs[0] as Ask).account,
    sections: new Set(theirs.map(({ way }) => sectionOf(way))),
  }));
}

function serves(call: Exclude<PremiumCall, { kind: 'single' }>, { account, way }: Ask): boolean {
  if (!call.sections.includes(sectionOf(way))) return false;
  return call.kind === 'account'
    ? call.account.accountId === account.accountId
    : call.accounts.some(({ accountId }) => accountId === account.accountId);
}

/** Two fields that take answers of different ages get the younger one: one call, not two. */
function strictest({ account, way }: Ask, asks: readonly Ask[]): number {
  const same = asks.filter((other) => other.way === way && other.account.accountId === account.accountId);
  return Math.min(...same.map(({ maxAgeMs }) => maxAgeMs));
}

/** Upstream has no owner details under this version: another may have. */
function noneIfMissing(error: unknown): AccountOwners {
  if (isGatewayError(error, 'NOT_FOUND') && error.upstreamCode === '12017') return { owners: [], asOfDate: null };
  throw error;
}

function missing(section: BundleSection): GatewayError {
  return new GatewayError('UPSTREAM_BAD_RESPONSE', `upstream says nothing about the ${section} of the account`, {
    category: 'PLATFORM',
  });
}
