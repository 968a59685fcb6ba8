import { type Account, type AccountRef, accountFamily } from '../domain/accounts.ts';
import type { BundleSection } from '../domain/payment-bundles.ts';

/** What an operation wants of one account. */
export interface PremiumWish {
  readonly account: AccountRef;
  readonly sections: ReadonlySet<BundleSection>;
}

/** One call that serves wishes: a bundle over a login or an account, or a section by a call of its own. */
export type PremiumCall =
  | {
      readonly kind: 'login';
      readonly customerId: string;
      readonly institutionLoginId: string;
      readonly sections: readonly BundleSection[];
      readonly accounts: readonly Account[];
    }
  | { readonly kind: 'account'; readonly account: AccountRef; readonly sections: readonly BundleSection[] }
  | { readonly kind: 'single'; readonly account: AccountRef; readonly section: BundleSection };

const order: readonly BundleSection[] = ['owners', 'balance', 'instruction'];

/**
 * The fewest calls for what is wanted, and nothing beyond it: a bundle is billed for each section of each account, so that it is
 * used for a login only with sections that every account of the login shall have.
 *
 * @param wishes no account twice
 * @param known all accounts of the customer, where they have been read
 */
export function planPremiumCalls(
  wishes: readonly PremiumWish[],
  known: readonly Account[],
  hasBundle: boolean,
): PremiumCall[] {
  const left = new Map(
    wishes.map(({ account, sections }) => [account.accountId, { account, rest: new Set(sections) }]),
  );
  const calls: PremiumCall[] = [];
  if (hasBundle) {
    for (const [institutionLoginId, accounts] of Map.groupBy(known, loginOf)) {
      const wants = (account: Account, section: BundleSection) =>
        left.get(account.accountId)?.rest.has(section) === true;
      const shared = order.filter((section) => {
        const able = accounts.filter((account) => canHave(account, section));
        return able.length > 0 && able.every((account) => wants(account, section));
      });
      const [first] = accounts;
      if (institutionLoginId === null || first === undefined) continue;
      if (shared.length === 0 || (accounts.length < 2 && shared.length < 2)) continue;
      calls.push({ kind: 'login', customerId: first.customerId, institutionLoginId, sections: shared, accounts });
      for (const { accountId } of accounts) for (const section of shared) left.get(accountId)?.rest.delete(section);
    }
  }
  for (const { account, rest } of left.values()) {
    const sections = order.filter((section) => rest.has(section));
    if (hasBundle && sections.length > 1) calls.push({ kind: 'account', account, sections });
    else calls.push(...sections.map((section) => ({ kind: 'single', account, section }) as const));
  }
  return calls;
}

const loginOf = ({ institutionLoginId }: Account) => institutionLoginId;

/** A card has owners, and neither an available balance nor an account number: upstream says so, and bills nothing. */
function canHave({ type }: Account, section: BundleSection): boolean {
  return section === 'owners' || accountFamily(type) === 'DEPOSIT' || accountFamily(type) === null;
}
