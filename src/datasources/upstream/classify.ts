import { type ErrorCode, type ErrorDetails, GatewayError } from '../../domain/errors.ts';
import type { DescribeUpstreamCode } from '../../domain/more-upstream-codes.ts';
import { describeUpstreamCode, type UpstreamCode } from '../../domain/upstream-codes.ts';
import { decodeText } from './decode.ts';
import { outcomeUnknown } from './endings.ts';
import { parseProblem, type UpstreamProblem } from './error-body.ts';
import type { Endpoint } from './exchange.ts';
import { classBudgetMs } from './latency.ts';
import type { Failure, Fault, Timing } from './outcome.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { WireFailure, WireResponse } from './send.ts';

/** Whether an answer carries what was asked for. 203 is a challenge; 202 with a code says that a limit was reached. */
export function isSuccess(response: WireResponse): boolean {
  const { status } = response;
  if (status < 200 || status > 299 || status === 203) return false;
  return status !== 202 || !limitCodes.has(problemOf(response).code ?? '');
}

/** What a client is told when upstream, as usual, says nothing about when to come back. */
const throttlePauseMs = 1_000;
const limitCodes = new Set(['44000', '44002']);

/** Gives an answer that `isSuccess` refused its name. Total, and silent about the body. */
export function classifyAnswer(
  endpoint: Endpoint<unknown>,
  response: WireResponse,
  timing: Timing,
  wallNowMs: number,
  describeCode: DescribeUpstreamCode = describeUpstreamCode,
): Failure {
  const problem = problemOf(response);
  const known = problem.code === undefined ? undefined : describeCode(problem.code, response.status);
  const verdict =
    response.status === 406 && endpoint.accept !== undefined ? otherFormat : judge(response.status, problem, known);
  const retryAfterMs = parseRetryAfter(response.retryAfter, wallNowMs);
  return {
    kind: 'failure',
    fault: verdict.fault,
    error: new GatewayError(
      verdict.code,
      `${endpoint.operation}: ${verdict.says ?? wording(response.status, problem, known)}`,
      {
        ...describe(known, problem, response.status),
        ...verdict.details,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      },
    ),
    status: response.status,
    timing,
    retryAfterMs,
    plainText: !problem.json && response.body.byteLength > 0,
  };
}

interface Verdict {
  readonly fault: Fault;
  readonly code: ErrorCode;
  readonly says?: string;
  readonly details?: ErrorDetails;
}

function judge(status: number, problem: UpstreamProblem, known: UpstreamCode | undefined): Verdict {
  const { code } = problem;
  if (status === 203) {
    return { fault: 'rejected', code: 'MFA_REQUIRED', says: 'the institution asks for another proof', details: mfa };
  }
  if (status === 401 && (code === '10022' || code === '10023')) return { fault: 'token', code: 'UPSTREAM_ERROR' };
  if (status === 401 && code === '24302') return { fault: 'locked', code: 'PARTNER_LOCKED' };
  if (status === 429) {
    const details = { category: 'CUSTOMER', retryable: true, retryAfterMs: throttlePauseMs } as const;
    return { fault: 'throttled', code: 'UPSTREAM_THROTTLED', says: 'too many requests', details };
  }
  if (status >= 300 && status < 400) {
    return { fault: 'server', code: 'UPSTREAM_ERROR', says: `answered with a redirect (${status})`, details: platform };
  }
  if (status >= 500) return serverVerdict(known);
  if (status === 202) return { fault: 'institution', code: 'UPSTREAM_ERROR' };
  // Without a code it was not the service that answered: a wrong host or path, and no statement about an id.
  if (status === 404 && code !== undefined && known?.kind !== 'credentials') {
    return { fault: 'rejected', code: 'NOT_FOUND' };
  }
  if (status === 408) return { fault: 'rejected', code: 'UPSTREAM_ERROR' };
  return { fault: 'rejected', code: 'UPSTREAM_REJECTED' };
}

/** A 5xx with a code of the institution's or the customer's says nothing about the platform's health. */
function serverVerdict(known: UpstreamCode | undefined): Verdict {
  if (known === undefined || known.category === 'PLATFORM') return { fault: 'server', code: 'UPSTREAM_ERROR' };
  if (known.category === 'FINANCIAL_INSTITUTION' && known.retryable) {
    return { fault: 'institution', code: 'UPSTREAM_ERROR' };
  }
  return { fault: 'rejected', code: 'UPSTREAM_ERROR' };
}

/** Of what can be asked for in several formats. */
const otherFormat: Verdict = {
  fault: 'rejected',
  code: 'FORMAT_NOT_AVAILABLE',
  says: 'not to be had in this format',
  details: { category: 'CUSTOMER', retryable: false },
};

const platform = { category: 'PLATFORM', retryable: false } as const;
const mfa = {
  category: 'FINANCIAL_INSTITUTION',
  retryable: false,
  fixable: true,
  userMessage: 'Your bank asks for another proof of identity.',
} as const;

function describe(known: UpstreamCode | undefined, problem: UpstreamProblem, status: number): ErrorDetails {
  return {
    category: known?.category ?? categoryOf(status),
    retryable: problem.recoverable ?? known?.retryable ?? status >= 500,
    fixable: known?.fixable ?? false,
    ...(known !== undefined && { userMessage: known.userMessage }),
    ...(problem.code !== undefined && { upstreamCode: problem.code }),
  };
}

/** Of an answer without a code that the table knows. */
function categoryOf(status: number): 'PLATFORM' | 'CUSTOMER' | 'OTHER' {
  if (status >= 500) return 'PLATFORM';
  return [400, 401, 403, 404, 409, 429].includes(status) ? 'CUSTOMER' : 'OTHER';
}

function wording(status: number, problem: UpstreamProblem, known: UpstreamCode | undefined): string {
  if (status === 403 && problem.code === undefined) {
    return 'refused with 403 and no code: upstream takes calls from the US, the UK, Canada and Australia only';
  }
  const code = problem.code === undefined ? 'no code' : `code ${problem.code}`;
  return `${known?.meaning ?? 'upstream refused or failed.'} (${status}, ${code})`;
}

function problemOf(response: WireResponse) {
  return parseProblem(decodeText(response.body, response.contentType));
}

/** A successful answer that could not be read. */
export function unreadable(endpoint: Endpoint<unknown>, status: number, problem: string, timing: Timing): Failure {
  return {
    kind: 'failure',
    fault: 'unreadable',
    error: new GatewayError('UPSTREAM_BAD_RESPONSE', `${endpoint.operation}: the answer ${problem}`, {
      category: 'PLATFORM',
      retryable: endpoint.idempotent && !endpoint.billable,
    }),
    status,
    timing,
  };
}

/** No complete answer came. A sent call that must not be repeated may have taken effect, or been billed, whatever ended it. */
export function classifySilence(
  endpoint: Endpoint<unknown>,
  silence: WireFailure,
  abortReason: unknown,
  timing: Timing,
): Failure {
  const mayHaveHappened = silence.written && (!endpoint.idempotent || endpoint.billable);
  if (silence.reason === 'aborted') {
    const reason = abortReason instanceof GatewayError ? abortReason : new GatewayError('CANCELLED', 'cancelled');
    // A caller with little time left says nothing about upstream, one that has waited long does.
    const waitedLong = timing.endedAt - timing.sentAt >= classBudgetMs[endpoint.latency] / 3;
    const silent = reason.code === 'UPSTREAM_TIMEOUT' && silence.written && waitedLong;
    const error = mayHaveHappened ? outcomeUnknown({ endpoint }) : reason;
    return { kind: 'failure', fault: silent ? 'lost' : 'aborted', error, timing };
  }
  if (silence.reason === 'oversized' || silence.reason === 'malformed') {
    return unreadable(
      endpoint,
      0,
      silence.reason === 'oversized' ? 'is too large' : 'is broken as HTTP or as what it is packed in',
      timing,
    );
  }
  if (silence.reason === 'unsendable') {
    const error = new GatewayError('INTERNAL', `${endpoint.operation}: the request cannot be put into HTTP`);
    return { kind: 'failure', fault: 'refused', error };
  }
  if (mayHaveHappened) {
    const error = outcomeUnknown({ endpoint }, `the connection broke (${silence.code})`);
    return { kind: 'failure', fault: 'lost', error, timing };
  }
  const error = new GatewayError('UPSTREAM_UNAVAILABLE', `${endpoint.operation}: no connection (${silence.code})`, {
    category: 'PLATFORM',
    retryable: true,
  });
  return { kind: 'failure', fault: faultOf(silence), error, timing };
}

function faultOf({ reason, written }: WireFailure): Fault {
  if (reason === 'stale') return 'stale';
  return written ? 'lost' : 'unsent';
}
