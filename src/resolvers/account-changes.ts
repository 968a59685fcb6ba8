import type { RequestContext } from '../context.ts';
import type { Account } from '../domain/accounts.ts';
import type { TestCredentials } from '../domain/institution-logins.ts';
import { customersTakenBy } from '../domain/institutions.ts';
import type { Pending } from '../domain/pending.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { liveChange, type Waiting } from './pending.ts';
import { canReach } from './reach.ts';

const atInstitution = [
  'NotFound',
  'MfaRequired',
  'ConnectionNeedsFix',
  'InstitutionUnavailable',
  'AccountClosed',
  ...sharedProblems,
] as const satisfies ProblemType[];

export const refreshProblems = [
  ...atInstitution,
  'InstitutionThrottled',
  'TookTooLong',
  'TooSoon',
] as const satisfies ProblemType[];
export const addProblems = [...atInstitution, 'CustomerTypeMismatch', 'InvalidInput'] as const satisfies ProblemType[];
export const removeProblems = ['NotFound', ...sharedProblems] as const satisfies ProblemType[];

interface LoginIds {
  readonly customerId: string;
  readonly institutionLoginId: string;
}

interface AccountIds {
  readonly customerId: string;
  readonly accountId: string;
}

/** Mastercard's contract forbids automated refreshes: a person may ask for one, but not again and again. */
const refreshIntervalMs = 60_000;

/** The accounts of a login by their ids; their facts are read from the customer's list, which is fresh after the change. */
export interface AccountsOutcome {
  readonly customerId: string;
  readonly accountIds: readonly string[];
}

/** Upstream goes on with it when nobody waits any more, and so does the call: asking again joins it. */
export function refreshAccounts(
  { idempotencyKey, customerId, institutionLoginId }: LoginIds & Keyed,
  waiting: Waiting,
  ctx: RequestContext,
): Promise<AccountsOutcome | Problem | Pending> {
  const refresh = async (institutionId: string | null) =>
    outcomeFor(
      customerId,
      await ctx.lasting().institutionLogins.refresh(customerId, institutionLoginId, institutionId),
    );
  const effect = {
    name: 'refreshAccounts',
    key: idempotencyKey,
    input: { customerId, institutionLoginId },
    run: () =>
      outcomeOf(async () => {
        const known = await ownAccounts(customerId, ctx);
        const ofLogin = known?.filter((account) => account.institutionLoginId === institutionLoginId) ?? [];
        const institutionId = ofLogin[0]?.institutionId ?? null;
        if (ofLogin.length === 0) return noSuch('institution login');
        const what = `refresh:${customerId}:${institutionLoginId}`;
        return ctx.paced(what, refreshIntervalMs, () => refresh(institutionId), tooSoon);
      }, refreshProblems),
  };
  return liveChange<AccountsOutcome>(() => ctx.once(effect), refreshProblems, waiting, ctx);
}

export function addTestAccounts(
  { idempotencyKey, customerId, ...credentials }: TestCredentials & Keyed & { readonly customerId: string },
  ctx: RequestContext,
): Promise<AccountsOutcome | Problem> {
  return ctx.once<AccountsOutcome>({
    name: 'addTestAccounts',
    key: idempotencyKey,
    input: { customerId, ...credentials },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
        const refusal = await mismatch(customerId, credentials.institutionId, ctx);
        if (refusal !== null) return refusal;
        return outcomeFor(customerId, await ctx.sources.institutionLogins.addTestAccounts(customerId, credentials));
      }, addProblems),
  });
}

/** Whether customer and institution are of different worlds, told before a call is spent on finding out. */
async function mismatch(customerId: string, institutionId: string, ctx: RequestContext): Promise<Problem | null> {
  if (ctx.viewer.partner.environment !== 'sandbox') {
    return ownProblem('CustomerTypeMismatch', 'Test accounts can be added in the sandbox environment only.');
  }
  const [customer, institution] = await Promise.all([
    ctx.loaders.customers.byId(customerId),
    ctx.loaders.institutions.byId(institutionId),
  ]);
  if (customer === null) return noSuch('customer');
  if (institution === null) return noSuch('institution');
  const taken = customersTakenBy(institution);
  if (customer.type === null || customer.type === taken) return null;
  const message = `${institution.name ?? 'The institution'} takes ${taken} customers; this one is ${customer.type}.`;
  return ownProblem('CustomerTypeMismatch', message);
}

export interface DeletedAccount {
  readonly deletedAccountId: string;
}

export function deleteAccount(
  { idempotencyKey, customerId, accountId }: AccountIds & Keyed,
  ctx: RequestContext,
): Promise<DeletedAccount | Problem> {
  const done = { deletedAccountId: accountId };
  return ctx.once<DeletedAccount>({
    name: 'deleteAccount',
    key: idempotencyKey,
    input: { customerId, accountId },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('account');
        await ctx.sources.accounts.remove(customerId, accountId);
        return done;
      }, removeProblems),
    async recover() {
      const left = await ctx.sources.accounts.list(customerId, 'simple');
      return left?.some((account) => account.accountId === accountId) ? null : done;
    },
  });
}

export interface DeletedLogin {
  readonly deletedInstitutionLoginId: string;
}

export function deleteInstitutionLogin(
  { idempotencyKey, customerId, institutionLoginId }: LoginIds & Keyed,
  ctx: RequestContext,
): Promise<DeletedLogin | Problem> {
  const done = { deletedInstitutionLoginId: institutionLoginId };
  return ctx.once<DeletedLogin>({
    name: 'deleteInstitutionLogin',
    key: idempotencyKey,
    input: { customerId, institutionLoginId },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('institution login');
        await ctx.sources.institutionLogins.remove(customerId, institutionLoginId);
        return done;
      }, removeProblems),
    async recover() {
      const left = await ctx.sources.accounts.list(customerId, 'simple');
      return left?.some((account) => account.institutionLoginId === institutionLoginId) ? null : done;
    },
  });
}

/** The accounts of a payload. */
export async function accountsOf({ customerId, accountIds }: AccountsOutcome, ctx: RequestContext): Promise<Account[]> {
  const accounts = (await ctx.sources.accounts.list(customerId, 'full')) ?? [];
  return accounts.filter((account) => accountIds.includes(account.accountId));
}

async function ownAccounts(customerId: string, ctx: RequestContext): Promise<readonly Account[] | null> {
  return canReach(ctx.viewer, customerId) ? ctx.sources.accounts.list(customerId, 'simple') : null;
}

function outcomeFor(customerId: string, accounts: readonly Account[]): AccountsOutcome {
  return { customerId, accountIds: accounts.map((account) => account.accountId) };
}

function tooSoon(leftMs: number): Problem {
  return ownProblem('TooSoon', 'The login was refreshed a moment ago.', {
    userMessage: 'Your accounts are up to date. Please wait a minute before you refresh again.',
    retryable: true,
    retryAfterMs: Math.ceil(leftMs),
  });
}
