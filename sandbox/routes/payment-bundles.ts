import { authorizationOf } from '../account-wire.ts';
import { aggregationTime, isAggregated, lastAttempt, lastSuccess } from '../aggregation.ts';
import { messageOf } from '../aggregation-codes.ts';
import { holderJson, holdersOf, isDeposit } from '../data/holders.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { isBalanceDue, readInterval, stateBalance } from '../live-balance.ts';
import { withAccount, withLogin } from '../ownership.ts';
import { instructionJson, paymentNumbersOf } from '../payment-numbers.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const customer = '/aggregation/v1/paysuite/customers/{customerId}';

export const paymentBundleRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: `${customer}/institutionLogins/{institutionLoginId}/accounts`,
    handler: forEnrolled(withLogin((request, owner, accounts) => bundle(request, owner, accounts))),
  },
  {
    method: 'GET',
    template: `${customer}/accounts/{accountId}`,
    handler: forEnrolled(withAccount((request, owner, account) => bundle(request, owner, [account]))),
  },
];

function forEnrolled(handler: Route['handler']): Route['handler'] {
  return (request) => (request.partner.hasBundle ? handler(request) : upstreamErrors.notInPlan());
}

const sections = ['balanceDetails', 'paymentInstruction', 'accountIdentity'] as const;
type Section = (typeof sections)[number];

/** As what each is billed. */
const products: Readonly<Record<Section, string>> = {
  balanceDetails: 'Live Balance',
  paymentInstruction: 'Payment Instructions',
  accountIdentity: 'Account Owner',
};

interface Trouble {
  readonly code: string;
  readonly description: string;
}

interface Ask extends SandboxRequest {
  readonly owner: CustomerRecord;
  readonly minutes: number;
}

/** Each section of each account succeeds or fails by itself: trouble stands inside an answer that is a success. */
function bundle(request: SandboxRequest, owner: CustomerRecord, accounts: readonly AccountRecord[]): Reply {
  const included = readSections(request.query.get('include'));
  if (included === undefined) return upstreamErrors.invalidInclude();
  const minutes = readInterval(request.query.get('balance_cache_interval'), 1);
  if (minutes === undefined) return upstreamErrors.badRequest();
  const ask: Ask = { ...request, owner, minutes };
  const billed: Record<string, number> = {};
  const succeeded: Record<Section, number> = { balanceDetails: 0, paymentInstruction: 0, accountIdentity: 0 };
  let errorCount = 0;
  const rows = accounts.map((account) => {
    const row: Record<string, Json> = {};
    const errors: Json[] = [];
    for (const section of included) {
      const outcome = readers[section](ask, account);
      if (isTrouble(outcome)) {
        errors.push({ fieldName: section, ...outcome });
        continue;
      }
      row[section] = outcome;
      succeeded[section] += 1;
      billed[products[section]] = (billed[products[section]] ?? 0) + 1;
    }
    errorCount += errors.length;
    return {
      id: account.id,
      realAccountNumberLast4: isDeposit(account) ? account.numberDisplay : undefined,
      institutionId: account.institutionId,
      institutionName: request.world.institutions.get(account.institutionId)?.name ?? '',
      institutionLoginId: raw(account.institutionLoginId),
      accountDetails: simpleDetails(account, request.now),
      ...row,
      errors: errors.length === 0 ? undefined : errors,
    };
  });
  const reply = jsonReply({
    customerId: owner.id,
    errorCount,
    accountCount: rows.length,
    accountIdentitySuccessCount: succeeded.accountIdentity,
    balanceDetailsSuccessCount: succeeded.balanceDetails,
    paymentInstructionSuccessCount: succeeded.paymentInstruction,
    accounts: rows,
  });
  return billedReply(reply, billed);
}

function readSections(include: string | null): readonly Section[] | undefined {
  if (include === null) return sections;
  const names = include.split(',').map((name) => name.trim());
  const known = sections.filter((section) => names.includes(section));
  return known.length === names.length ? known : undefined;
}

const unsupported: Trouble = { code: '14020', description: 'Bad request. (Account type not supported).' };

/** Trouble at the bank, where it has to be asked. */
function troubleOf({ aggregationStatusCode: code }: AccountRecord): Trouble | undefined {
  return code === 0 ? undefined : { code: String(code), description: messageOf(code) };
}

const readers: Readonly<Record<Section, (ask: Ask, account: AccountRecord) => Json | Trouble>> = {
  balanceDetails({ minutes, now }, account) {
    if (!isDeposit(account)) return unsupported;
    const trouble = isBalanceDue(account, minutes, now) ? troubleOf(account) : undefined;
    if (trouble !== undefined) return trouble;
    const { available, cleared, asOf } = stateBalance(account, minutes, now);
    return {
      id: raw(account.id),
      realAccountNumberLast4: account.numberDisplay,
      availableBalance: raw(available),
      availableBalanceDate: isoDate(asOf),
      clearedBalance: raw(cleared),
      clearedBalanceDate: isoDate(asOf),
      aggregationStatusCode: 0,
      currency: account.currency,
    };
  },
  paymentInstruction({ world }, account) {
    if (!isDeposit(account)) return unsupported;
    return troubleOf(account) ?? instructionJson('ach', paymentNumbersOf(world, account));
  },
  accountIdentity({ world, owner }, account) {
    const trouble = troubleOf(account);
    if (trouble !== undefined) return trouble;
    const holders = account.holders === 'joined' ? [] : holdersOf(world.seed, owner, account);
    if (holders.length === 0) return { code: '12017', description: 'Account owner details not found.' };
    return { holders: holders.map(holderJson) };
  },
};

const isTrouble = (outcome: Json | Trouble): outcome is Trouble =>
  typeof outcome === 'object' && outcome !== null && 'description' in outcome && 'code' in outcome;

const isoDate = (seconds: number) => new Date(seconds * 1000).toISOString();

/** As in the list, with dates as text except those of the authorization. */
function simpleDetails(account: AccountRecord, now: number): Json {
  const { schedule } = account;
  const aggregated = isAggregated(schedule, now);
  const granted = authorizationOf(account);
  return {
    id: account.id,
    accountNumberDisplay: account.numberDisplay,
    name: account.name,
    type: account.type,
    aggregationStatusCode: aggregated ? account.aggregationStatusCode : undefined,
    status: aggregated ? 'active' : 'pending',
    aggregationSuccessDate: aggregated ? isoDate(aggregationTime(schedule, lastSuccess(schedule, now))) : undefined,
    aggregationAttemptDate: aggregated ? isoDate(aggregationTime(schedule, lastAttempt(schedule, now))) : undefined,
    createdDate: isoDate(aggregationTime(schedule, schedule.linkedAt)),
    currency: account.currency,
    displayPosition: account.displayPosition,
    authorizationStartDate: granted?.start,
    authorizationEndDate: granted?.end,
    authorizationExpires: granted === undefined ? undefined : true,
    parentAccount: account.parentAccount,
  };
}
