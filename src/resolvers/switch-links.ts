import type { RequestContext } from '../context.ts';
import type { ConnectLink, DepositSwitchSubject } from '../domain/connect.ts';
import { ownProblem, type Problem } from '../domain/problems.ts';
import { type LinkInput, makeLink } from './connect.ts';

type DepositInput = Omit<DepositSwitchSubject, 'kind'> &
  Pick<LinkInput, 'redirectUri' | 'experience' | 'language' | 'idempotencyKey'>;

const mostAccounts = 10;

/** The experience of a client is one of Connect's: Transfer has others, so that none is taken for granted. */
export async function generateDepositSwitchLink(
  { customerId, accounts, external, agreement, experience, ...options }: DepositInput,
  ctx: RequestContext,
): Promise<ConnectLink | Problem> {
  const fault = accountsFault(accounts) ?? languageFault(options.language);
  if (fault !== null) return fault;
  const subject = { kind: 'depositSwitch', customerId, accounts, external, agreement } as const;
  return makeLink('generateDepositSwitchLink', subject, { ...options, experience: experience ?? null }, ctx);
}

/** What it says about numbers names none of them. */
function accountsFault(accounts: DepositInput['accounts']): Problem | null {
  if (accounts.length === 0 || accounts.length > mostAccounts) {
    return invalid('accounts', `must be 1 to ${mostAccounts}`);
  }
  for (const { accountNumber, routingNumber } of accounts) {
    if (!/^\d{4,17}$/.test(accountNumber)) return invalid('accounts.accountNumber', 'must be 4 to 17 digits');
    if (!/^\d{9}$/.test(routingNumber)) return invalid('accounts.routingNumber', 'must be nine digits');
  }
  return null;
}

function languageFault(language: DepositInput['language']): Problem | null {
  return language === 'fr' ? invalid('language', 'must be one that Transfer speaks: English or Spanish') : null;
}

const invalid = (field: string, what: string) => ownProblem('InvalidInput', `\`${field}\` ${what}.`, { field });
