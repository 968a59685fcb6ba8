import { GatewayError } from '../../domain/errors.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../lib/clock.ts';
import type { LatchStore, LoginOutcome, LoginPermit } from '../../store/latch-store.ts';
import { decodeText } from './decode.ts';
import { shuttingDown } from './endings.ts';
import { parseProblem } from './error-body.ts';
import type { Identify } from './identity.ts';
import { classBudgetMs } from './latency.ts';
import type { Log } from './log.ts';
import { createLoginPermits, type Permit } from './login-permit.ts';
import type { Send, WireFailure, WireResponse } from './send.ts';

export interface RotateSecretDeps {
  readonly clock: Clock;
  readonly latches: LatchStore;
  readonly identify: Identify;
  readonly send: Send;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Rotation {
  readonly partner: Partner;
  readonly newSecret: Secret;
  /** The old secret works on for 30 days. Otherwise it is refused from now on. */
  readonly keepOld: boolean;
}

/**
 * - `rotated`: the new secret is in force
 * - `unchanged`: the old one is, as far as it ever was
 * - `unknown`: either may be; one login with the new one tells
 */
export type RotationEnd =
  | { readonly kind: 'rotated' }
  | { readonly kind: 'unchanged' | 'unknown'; readonly error: GatewayError };

interface Verdict {
  readonly end: RotationEnd;
  /** What the latch remembers of the pair with the old secret, and of that with the new one. */
  readonly old: LoginOutcome;
  readonly fresh: LoginOutcome;
  readonly partnerLocked?: boolean;
}

/** The one call, in the words of the OpenAPI document. */
const modifySecret = {
  operation: 'ModifyPartnerSecret',
  method: 'PUT',
  path: '/aggregation/v2/partners/authentication',
} as const;
const allowed = /^[A-Za-z0-9!@#$%&*_+-]{12,255}$/;

/** Why upstream would refuse a secret as a new one, or undefined. */
export function secretProblem(value: string): string | undefined {
  if (allowed.test(value) && /[A-Za-z]/.test(value) && /\d/.test(value)) return undefined;
  return 'a partner secret has 12 to 255 letters, digits and characters of !@#$%&*_-+, with at least one letter and one digit';
}

/**
 * Changes a partner's secret at upstream. The call carries the old secret, so that a wrong one counts towards the lock
 * like a login, and it is sent under a login's permit. Never tried twice. A lost answer leaves both secrets in doubt, and
 * the latch remembers that of both pairs before anybody hears of it.
 */
export async function rotateSecret(deps: RotateSecretDeps, rotation: Rotation): Promise<RotationEnd> {
  const { clock, latches, identify, log, signal } = deps;
  const { partner, newSecret, keepOld } = rotation;
  const problem = secretProblem(newSecret.reveal());
  if (problem !== undefined) return unchanged(new GatewayError('BAD_USER_INPUT', problem));
  if (newSecret.reveal() === partner.partnerSecret.reveal()) {
    return unchanged(new GatewayError('BAD_USER_INPUT', 'the new secret is the old one'));
  }
  const newPair = identify({ ...partner, partnerSecret: newSecret }).pair;
  const { partner: lockKey, pair: oldPair } = identify(partner);
  const lock = await latches.partnerLatch(lockKey).catch(() => null);
  if (lock !== null)
    return unchanged(new GatewayError('PARTNER_LOCKED', 'the partner is locked; nothing is sent', customer));

  let permitted: Permit;
  let asked: LoginPermit;
  try {
    permitted = await createLoginPermits({ clock, latches, log })(oldPair, signal);
  } catch (error) {
    return unchanged(asGatewayError(error));
  }
  try {
    // Noted before it is sent: should this process die, the next login with the new secret finds an answer lost.
    asked = await latches.permitLogin(newPair, clock.wall());
  } catch (error) {
    await permitted.settle('unsent');
    return unchanged(asGatewayError(error));
  }
  const verdict = judge(await sendOnce(deps, rotation, permitted.sendBefore), keepOld);
  // Whatever the store does from here on, what upstream said stands.
  await permitted.settle(verdict.old);
  try {
    // Somebody had tried the new secret too early. It is right from now on.
    if (verdict.end.kind === 'rotated' && asked.kind === 'latched') await latches.release(newPair);
    await latches.settleLogin(newPair, asked.kind === 'granted' ? asked.permit : null, verdict.fresh, clock.wall());
    if (verdict.partnerLocked === true) await latches.latchPartner(lockKey, clock.wall());
  } catch (error) {
    log.error({ error, rotation: verdict.end.kind }, 'the outcome of a rotation could not be stored');
  }
  return verdict.end;
}

function asGatewayError(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  return new GatewayError('UPSTREAM_UNAVAILABLE', 'rotation: not tried, since the latch store cannot be reached', {
    category: 'PLATFORM',
    retryable: true,
    cause,
  });
}

async function sendOnce(
  { clock, send, signal }: RotateSecretDeps,
  { partner, newSecret, keepOld }: Rotation,
  sendBefore: number,
): Promise<WireResponse | WireFailure> {
  if (clock.monotonic() >= sendBefore || signal.aborted) {
    return { kind: 'no-response', reason: 'aborted', written: false, code: 'PERMIT_EXPIRED' };
  }
  const controller = new AbortController();
  const timer = clock.after(classBudgetMs.login, () => controller.abort());
  const onAbort = () => controller.abort(shuttingDown());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await send(
      {
        origin: partner.upstreamUrl,
        live: false,
        method: modifySecret.method,
        target: modifySecret.path,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          'content-type': 'application/json',
          'finicity-app-key': partner.appKey.reveal(),
        },
        body: JSON.stringify({
          partnerId: partner.partnerId,
          partnerSecret: partner.partnerSecret.reveal(),
          newPartnerSecret: newSecret.reveal(),
          immediate: !keepOld,
        }),
      },
      controller.signal,
    );
  } finally {
    timer.cancel();
    signal.removeEventListener('abort', onAbort);
  }
}

function judge(answer: WireResponse | WireFailure, keepOld: boolean): Verdict {
  if (answer.kind === 'no-response') {
    if (answer.written) return inDoubt(`the answer was lost (${answer.code})`);
    return nothingHappened('UPSTREAM_UNAVAILABLE', `no connection (${answer.code})`);
  }
  const { status } = answer;
  // Latching the old pair keeps instances that still have it from counting towards the lock.
  if (status === 204 || status === 200) {
    return { end: { kind: 'rotated' }, old: keepOld ? 'proven' : 'refused', fresh: 'proven' };
  }
  const { code } = parseProblem(decodeText(answer.body, answer.contentType));
  if (code === '10001') {
    return { ...nothingHappened('CREDENTIALS_LATCHED', 'the old secret is wrong', code), old: 'refused' };
  }
  if (code === '24302') {
    return { ...nothingHappened('PARTNER_LOCKED', 'the partner is locked', code), partnerLocked: true };
  }
  if (code === '24437') return nothingHappened('UPSTREAM_REJECTED', 'upstream does not allow this secret', code);
  // A failure may come after the change as well as before it.
  if (status >= 500 || status === 408) return inDoubt(`upstream failed (${status})`);
  if (status === 429) return nothingHappened('UPSTREAM_THROTTLED', 'too many requests, or the app key is wrong');
  if (code === '10021' || code === '10026' || code === '10027') {
    return nothingHappened('WRONG_APP_KEY', 'upstream does not accept the app key', code);
  }
  // Upstream may have looked at the secret and not liked it.
  const looked = status === 403 || (status >= 300 && status < 400) ? 'unsent' : 'unknown';
  return { ...nothingHappened('UPSTREAM_REJECTED', `refused (${status})`, code), old: looked };
}

const customer = { category: 'CUSTOMER' } as const;

function unchanged(error: GatewayError): RotationEnd {
  return { kind: 'unchanged', error };
}

function nothingHappened(
  code: ConstructorParameters<typeof GatewayError>[0],
  says: string,
  upstreamCode?: string,
): Verdict {
  const details = { ...customer, ...(upstreamCode !== undefined && { upstreamCode }) };
  return { end: unchanged(new GatewayError(code, `rotation: ${says}`, details)), old: 'unsent', fresh: 'unsent' };
}

function inDoubt(says: string): Verdict {
  const error = new GatewayError('OUTCOME_UNKNOWN', `rotation: ${says}`, { category: 'PLATFORM' });
  return { end: { kind: 'unknown', error }, old: 'unknown', fresh: 'unknown' };
}
