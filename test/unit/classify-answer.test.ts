import { expect, test } from 'vitest';

import { classifyAnswer, classifySilence, isSuccess } from '../../src/datasources/upstream/classify.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { describeWith, parseUpstreamCodes } from '../../src/domain/more-upstream-codes.ts';
import { describeUpstreamCode, upstreamCodes } from '../../src/domain/upstream-codes.ts';
import { endpoint } from '../support/upstream-stage.ts';

const timing = { sentAt: 0, endedAt: 1 };
const response = (status: number, body: unknown = '', headers: { contentType?: string; retryAfter?: string } = {}) => ({
  kind: 'response' as const,
  status,
  contentType: headers.contentType ?? 'application/json',
  retryAfter: headers.retryAfter,
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});
const classify = (...args: Parameters<typeof response>) => classifyAnswer(endpoint(), response(...args), timing, 0);

test.each([
  ['a number', { code: 14001 }],
  ['a string', { code: '14001' }],
  ['with a tracking id', { trackingId: 't', code: 14001, message: 'm' }],
  ['wrapped', { Errors: { Error: [{ ReasonCode: '14001', Recoverable: false }] } }],
  ['wrapped in lower case', { errors: { error: [{ reasonCode: '14001' }] } }],
  ['in a list', [{ code: 14001 }]],
])('a code is read when it comes %s', (_, body) => {
  expect(classify(404, body).error).toMatchObject({ code: 'NOT_FOUND', upstreamCode: '14001', category: 'CUSTOMER' });
});

test.each([
  [404, { code: 38003 }, 'NOT_FOUND', 'rejected'],
  [404, { code: 24553 }, 'NOT_FOUND', 'rejected'],
  [404, { code: 12401 }, 'UPSTREAM_REJECTED', 'rejected'],
  [404, '', 'UPSTREAM_REJECTED', 'rejected'],
  [400, { code: 41003 }, 'UPSTREAM_REJECTED', 'rejected'],
  [409, { code: 18001 }, 'UPSTREAM_REJECTED', 'rejected'],
  [401, { code: 10023 }, 'UPSTREAM_ERROR', 'token'],
  [401, { code: '10022' }, 'UPSTREAM_ERROR', 'token'],
  [401, { code: 24302 }, 'PARTNER_LOCKED', 'locked'],
  [401, 'not available from the Test Drive', 'UPSTREAM_REJECTED', 'rejected'],
  [403, '', 'UPSTREAM_REJECTED', 'rejected'],
  [429, '', 'UPSTREAM_THROTTLED', 'throttled'],
  [500, '', 'UPSTREAM_ERROR', 'server'],
  [503, '<html>', 'UPSTREAM_ERROR', 'server'],
  [500, { code: 12001 }, 'UPSTREAM_ERROR', 'server'],
  [500, { code: 103 }, 'UPSTREAM_ERROR', 'rejected'],
  [500, { code: 977 }, 'UPSTREAM_ERROR', 'institution'],
  [203, { questions: [] }, 'MFA_REQUIRED', 'rejected'],
  [202, { code: 44000 }, 'UPSTREAM_ERROR', 'institution'],
  [302, '', 'UPSTREAM_ERROR', 'server'],
  [408, { code: 10030 }, 'UPSTREAM_ERROR', 'rejected'],
] as const)('%s with %j is %s (%s)', (status, body, code, fault) => {
  expect(isSuccess(response(status, body))).toBe(false);
  expect(classify(status, body)).toMatchObject({ fault, error: { code } });
});

test.each([
  [200, {}],
  [201, {}],
  [202, { id: 'x' }],
  [204, ''],
] as const)('%s is a success', (status, body) => {
  expect(isSuccess(response(status, body))).toBe(true);
});

test('the codes that Connect Fix repairs are fixable, and no others', () => {
  const fixable = [...upstreamCodes].filter(([, { fixable: is }]) => is).map(([code]) => code);
  expect(fixable).toEqual(['103', '108', '109', '185', '187', '945', '946', '947', '948']);
});

test('every code of the table has a category, words for the end user and a remedy', () => {
  expect(upstreamCodes.size).toBeGreaterThan(150);
  for (const [code, known] of upstreamCodes) {
    expect(code).toMatch(/^\d+$/);
    expect(['FINANCIAL_INSTITUTION', 'PLATFORM', 'CUSTOMER', 'OTHER']).toContain(known.category);
    expect(known.userMessage && known.remedy && known.meaning).toBeTruthy();
  }
});

test('a code that nobody has described is classified by the status alone', () => {
  expect(describeUpstreamCode('777777', 500)).toBeUndefined();
  expect(classify(500, { code: 777777 }).error).toMatchObject({
    category: 'PLATFORM',
    upstreamCode: '777777',
    retryable: true,
  });
  expect(classify(418, { code: 777777 }).error).toMatchObject({ category: 'OTHER', retryable: false });
});

test('one code means another thing under another status', () => {
  expect(describeUpstreamCode('10030', 408)?.category).toBe('PLATFORM');
  expect(describeUpstreamCode('10030', 400)?.category).toBe('CUSTOMER');
});

test.each([
  ['120', 120_000],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
  ['soon', undefined],
  ['-5', undefined],
  ['999999999', 86_400_000],
])('Retry-After %j means %s ms', (retryAfter, ms) => {
  const failure = classify(429, '', { retryAfter });
  expect(failure.retryAfterMs).toBe(ms);
  expect(failure.error.retryAfterMs).toBe(ms ?? 1_000);
});

test('no word of a body leaves with an error', () => {
  const canary = 'canary-4111111111111111';
  for (const status of [400, 401, 404, 429, 500]) {
    for (const body of [canary, { code: canary.repeat(9), message: canary }, { code: 14001, message: canary }]) {
      const { error } = classify(status, body);
      expect(`${error.message} ${error.userMessage} ${error.upstreamCode} ${String(error.cause)}`).not.toContain(
        canary,
      );
    }
  }
});

test('a lost answer of a call that changes something has an unknown outcome', () => {
  const post = endpoint({ method: 'POST', idempotent: false });
  const silence = { kind: 'no-response', reason: 'connection', written: true, code: 'ECONNRESET' } as const;
  expect(classifySilence(post, silence, undefined, timing)).toMatchObject({
    fault: 'lost',
    error: { code: 'OUTCOME_UNKNOWN' },
  });
  expect(classifySilence(post, { ...silence, written: false }, undefined, timing)).toMatchObject({
    fault: 'unsent',
    error: { code: 'UPSTREAM_UNAVAILABLE' },
  });
  expect(classifySilence(endpoint(), silence, undefined, timing)).toMatchObject({
    fault: 'lost',
    error: { code: 'UPSTREAM_UNAVAILABLE', retryable: true },
  });
});

test('a lost answer that may have been billed is an unknown outcome, read or not', () => {
  const silence = { kind: 'no-response', reason: 'connection', written: true, code: 'ECONNRESET' } as const;
  const read = endpoint({ billable: true });
  expect(classifySilence(read, silence, undefined, timing).error).toMatchObject({
    code: 'OUTCOME_UNKNOWN',
    retryable: false,
  });
  expect(classifySilence(read, { ...silence, written: false }, undefined, timing).error.code).toBe(
    'UPSTREAM_UNAVAILABLE',
  );
});

test('an abort keeps its reason', () => {
  const reason = new GatewayError('CANCELLED', 'gone');
  const silence = { kind: 'no-response', reason: 'aborted', written: true, code: 'ABORTED' } as const;
  expect(classifySilence(endpoint(), silence, reason, timing)).toMatchObject({
    fault: 'aborted',
    error: { code: 'CANCELLED' },
  });
});

test('a timeout counts against upstream only after a third of the time that its class may take', () => {
  const reason = new GatewayError('UPSTREAM_TIMEOUT', 'late');
  const silence = { kind: 'no-response', reason: 'aborted', written: true, code: 'ABORTED' } as const;
  expect(classifySilence(endpoint(), silence, reason, { sentAt: 0, endedAt: 3_000 }).fault).toBe('aborted');
  expect(classifySilence(endpoint(), silence, reason, { sentAt: 0, endedAt: 4_000 }).fault).toBe('lost');
});

test('a code that the table does not know is what the configuration says, and one that it knows stays what it is', () => {
  const parsed = parseUpstreamCodes({ 4711: 'bankDown', NEW_CODE: 'request' });
  const describe = 'codes' in parsed ? describeWith(parsed.codes) : undefined;
  const of = (code: unknown, status: number) =>
    classifyAnswer(endpoint(), response(status, { code }), timing, 0, describe);
  expect(of(4711, 500)).toMatchObject({
    fault: 'institution',
    error: { category: 'FINANCIAL_INSTITUTION', retryable: true, upstreamCode: '4711' },
  });
  expect(of('NEW_CODE', 400)).toMatchObject({ fault: 'rejected', error: { category: 'CUSTOMER' } });
  expect(of(4712, 418)).toMatchObject({ error: { category: 'OTHER' } });
  const bold = describeWith(new Map([['10001', 'bankDown']]));
  expect(bold('10001', 401)).toEqual(describeUpstreamCode('10001', 401));
});

test('a file of codes that is wrong is told in full', () => {
  expect(parseUpstreamCodes({ 4711: 'constructor', 4712: 'bankDown', 10001: 'bankDown' })).toEqual({
    problems: [
      expect.stringMatching(/^4711: the kind is one of bankDown/),
      '10001 is described already and cannot be changed',
    ],
  });
  for (const wrong of [null, [], 'x'])
    expect(parseUpstreamCodes(wrong)).toEqual({ problems: [expect.stringContaining('JSON object')] });
});
