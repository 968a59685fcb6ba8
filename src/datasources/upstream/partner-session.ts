import type { AdoptedToken, TokenStore } from '../../coordination/token-store.ts';
import { type ErrorCode, GatewayError, isGatewayError } from '../../domain/errors.ts';
import type { Partner } from '../../domain/partner.ts';
import { type Clock, wait } from '../../lib/clock.ts';
import { untilAborted } from '../../lib/until-aborted.ts';
import type { Log } from './log.ts';
import type { Login } from './login.ts';
import { latched } from './login-permit.ts';
import type { PartnerLock } from './partner-lock.ts';

const minute = 60_000;
const renewAtMs = 90 * minute;
const jitterMs = 3 * minute;
const lastUseMs = 118 * minute;
const leaseMs = 15_000;
const leasePollMs = 100;
const youngMs = 5 * minute;
const youngLoginEveryMs = minute;
const renewalPauseMs = 30_000;
/** Half of what upstream's return may take to be noticed by everybody. */
const longestLoginPauseMs = 15_000;

const needsPerson: ReadonlySet<ErrorCode> = new Set(['CREDENTIALS_LATCHED', 'PARTNER_LOCKED', 'WRONG_APP_KEY']);

export interface SessionDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly tokens: TokenStore;
  readonly login: Login;
  readonly lock: PartnerLock;
  readonly log: Log;
  /** Names this instance as a holder of the renewal lease. */
  readonly instanceId: string;
  readonly shutdown: AbortSignal;
  readonly partner: Partner;
  readonly tokenKey: string;
  /** Told once when no token can be had until a person acts. */
  readonly onCredentialProblem: (partnerId: string, error: GatewayError) => void;
}

/** The one token of a partner, and whether its calls may leave at all. */
export interface PartnerSession {
  /**
   * A token that upstream should accept, without a promise where it is there. Rejects with the reason why there is none, or that of
   * the signal.
   */
  token(signal: AbortSignal): string | Promise<string>;
  /** Upstream did not accept this token. Ignored for any but the current one. */
  refused(token: string): void;
  /** Upstream has locked the partner. */
  locked(): Promise<void>;
  /** Milliseconds since the current token was made; null without one. */
  tokenAgeMs(): number | null;
  /** Why no token can be had until a person acts; null while nothing is known of such a problem. */
  credentialProblem(): ErrorCode | null;
  /** Fulfilled when no login and no renewal is under way; never rejects. */
  idle(): Promise<void>;
}

interface Current extends AdoptedToken {
  readonly adoptedAt: number;
  readonly renewAtMs: number;
}

export function createPartnerSession(deps: SessionDeps): PartnerSession {
  const { clock, random, tokens, login, lock, log, instanceId, shutdown, partner, tokenKey } = deps;
  let announced: ErrorCode | undefined;
  let current: Current | undefined;
  let refusedValue: string | undefined;
  let flight: Promise<void> | undefined;
  let failures = 0;
  let failure: { readonly error: GatewayError; readonly until: number } | undefined;
  let renewNotBefore = Number.NEGATIVE_INFINITY;
  let youngLoginAt = Number.NEGATIVE_INFINITY;

  /** Monotonic since adoption: a wall clock that jumps would make a token look young. */
  const ageOf = (token: Current) => token.ageMs + clock.monotonic() - token.adoptedAt;

  function token(signal: AbortSignal): string | Promise<string> {
    const latch = lock.check();
    return (latch === null ? tokenAtHand() : undefined) ?? tokenLater(latch, signal);
  }

  function tokenAtHand(): string | undefined {
    if (current === undefined || ageOf(current) >= lastUseMs) return undefined;
    if (ageOf(current) >= current.renewAtMs) renewBehind();
    return current.value;
  }

  async function tokenLater(latch: ReturnType<PartnerLock['check']>, signal: AbortSignal): Promise<string> {
    if ((await latch) !== null) throw announce(latched('locked'));
    for (;;) {
      const atHand = tokenAtHand();
      if (atHand !== undefined) return atHand;
      current = undefined;
      if (flight === undefined) throwRememberedFailure();
      await untilAborted(fly(), signal);
    }
  }

  /** All who need a token wait for the same attempt to get one, and none of them can end it for the others. */
  function fly(): Promise<void> {
    flight ??= obtain()
      .then(
        () => {
          failures = 0;
          failure = undefined;
          announced = undefined;
        },
        (error: unknown) => {
          throw remember(error);
        },
      )
      .finally(() => {
        flight = undefined;
      });
    return flight;
  }

  function renewBehind(): void {
    if (flight !== undefined || clock.monotonic() < renewNotBefore) return;
    fly().catch((error: GatewayError) => {
      renewNotBefore = clock.monotonic() + renewalPauseMs;
      log.warn(
        { partnerId: partner.partnerId, code: error.code },
        'the token could not be renewed; the old one serves on',
      );
    });
  }

  async function obtain(): Promise<void> {
    for (;;) {
      const shared = await tokens.get(tokenKey).catch(() => null);
      if (shared !== null && isUseful(shared)) return adopt(shared);
      // Without the store every instance is on its own, and the latch alone guards the logins.
      if (await tokens.lease(tokenKey, instanceId, leaseMs).catch(() => true)) break;
      await wait(clock, leasePollMs, shutdown);
    }
    try {
      const sentAt = clock.monotonic();
      const fresh = await login(partner);
      adopt(await tokens.offer(tokenKey, fresh).catch(() => ({ ...fresh, ageMs: clock.monotonic() - sentAt })));
    } catch (error) {
      if (isGatewayError(error, 'PARTNER_LOCKED')) await lock.close();
      if (isGatewayError(error, 'CREDENTIALS_LATCHED', 'PARTNER_LOCKED', 'WRONG_APP_KEY')) throw error;
      // A process that slept past its lease finds its login timed out, and the token of whoever logged in meanwhile.
      const other = await tokens.get(tokenKey).catch(() => null);
      if (other === null || !isUseful(other)) throw error;
      adopt(other);
    } finally {
      await tokens.release(tokenKey, instanceId).catch(() => {});
    }
  }

  /** Somebody else's token is worth having if it outlasts the own one, and is not the one that was just refused. */
  function isUseful(shared: AdoptedToken): boolean {
    if (shared.value === refusedValue) return false;
    return current === undefined
      ? shared.ageMs < lastUseMs
      : shared.mintedAt > current.mintedAt && shared.ageMs < renewAtMs;
  }

  function adopt(adopted: AdoptedToken): void {
    const jitter = (random() * 2 - 1) * jitterMs;
    current = { ...adopted, adoptedAt: clock.monotonic(), renewAtMs: renewAtMs + jitter };
  }

  function throwRememberedFailure(): void {
    if (failure === undefined || clock.monotonic() >= failure.until) return;
    throw failure.error;
  }

  /** A failed login is not tried again at once, whoever asks. */
  function remember(cause: unknown): GatewayError {
    const error =
      cause instanceof GatewayError ? cause : new GatewayError('INTERNAL', 'no token could be obtained', { cause });
    failures += 1;
    failure = { error, until: clock.monotonic() + pauseAfter(error, failures) };
    return announce(error);
  }

  function announce(error: GatewayError): GatewayError {
    if (!needsPerson.has(error.code) || announced === error.code) return error;
    announced = error.code;
    log.error({ partnerId: partner.partnerId, code: error.code }, error.message);
    deps.onCredentialProblem(partner.partnerId, error);
    return error;
  }

  return {
    token,
    refused(value) {
      if (current?.value !== value) return;
      const young = ageOf(current) < youngMs;
      current = undefined;
      refusedValue = value;
      if (!young) return;
      const now = clock.monotonic();
      // The first refusal of a young token may be chance. From the second on upstream has a problem that no login solves.
      youngLoginAt = Math.max(now, youngLoginAt + youngLoginEveryMs);
      if (youngLoginAt > now) failure = { error: refusedAgain(youngLoginAt - now), until: youngLoginAt };
    },
    async locked() {
      await lock.close();
      announce(latched('locked'));
    },
    tokenAgeMs: () => (current === undefined ? null : ageOf(current)),
    credentialProblem: () => announced ?? null,
    idle: async () => {
      await flight?.catch(() => {});
    },
  };
}

/** How long nobody tries again, in milliseconds. Short for a latch, so that an operator's release takes effect soon. */
function pauseAfter(error: GatewayError, failures: number): number {
  if (error.code === 'WRONG_APP_KEY') return Math.min(5_000 * 3 ** (failures - 1), minute);
  if (error.code === 'CREDENTIALS_LATCHED' || error.code === 'PARTNER_LOCKED') return 5_000;
  return error.retryAfterMs ?? Math.min(250 * 2 ** failures, longestLoginPauseMs);
}

function refusedAgain(retryAfterMs: number): GatewayError {
  return new GatewayError('UPSTREAM_ERROR', 'upstream refuses the token it has just given', {
    category: 'PLATFORM',
    retryable: true,
    retryAfterMs: Math.ceil(retryAfterMs),
  });
}
