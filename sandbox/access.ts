import { createRandom } from './random.ts';
import type { PartnerRecord } from './records.ts';

/** Who may call: tokens by partner, and partners locked after too many wrong secrets. */
export interface Access {
  /** A new token, as a login with the right secret gets it. `now` is Unix milliseconds. */
  issueToken(partner: PartnerRecord, now: number, invalidateOld: boolean): string;
  tokenState(token: string, appKey: string, now: number): TokenState;
  countWrongSecret(partner: PartnerRecord): void;
  isLocked(partner: PartnerRecord): boolean;
}

export type TokenState =
  | { readonly state: 'valid' | 'expired'; readonly partner: PartnerRecord }
  | { readonly state: 'unknown' };

const tokenLifeMs = 120 * 60_000;
const wrongSecretsUntilLocked = 5;
const tokenLength = 20;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `generation` counts the resets: a token of the time before one must not come up again as a new token. */
export function createAccess(seed: number, generation: number): Access {
  const random = createRandom(seed, 'tokens', generation);
  const tokens = new Map<string, { readonly partner: PartnerRecord; readonly issuedAt: number }>();
  const wrongSecrets = new Map<string, number>();
  return {
    issueToken(partner, now, invalidateOld) {
      if (invalidateOld) {
        for (const [token, { partner: owner }] of tokens) if (owner === partner) tokens.delete(token);
      }
      const token = Array.from({ length: tokenLength }, () => alphabet[random.below(alphabet.length)]).join('');
      tokens.set(token, { partner, issuedAt: now });
      return token;
    },
    tokenState(token, appKey, now) {
      const known = tokens.get(token);
      if (known === undefined || known.partner.appKey !== appKey) return { state: 'unknown' };
      return { state: now - known.issuedAt < tokenLifeMs ? 'valid' : 'expired', partner: known.partner };
    },
    countWrongSecret(partner) {
      // A right secret in between does not reset the count: upstream does not say, so this is the strict reading.
      wrongSecrets.set(partner.partnerId, (wrongSecrets.get(partner.partnerId) ?? 0) + 1);
    },
    isLocked: (partner) => (wrongSecrets.get(partner.partnerId) ?? 0) >= wrongSecretsUntilLocked,
  };
}
