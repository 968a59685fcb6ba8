import type { Partner } from '../../domain/partner.ts';
import { closedLatches, type Remembered } from '../login-memory.ts';
import { ofg } from '../refusal.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Wrong logins after which Mastercard locks a partner. */
const attempts = 5;

/** What is remembered of a partner's logins. Sends nothing. */
export function checkLogins({ partnerId }: Partner, remembered: Remembered): Finding {
  const subject = 'latch';
  const whose = `partner ${partnerId}`;
  const closed = closedLatches(remembered).join('; ');
  const { pair, lock } = remembered;
  const release = ofg(`partner release ${partnerId}`);
  if (lock !== null)
    return fail(
      subject,
      `${whose} is closed: ${closed}`,
      `Ask Open Finance support to unlock the partner, then run: ${release}`,
    );
  if (pair.state === 'LATCHED' && pair.reason === 'unknown')
    return fail(
      subject,
      `${whose} is closed: ${closed}`,
      `Repair the network. If the secret is right, run: ${release}`,
    );
  if (pair.state === 'LATCHED')
    return fail(
      subject,
      `${whose} is closed: ${closed}; at least 1 of the ${attempts} attempts that lock a partner is used`,
      `Correct PARTNER_ID or PARTNER_SECRET; a corrected pair is tried at once. If they have become right: ${release}`,
    );
  if (pair.state === 'PROVEN') return ok(subject, `${whose} is open: id and secret have worked`);
  if (pair.unknown > 0)
    return warn(
      subject,
      `${whose} is open, but the answer of a login was lost; at most ${pair.unknown} of the ${attempts} attempts is used`,
      'Nothing, if the network works again. A second lost answer closes the latch.',
    );
  return ok(subject, `${whose} is open: no login with this id and secret yet`);
}
