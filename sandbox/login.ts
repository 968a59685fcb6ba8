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
}

/** CreateToken. */
export function login({
  newTokenInvalidatesOld,
  ...asked
}: Login & { readonly newTokenInvalidatesOld: boolean }): Reply {
  const { access, body, now } = asked;
  if (textMember(body, 'partnerId') === undefined) return upstreamErrors.missingParameter('partnerId');
  if (textMember(body, 'partnerSecret') === undefined) return upstreamErrors.missingParameter('partnerSecret');
  const partner = checkCredentials(asked);
  if ('refusal' in partner) return partner.refusal;
  return jsonReply({ token: access.issueToken(partner, now, newTokenInvalidatesOld) });
}

/**
 * The partner that somebody proves to be with id and secret. The fifth wrong secret still answers 10001; from then on it is
 * 24302, with the right secret too.
 */
export function checkCredentials({
  access,
  partners,
  appKey,
  body,
  now,
}: Login): PartnerRecord | { readonly refusal: Reply } {
  const partner = partnerOfLogin(body, partners);
  if (partner === undefined) return { refusal: upstreamErrors.partnerNotFound() };
  // Another partner's app key: known to the platform, not for this partner. Undocumented, and not a wrong secret.
  if (partner.appKey !== appKey) return { refusal: upstreamErrors.notAuthorized() };
  if (access.isLocked(partner)) return { refusal: upstreamErrors.badCredentials() };
  const secret = textMember(body, 'partnerSecret') ?? '';
  if (secret !== partner.partnerSecret && now >= (partner.formerSecrets.get(secret) ?? 0)) {
    access.countWrongSecret(partner);
    return { refusal: upstreamErrors.invalidCredentials() };
  }
  return partner;
}

/** Which partner a login is for, right or wrong: faults and the call log want to know. */
export function partnerOfLogin(body: unknown, partners: ReadonlyMap<string, PartnerRecord>) {
  return partners.get(textMember(body, 'partnerId') ?? '');
}
