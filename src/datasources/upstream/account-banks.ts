import { latest } from '../../lib/latest.ts';
import type { Call } from './exchange.ts';

/** Which institution an account is at, as answers have shown: a call about the account alone does not say. */
export interface AccountBanks {
  note(call: Call<unknown>, accountId: string, institutionId: string): void;
  /** Undefined where nobody knows. */
  of(call: Call<unknown>): string | undefined;
}

const most = 50_000;

/** A memory for records alone: what it has forgotten costs a name in the figures, and nothing else. */
export function createAccountBanks(): AccountBanks {
  const banks = latest<string>(most);
  const keyOf = ({ partner }: Call<unknown>, accountId: string) => `${partner.partnerId} ${accountId}`;
  return {
    note(call, accountId, institutionId) {
      banks.set(keyOf(call, accountId), institutionId);
    },
    of(call) {
      const { accountId } = call.params;
      return accountId === undefined ? undefined : banks.get(keyOf(call, accountId));
    },
  };
}
