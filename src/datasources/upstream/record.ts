import type { Bill } from '../../domain/billing.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { CallRecord, EarlierAttempt } from '../../metrics/call-record.ts';
import type { MetricsSink } from '../../metrics/sink.ts';
import { createAccountBanks } from './account-banks.ts';
import { billOf, expectedBill } from './bill.ts';
import { broughtBy } from './brought.ts';
import type { Answer, Call, Exchange } from './exchange.ts';
import type { Outcome, Timing } from './outcome.ts';
import type { Asked, Stage, Trace } from './stage.ts';

export interface Recorder {
  /** The outermost stage: one record for each ask that made no request of its own. */
  ask(next: Stage): Exchange;
  /** One record for an answer that is used again, from memory and without asking. */
  recalled(call: Call<unknown>, ageMs: number): void;
  /** One record for a request that was made, a retry being a request like any other. */
  attempt<T>(
    asked: Asked<T>,
    outcome: Outcome<T> & { readonly timing: Timing },
    attempt: number,
    askedAt: number,
    /** Those before it. */
    earlier: readonly EarlierAttempt[],
  ): void;
  /** One record for a request that no ask stands behind, such as a login. */
  write(record: CallRecord): void;
}

export function createRecorder(deps: { readonly clock: Clock; readonly sink: MetricsSink }): Recorder {
  const { clock, sink } = deps;
  const banks = createAccountBanks();

  return {
    ask:
      (next) =>
      async <T>(call: Call<T>): Promise<Answer<T>> => {
        const startedAt = clock.monotonic();
        const at = clock.wall();
        const trace = createTrace(call);
        call.caller.provenance?.asked();
        try {
          const answer = await next<T>({ ...call, trace, onPromotion: () => () => {} });
          call.caller.meter.answered(answer.source, answer.ageMs);
          call.caller.provenance?.answered(call, answer);
          if (answer.source !== 'upstream') {
            sink.call({ ...common(call, at), source: answer.source, ...waited(clock.monotonic() - startedAt) });
          }
          return answer;
        } catch (cause) {
          const error = asGatewayError(cause);
          if (trace.sent === 0) {
            const source = trace.joined ? 'coalesced' : 'refused';
            sink.call({ ...common(call, at), source, ...waited(clock.monotonic() - startedAt), ...failed(error) });
          }
          throw error;
        }
      },

    recalled(call, ageMs) {
      call.caller.meter.answered('cache', ageMs);
      sink.call({ ...common(call, clock.wall()), source: 'cache', ...waited(0) });
    },

    attempt(asked, outcome, attempt, askedAt, earlier) {
      const { timing, status } = outcome;
      const sinceSent = clock.monotonic() - timing.sentAt;
      const bill = billOf(asked, outcome);
      asked.caller.meter.settled(expectedBill(asked), bill);
      sink.call({
        ...common(asked, Math.round(clock.wall() - sinceSent)),
        source: 'upstream',
        ...billed(bill),
        attempt,
        queueMs: timing.sentAt - askedAt,
        serviceMs: timing.endedAt - timing.sentAt,
        ...(timing.tokenMs !== undefined && { tokenMs: timing.tokenMs }),
        ...(timing.decodeMs !== undefined && { decodeMs: timing.decodeMs }),
        ...(earlier.length > 0 && { earlier }),
        ...banks.of(asked),
        ...(status !== undefined && status > 0 && { status }),
        ...broughtBy(asked, outcome, banks.note),
        ...(outcome.kind === 'failure' && failed(outcome.error)),
      });
    },

    write: (record) => sink.call(record),
  };
}

function createTrace(call: Call<unknown>): Trace {
  let sent = 0;
  return {
    get sent() {
      return sent;
    },
    sending() {
      sent += 1;
      call.caller.meter.sent(expectedBill(call));
    },
    joined: false,
  };
}

function common(call: Call<unknown>, at: number) {
  const { endpoint, institutionId, customerId } = call;
  return {
    at,
    partnerId: call.partner.partnerId,
    operation: endpoint.operation,
    method: endpoint.method,
    path: endpoint.path,
    product: endpoint.product,
    live: endpoint.live,
    // Only a request can be billed: `attempt` says what it was.
    billable: false,
    attempt: 1,
    cause: call.caller.cause,
    ...(institutionId !== undefined && { institutionId }),
    ...(customerId !== undefined && { customerId }),
  };
}

function billed({ billable, waived }: Bill) {
  return billable === 0 ? {} : { billable: true, waived: waived > 0, billedItems: billable };
}

const waited = (queueMs: number) => ({ queueMs, serviceMs: 0 });

function failed(error: GatewayError) {
  const { code, category, upstreamCode } = error;
  return { error: { code, category }, ...(upstreamCode !== undefined && { upstreamCode }) };
}

/** Only GatewayErrors leave the pipeline; anything else is a fault of ours. */
function asGatewayError(error: unknown): GatewayError {
  return error instanceof GatewayError
    ? error
    : new GatewayError('INTERNAL', 'the upstream pipeline failed', { cause: error });
}
