import type { RateOutcome } from '../../coordination/limiter.ts';
import { GatewayError } from '../../domain/errors.ts';
import { describeUpstreamCode } from '../../domain/upstream-codes.ts';
import type { LoginOutcome } from '../../store/latch-store.ts';
import { decodeText } from './decode.ts';
import { parseProblem } from './error-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { WireFailure, WireResponse } from './send.ts';

/** What one login means for the token, the latch, the rate and the app key. */
export interface LoginVerdict {
  readonly result: { readonly token: string } | { readonly error: GatewayError };
  readonly settle: LoginOutcome;
  /** Absent when the answer says nothing about the rate. */
  readonly rate?: RateOutcome;
  /** Upstream knows the app key. */
  readonly keyKnown: boolean;
}

/** `keyProven`: upstream has accepted the app key before, so that a 429 is about the rate. */
export function judgeLogin(answer: WireResponse | WireFailure, keyProven: boolean, wallNowMs: number): LoginVerdict {
  if (answer.kind === 'no-response') return silent(answer);
  if (answer.status === 429) return throttled(answer, keyProven, wallNowMs);
  if (answer.status === 200) return accepted(answer);
  return refused(answer);
}

function silent({ written, code }: WireFailure): LoginVerdict {
  const message = written ? `login: the answer was lost (${code})` : `login: no connection (${code})`;
  return failed(new GatewayError('UPSTREAM_UNAVAILABLE', message, platform), written ? 'unknown' : 'unsent');
}

/** The limit of an app key that upstream does not know is zero. */
function throttled(answer: WireResponse, keyProven: boolean, wallNowMs: number): LoginVerdict {
  if (!keyProven)
    return failed(wrongAppKey('login: the very first call was throttled; the app key is probably wrong'), 'unsent');
  const retryAfterMs = parseRetryAfter(answer.retryAfter, wallNowMs);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  const error = new GatewayError('UPSTREAM_THROTTLED', 'login: too many requests', { ...platform, ...wait });
  return { ...failed(error, 'unsent'), rate: { kind: 'throttled', ...wait } };
}

function accepted(answer: WireResponse): LoginVerdict {
  const token = tokenOf(decodeText(answer.body, answer.contentType));
  if (token !== undefined) return { result: { token }, settle: 'proven', rate: { kind: 'ok' }, keyKnown: true };
  // Whatever this is, it may have counted as an attempt.
  return failed(new GatewayError('UPSTREAM_BAD_RESPONSE', 'login: the answer holds no token', platform), 'unknown');
}

function refused(answer: WireResponse): LoginVerdict {
  const { status } = answer;
  const text = decodeText(answer.body, answer.contentType);
  const { code } = parseProblem(text);
  const upstreamCode = code === undefined ? {} : { upstreamCode: code };
  const known = code === undefined ? undefined : describeUpstreamCode(code, status);
  if (code === '24302') {
    const error = new GatewayError('PARTNER_LOCKED', 'login: the partner is locked', {
      category: 'CUSTOMER',
      upstreamCode: code,
    });
    return { ...failed(error, 'unsent'), keyKnown: true };
  }
  if (code === '10026' || code === '10027' || (status === 401 && code === undefined && /app-?key/i.test(text ?? ''))) {
    return failed(wrongAppKey('login: upstream does not accept the app key', code), 'unsent');
  }
  // The key is known, but not for this partner. Nobody says whether the secret was looked at, so it may have counted.
  if (code === '10021') return failed(wrongAppKey("login: the app key is not this partner's", code), 'unknown');
  if (code === '10001' || known?.kind === 'credentials') {
    const details = { category: 'CUSTOMER', ...upstreamCode } as const;
    const error = new GatewayError('CREDENTIALS_LATCHED', 'login: partner id or secret is wrong', details);
    return { ...failed(error, 'refused'), keyKnown: true };
  }
  if (status >= 500 || status === 408) {
    const error = new GatewayError('UPSTREAM_UNAVAILABLE', `login: upstream failed (${status})`, {
      ...platform,
      ...upstreamCode,
    });
    return failed(error, 'unsent');
  }
  // 403 is the door for callers from elsewhere; anything else may have been looked at, so it counts as an attempt.
  const error = new GatewayError('UPSTREAM_REJECTED', `login: refused (${status})`, {
    category: 'CUSTOMER',
    ...upstreamCode,
  });
  return failed(error, status === 403 || (status >= 300 && status < 400) ? 'unsent' : 'unknown');
}

const platform = { category: 'PLATFORM', retryable: true } as const;

function wrongAppKey(message: string, upstreamCode?: string): GatewayError {
  return new GatewayError('WRONG_APP_KEY', message, {
    category: 'CUSTOMER',
    ...(upstreamCode !== undefined && { upstreamCode }),
  });
}

function failed(error: GatewayError, settle: LoginOutcome): LoginVerdict {
  return { result: { error }, settle, keyKnown: false };
}

/** Anything that cannot stand in a header is no token. */
function tokenOf(text: string | undefined): string | undefined {
  try {
    const body: unknown = JSON.parse(text ?? '');
    const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
    return typeof token === 'string' && /^[\x21-\x7e]{1,4096}$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}
