import type { Limiter, LimiterState } from '../../coordination/limiter.ts';
import type { TokenStore } from '../../coordination/token-store.ts';
import type { ErrorCode, GatewayError } from '../../domain/errors.ts';
import { describeWith } from '../../domain/more-upstream-codes.ts';
import type { Partner } from '../../domain/partner.ts';
import type { UpstreamKind } from '../../domain/upstream-codes.ts';
import type { Clock } from '../../lib/clock.ts';
import type { KeyRing } from '../../lib/master-key.ts';
import type { MetricsSink } from '../../metrics/sink.ts';
import type { Latch, LatchStore } from '../../store/latch-store.ts';
import { createAdmission, createAdmit } from './admit.ts';
import { createAttempts } from './attempts.ts';
import { type BreakerView, createBreakers } from './breaker.ts';
import { createBulkhead } from './bulkhead.ts';
import { createCache } from './cache.ts';
import type { CacheScope } from './cache-scope.ts';
import { createCoalesce } from './coalesce.ts';
import { createCostlyCalls } from './costly-calls.ts';
import { shuttingDown } from './endings.ts';
import type { Caller, Exchange, OperationCalls } from './exchange.ts';
import { createIdentify } from './identity.ts';
import { inBackground } from './in-background.ts';
import type { Log } from './log.ts';
import { createLogin } from './login.ts';
import { createLoginPermits } from './login-permit.ts';
import { createPartnerLocks, type PartnerLock } from './partner-lock.ts';
import { createPartnerSession, type PartnerSession } from './partner-session.ts';
import { createPlanMemory } from './plan-memory.ts';
import type { Recollection } from './provenance.ts';
import { createRecorder } from './record.ts';
import { createSender, type Sender } from './send.ts';
import { createSharedAnswers, type SharedAnswersOptions } from './shared-answers.ts';
import { createReadyStage, createTokenStage } from './token.ts';
import { createWantedStage } from './wanted.ts';
import { createWire } from './wire.ts';

export interface PipelineDeps {
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly tokens: TokenStore;
  readonly latches: LatchStore;
  readonly sink: MetricsSink;
  readonly keys: Pick<KeyRing, 'current' | 'all'>;
  readonly log: Log;
  /** Differs between all processes that share the token store. */
  readonly instanceId: string;
  /** Answers that instances share. @default none */
  readonly answers?: SharedAnswersOptions;
  /** @default 32 MiB */
  readonly cacheMaxBytes?: number;
  /** Connections of each partner. Its live calls have four times as many, one bank as many as this. @default 64 */
  readonly connections?: number;
  /** @default 3000 */
  readonly connectTimeoutMs?: number;
  /** Puts requests on the wire; disposed of with the pipeline. @default keep-alive connections of its own */
  readonly sender?: Sender;
  /** From 0 up to but excluding 1. @default Math.random */
  readonly random?: () => number;
  /** Kinds of upstream's codes that the table does not know. @default none */
  readonly codes?: ReadonlyMap<string, UpstreamKind>;
  /** Told once when a partner's credentials need a person. */
  readonly onCredentialProblem?: (partnerId: string, error: GatewayError) => void;
}

/** How a partner's access to upstream is at present. */
export interface PartnerHealth {
  /** Milliseconds since the token was made; null without one. */
  readonly tokenAgeMs: number | null;
  readonly limiter: LimiterState;
  /** Calls that wait for the app key's budget in this process. */
  readonly queued: number;
  /** Those that are not closed. */
  readonly breakers: readonly BreakerView[];
  /** Set while no call leaves. */
  readonly latch: Latch | null;
  /** CREDENTIALS_LATCHED, PARTNER_LOCKED or WRONG_APP_KEY, as last met; null when the last login worked. */
  readonly credentialProblem: ErrorCode | null;
}

export interface Pipeline extends AsyncDisposable {
  readonly exchange: Exchange;
  /**
   * Gives answers that were given before once more, recorded as answers from memory; false, and nothing is recorded, when
   * one of them is not what a call would get now.
   */
  recall(recollections: readonly Recollection[], caller: Caller): boolean;
  /** @param viewer names who sends an operation, among all that ask for the partner */
  begin(viewer: string): OperationCalls;
  health(partner: Partner): Promise<PartnerHealth>;
  /** Calls that have begun and are not over, whoever waits for them. */
  inFlight(): number;
  /** Notes refused logins and locks of partners under the current master key as well, before the one before it goes. */
  carryOver(partners: readonly Partner[]): Promise<void>;
  /**
   * To be called after every change at upstream, with what it touches.
   *
   * @param origin elsewhere: another instance made it, and has told those who share answers
   */
  invalidate(scope: CacheScope, origin?: 'here' | 'elsewhere'): void;
}

const mebibyte = 1024 * 1024;

/**
 * The one way to upstream, for all partners of the process:
 * record( costly( cache( wanted( coalesce( attempts( breaker( bulkhead( ready( admit( token( send -> decode -> classify )))))))))))
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const { clock, limiter, tokens, latches, sink, log, instanceId } = deps;
  const random = deps.random ?? Math.random;
  const shutdown = new AbortController();
  const identify = createIdentify(deps.keys);
  const recorder = createRecorder({ clock, sink });
  const admission = createAdmission({ clock, limiter, log });
  const plan = createPlanMemory(clock);
  const connections = deps.connections ?? 64;
  const sender =
    deps.sender ??
    createSender({ connections, liveConnections: 4 * connections, connectTimeoutMs: deps.connectTimeoutMs ?? 3_000 });
  const permit = createLoginPermits({ clock, latches, log });
  const login = createLogin({
    clock,
    tokens,
    admission,
    identify,
    permit,
    recorder,
    send: sender.send,
    shutdown: shutdown.signal,
  });

  const locks = createPartnerLocks({ clock, latches, log });
  interface Access {
    readonly session: PartnerSession;
    readonly lock: PartnerLock;
  }
  const access = new Map<string, Access>();
  /** Those that have been asked for, so that no name of theirs is put together for each call. */
  const accessed = new WeakMap<Partner, Access>();
  const accessOf = (partner: Partner) => {
    const known = accessed.get(partner);
    if (known !== undefined) return known;
    const { pair, token: tokenKey, partner: lockKey, appKey } = identify(partner);
    // A corrected secret or app key is a new start, not the continuation of a failure.
    const key = `${pair} ${appKey} ${tokenKey}`;
    let entry = access.get(key);
    if (entry === undefined) {
      const lock = locks.of(lockKey);
      const session = createPartnerSession({
        clock,
        random,
        tokens,
        login,
        lock,
        log,
        instanceId,
        shutdown: shutdown.signal,
        partner,
        tokenKey,
        onCredentialProblem: deps.onCredentialProblem ?? (() => {}),
      });
      entry = { session, lock };
      access.set(key, entry);
    }
    accessed.set(partner, entry);
    return entry;
  };
  const sessionOf = (partner: Partner) => accessOf(partner).session;

  const wire = createWire({ clock, sink, send: sender.send, describeCode: deps.codes && describeWith(deps.codes) });
  const token = createTokenStage({ clock, sessionOf, plan, next: wire });
  const admit = createAdmit({ admission, identify, next: token });
  const ready = createReadyStage({ clock, sessionOf, plan, next: admit });
  const bulkhead = createBulkhead({ mostPerInstitution: connections, next: ready });
  const breakers = createBreakers({ clock, random, next: bulkhead });
  const attempts = createAttempts({ clock, recorder, random, next: breakers.stage });
  const coalesce = createCoalesce({ clock, next: attempts });
  const cache = createCache({
    clock,
    maxBytes: deps.cacheMaxBytes ?? 32 * mebibyte,
    next: createWantedStage(coalesce.stage),
    shared: deps.answers === undefined ? null : createSharedAnswers(deps.answers),
    behind: (asked) => inBackground(asked, clock, shutdown.signal),
  });
  const costly = createCostlyCalls({ clock, next: cache.stage });

  return {
    exchange: recorder.ask(costly.stage),
    begin: costly.begin,

    recall(recollections, caller) {
      const ages: number[] = [];
      for (const recollection of recollections) {
        const ageMs = cache.ageOf(recollection);
        if (ageMs === null) return false;
        ages.push(ageMs);
      }
      recollections.forEach(({ call }, index) => {
        recorder.recalled({ ...call, caller }, ages[index] ?? 0);
      });
      return true;
    },

    async health(partner) {
      const { session, lock } = accessOf(partner);
      const { appKey } = identify(partner);
      return {
        tokenAgeMs: session.tokenAgeMs(),
        limiter: await limiter.state(appKey),
        queued: admission.waiting(appKey),
        breakers: breakers.troubled(partner.partnerId),
        latch: await lock.check(),
        credentialProblem: session.credentialProblem(),
      };
    },

    async carryOver(partners) {
      for (const { pair, partner } of partners.map(identify)) {
        if (pair.length > 1) await latches.carryOver(pair, partner);
      }
    },

    inFlight: coalesce.inFlight,

    invalidate(scope, origin = 'here') {
      costly.invalidate(scope);
      cache.invalidate(scope, origin);
      coalesce.invalidate(scope);
    },

    async [Symbol.asyncDispose]() {
      shutdown.abort(shuttingDown());
      await coalesce.shutDown();
      costly.clear();
      await Promise.all(Array.from(access.values(), ({ session }) => session.idle()));
      await sender[Symbol.asyncDispose]();
    },
  };
}
