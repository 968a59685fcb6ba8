import { isGiven, memberOf, textMember } from './body.ts';
import type { Login } from './login.ts';
import { checkCredentials } from './login.ts';
import type { Reply } from './reply.ts';
import { emptyReply } from './reply.ts';
import { upstreamErrors } from './upstream-errors.ts';

const graceMs = 30 * 24 * 60 * 60_000;
const required = ['partnerId', 'partnerSecret', 'newPartnerSecret'] as const;

/**
 * ModifyPartnerSecret. The old secret counts towards the lock like that of a login. With `immediate: false` it goes on
 * working for 30 days; otherwise it is wrong from now on, as are those that a former change had left working.
 */
export function modifySecret({ body, now, ...login }: Login): Reply {
  const missing = required.find((name) => textMember(body, name) === undefined);
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  const immediate = isGiven(body, 'immediate') ? memberOf(body, 'immediate') : true;
  if (typeof immediate !== 'boolean') return upstreamErrors.badRequest();
  const partner = checkCredentials({ ...login, body, now });
  if ('refusal' in partner) return partner.refusal;
  const newSecret = textMember(body, 'newPartnerSecret') ?? '';
  if (!isAllowed(newSecret)) return upstreamErrors.secretAgainstPolicy();
  if (immediate) partner.formerSecrets.clear();
  else partner.formerSecrets.set(partner.partnerSecret, now + graceMs);
  partner.partnerSecret = newSecret;
  return emptyReply(204);
}

function isAllowed(secret: string): boolean {
  return /^[A-Za-z0-9!@#$%&*_+-]{12,255}$/.test(secret) && /[A-Za-z]/.test(secret) && /[0-9]/.test(secret);
}
