import type { Answer, Call, Caller, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import type { Asked, Stage, Trace } from '../../src/datasources/upstream/stage.ts';
import { secret } from '../../src/domain/secret.ts';
import type { FakeClock } from './fake-clock.ts';
import { caller, endpoint } from './upstream-stage.ts';

export const somePartner = {
  partnerId: '2445583925753',
  partnerSecret: secret('secret'),
  appKey: secret('key'),
  environment: 'sandbox',
  upstreamUrl: 'http://upstream',
} as const;

/** An ask as `record` hands it to the stages. */
export function asked(
  clock: FakeClock,
  changes: Omit<Partial<Call<unknown>>, 'caller' | 'endpoint'> & {
    endpoint?: Partial<Endpoint<unknown>>;
    caller?: Partial<Caller>;
  } = {},
): Asked<unknown> {
  let sent = 0;
  const trace: Trace = {
    get sent() {
      return sent;
    },
    sending() {
      sent += 1;
    },
    joined: false,
  };
  return {
    partner: somePartner,
    customerId: 'c1',
    params: { customerId: 'c1' },
    ...changes,
    endpoint: endpoint(changes.endpoint),
    caller: caller(changes.caller, clock),
    trace,
    onPromotion: () => () => {},
  };
}

export interface HeldCall {
  readonly asked: Asked<unknown>;
  /** As the wire does just before it writes. */
  send(): void;
  answer(value: unknown): void;
  fail(error: unknown): void;
}

/** A stage that answers when told to; rejects with the signal's reason when aborted. */
export function heldStage(): { readonly stage: Stage; readonly calls: HeldCall[] } {
  const calls: HeldCall[] = [];
  const stage: Stage = <T>(ask: Asked<T>) =>
    new Promise<Answer<T>>((resolve, reject) => {
      ask.caller.signal.addEventListener('abort', () => reject(ask.caller.signal.reason));
      calls.push({
        asked: ask as Asked<unknown>,
        send: () => ask.trace.sending(),
        answer: (value) => resolve({ value: value as T, status: 200, source: 'upstream', ageMs: 0 }),
        fail: reject,
      });
    });
  return { stage, calls };
}

/** A promise with its end written down: `value`, or the code of its error. */
export function watch<T>(promise: Promise<Answer<T>>): { end: string | undefined } {
  const seen: { end: string | undefined } = { end: undefined };
  promise.then(
    ({ value, source }) => {
      seen.end = `${source} ${String(value)}`;
    },
    (error) => {
      seen.end = error.code ?? error.message;
    },
  );
  return seen;
}
