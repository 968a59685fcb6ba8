import type { SharedToken, TokenStore } from '../../coordination/token-store.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Admission } from './admit.ts';
import { shuttingDown } from './endings.ts';
import type { Identify } from './identity.ts';
import { classBudgetMs } from './latency.ts';
import type { PermitLogin } from './login-permit.ts';
import { judgeLogin, type LoginVerdict } from './login-verdict.ts';
import type { Recorder } from './record.ts';
import type { Send, WireFailure, WireResponse } from './send.ts';

export interface LoginDeps {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly admission: Admission;
  readonly identify: Identify;
  readonly permit: PermitLogin;
  readonly recorder: Recorder;
  readonly send: Send;
  /** Aborted when the pipeline stops. */
  readonly shutdown: AbortSignal;
}

/** One login under the rules of the latch. Rejects with a GatewayError; nothing here is ever tried twice. */
export type Login = (partner: Partner) => Promise<SharedToken>;

interface SentLogin {
  readonly answer: WireResponse | WireFailure;
  /** Monotonic milliseconds. */
  readonly sentAt: number | undefined;
  /** Wall time in Unix milliseconds. */
  readonly at: number;
}

const permitExpired = { kind: 'no-response', reason: 'aborted', written: false, code: 'PERMIT_EXPIRED' } as const;
const path = '/aggregation/v2/partners/authentication';
const admissionMs = 10_000;

export function createLogin(deps: LoginDeps): Login {
  const { clock, tokens, admission, identify, permit, recorder, send, shutdown } = deps;
  const provenKeys = new Set<string>();

  return async (partner) => {
    const { appKey, pair } = identify(partner);
    const askedAt = clock.monotonic();
    const epoch = await admission.enter(appKey, {
      kind: 'interactive',
      partnerId: partner.partnerId,
      clientId: 'login',
      deadlineAt: () => askedAt + admissionMs,
      expectedServiceMs: () => 0,
      signal: shutdown,
      onPromotion: () => () => {},
    });
    // Before the permit: a slow store may use up this wait, but not the permit's ten seconds.
    const mintedAt = await tokens.now().catch(() => clock.monotonic());
    const permitted = await permit(pair, shutdown);
    const { answer, sentAt, at } = await sendOnce(partner, permitted.sendBefore);
    const verdict = judgeLogin(answer, provenKeys.has(appKey), clock.wall());
    if (sentAt !== undefined) {
      record(partner, answer, verdict, at, { queueMs: sentAt - askedAt, serviceMs: clock.monotonic() - sentAt });
    }
    // Durable first: whatever happens to this process from here on, a refusal is not forgotten.
    await permitted.settle(verdict.settle);
    if (verdict.keyKnown) provenKeys.add(appKey);
    if (verdict.rate !== undefined) admission.report(appKey, epoch, verdict.rate);
    if ('error' in verdict.result) throw verdict.result.error;
    return { value: verdict.result.token, mintedAt };
  };

  /** `sentAt` is absent when the permit was over before anything could be sent. */
  async function sendOnce(partner: Partner, sendBefore: number): Promise<SentLogin> {
    const at = clock.wall();
    if (clock.monotonic() >= sendBefore || shutdown.aborted) return { answer: permitExpired, sentAt: undefined, at };
    const controller = new AbortController();
    const timer = clock.after(classBudgetMs.login, () =>
      controller.abort(new GatewayError('UPSTREAM_TIMEOUT', 'login')),
    );
    const onShutdown = () => controller.abort(shuttingDown());
    shutdown.addEventListener('abort', onShutdown, { once: true });
    const sentAt = clock.monotonic();
    try {
      return { answer: await send(describeLogin(partner), controller.signal), sentAt, at };
    } finally {
      timer.cancel();
      shutdown.removeEventListener('abort', onShutdown);
    }
  }

  function record(
    partner: Partner,
    answer: WireResponse | WireFailure,
    { result }: LoginVerdict,
    at: number,
    times: { readonly queueMs: number; readonly serviceMs: number },
  ): void {
    const error = 'error' in result ? result.error : undefined;
    recorder.write({
      at,
      partnerId: partner.partnerId,
      operation: 'CreateToken',
      method: 'POST',
      path,
      product: 'Authentication',
      source: 'upstream',
      ...(answer.kind === 'response' && { status: answer.status }),
      ...(error?.upstreamCode !== undefined && { upstreamCode: error.upstreamCode }),
      ...(error !== undefined && { error: { code: error.code, category: error.category } }),
      ...times,
      live: false,
      billable: false,
      attempt: 1,
      cause: { kind: 'job', job: 'login' },
    });
  }
}

function describeLogin(partner: Partner) {
  return {
    origin: partner.upstreamUrl,
    live: false,
    method: 'POST',
    target: path,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'finicity-app-key': partner.appKey.reveal(),
    },
    body: JSON.stringify({ partnerId: partner.partnerId, partnerSecret: partner.partnerSecret.reveal() }),
  };
}
