import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { CallRecord, CallSource, EarlierAttempt } from '../../metrics/call-record.ts';
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
            sink.call(unsent(call, at, answer.source, clock.monotonic() - startedAt));
          }
          return answer;
        } catch (cause) {
          const error = asGatewayError(cause);
          if (trace.sent === 0) {
            const source = trace.joined ? 'coalesced' : 'refused';
            sink.call({ ...unsent(call, at, source, clock.monotonic() - startedAt), ...failed(error) });
          }
          throw error;
        }
      },

    recalled(call, ageMs) {
      call.caller.meter.answered('cache', ageMs);
      sink.call(unsent(call, clock.wall(), 'cache', 0));
    },

    attempt(asked, outcome, attempt, askedAt, earlier) {
      const { timing, status } = outcome;
      const sinceSent = clock.monotonic() - timing.sentAt;
      const bill = billOf(asked, outcome);
      asked.caller.meter.settled(expectedBill(asked), bill);
      const { endpoint, institutionId = banks.of(asked), customerId } = asked;
      const { error, upstreamCode } = outcome.kind === 'failure' ? failed(outcome.error) : noFailure;
      sink.call({
        at: Math.round(clock.wall() - sinceSent),
        partnerId: asked.partner.partnerId,
        operation: endpoint.operation,
        method: endpoint.method,
        path: endpoint.path,
        product: endpoint.product,
        source: 'upstream',
        status: status !== undefined && status > 0 ? status : undefined,
        upstreamCode,
        error,
        queueMs: timing.sentAt - askedAt,
        serviceMs: timing.endedAt - timing.sentAt,
        live: endpoint.live,
        billable: bill.billable > 0,
        waived: bill.billable > 0 ? bill.waived > 0 : undefined,
        billedItems: bill.billable > 0 ? bill.billable : undefined,
        institutionId,
        customerId,
        brought: broughtBy(asked, outcome, banks.note),
        attempt,
        earlier: earlier.length > 0 ? earlier : undefined,
        tokenMs: timing.tokenMs,
        decodeMs: timing.decodeMs,
        cause: asked.caller.cause,
      });
    },

    write: (record) => sink.call(record),
  };
}

function createTrace(call: Call<unknown>): Trace {
  const trace = {
    sent: 0,
    joined: false,
    sending() {
      trace.sent += 1;
      call.caller.meter.sent(expectedBill(call));
    },
  };
  return trace;
}

/** Of an ask that made no request, written out whole as that of one is: records of one form are read fastest. */
function unsent(call: Call<unknown>, at: number, source: CallSource, queueMs: number): CallRecord {
  const { endpoint, institutionId, customerId } = call;
  return {
    at,
    partnerId: call.partner.partnerId,
    operation: endpoint.operation,
    method: endpoint.method,
    path: endpoint.path,
    product: endpoint.product,
    source,
    status: undefined,
    upstreamCode: undefined,
    error: undefined,
    queueMs,
    serviceMs: 0,
    live: endpoint.live,
    // Only a request can be billed.
    billable: false,
    waived: undefined,
    billedItems: undefined,
    institutionId,
    customerId,
    brought: undefined,
    attempt: 1,
    earlier: undefined,
    tokenMs: undefined,
    decodeMs: undefined,
    cause: call.caller.cause,
  };
}

const noFailure = { error: undefined, upstreamCode: undefined } as const;

function failed({ code, category, upstreamCode }: GatewayError) {
  return { error: { code, category }, upstreamCode };
}

/** Only GatewayErrors leave the pipeline; anything else is a fault of ours. */
function asGatewayError(error: unknown): GatewayError {
  return error instanceof GatewayError
    ? error
    : new GatewayError('INTERNAL', 'the upstream pipeline failed', { cause: error });
}
