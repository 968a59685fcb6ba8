import { latest } from '../../lib/latest.ts';
import type { Call } from './exchange.ts';

/** Which institution an account is at, as answers have shown: a call about the account alone does not say. */
export interface AccountBanks {
  note(call: Call<unknown>, accountId: string, institutionId: string): void;
  /** Nothing where the call says it itself, or where nobody knows. */
  of(call: Call<unknown>): { readonly institutionId?: string };
}

const most = 50_000;

/** A memory for records alone: what it has forgotten costs a name in the figures, and nothing else. */
export function createAccountBanks(): AccountBanks {
  const banks = latest<string>(most);
  const keyOf = ({ partner }: Call<unknown>, accountId: string) => JSON.stringify([partner.partnerId, accountId]);
  return {
    note(call, accountId, institutionId) {
      banks.set(keyOf(call, accountId), institutionId);
    },
    of(call) {
      const { accountId } = call.params;
      if (call.institutionId !== undefined || accountId === undefined) return {};
      const institutionId = banks.get(keyOf(call, accountId));
      return institutionId === undefined ? {} : { institutionId };
    },
  };
}
