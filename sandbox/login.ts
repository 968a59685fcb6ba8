import type { Access } from './access.ts';
import { textMember } from './body.ts';
import type { PartnerRecord } from './records.ts';
import type { Reply } from './reply.ts';
import { jsonReply } from './reply.ts';
import { upstreamErrors } from './upstream-errors.ts';

export const loginTemplate = '/aggregation/v2/partners/authentication';

export interface Login {
  readonly access: Access;
  readonly partners: ReadonlyMap<string, PartnerRecord>;
  readonly appKey: string;
  readonly body: unknown;
  /** Unix milliseconds. */
  readonly now: number;
  readonly newTokenInvalidatesOld: boolean;
}

/** CreateToken. The fifth wrong secret still answers 10001; from then on it is 24302, with the right secret too. */
export function login({ access, partners, appKey, body, now, newTokenInvalidatesOld }: Login): Reply {
  const partnerId = textMember(body, 'partnerId');
  if (partnerId === undefined) return upstreamErrors.missingParameter('partnerId');
  const partnerSecret = textMember(body, 'partnerSecret');
  if (partnerSecret === undefined) return upstreamErrors.missingParameter('partnerSecret');
  const partner = partners.get(partnerId);
  if (partner === undefined) return upstreamErrors.partnerNotFound();
  // Another partner's app key: known to the platform, not for this partner. Undocumented, and not a wrong secret.
  if (partner.appKey !== appKey) return upstreamErrors.notAuthorized();
  if (access.isLocked(partner)) return upstreamErrors.badCredentials();
  if (partner.partnerSecret !== partnerSecret) {
    access.countWrongSecret(partner);
    return upstreamErrors.invalidCredentials();
  }
  return jsonReply({ token: access.issueToken(partner, now, newTokenInvalidatesOld) });
}

/** Which partner a login is for, right or wrong: faults and the call log want to know. */
export function partnerOfLogin(body: unknown, partners: ReadonlyMap<string, PartnerRecord>) {
  return partners.get(textMember(body, 'partnerId') ?? '');
}
