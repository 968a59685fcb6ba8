import { describe, expect, test } from 'vitest';
import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';
import { createCallEntries } from '../../src/metrics/call-entry.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { callRecord } from '../support/call-record.ts';

const record = callRecord();
const brought = { body: 'json', bytes: 10, accounts: [], institutions: [], troubles: [] } as const;
const rejected = { code: 'UPSTREAM_REJECTED', category: 'CUSTOMER' } as const;
/** With what it shares with others. */
function make() {
  const entryOf = createCallEntries({
    wall: () => record.at,
    connectionOf: () => 'DIRECT',
    gatewaySigns: assumedGatewaySigns,
  });
  return (record: CallRecord) => {
    const { kind, ...own } = entryOf(record);
    return { ...kind, ...own };
  };
}
const entryOf = (changes: Partial<CallRecord>) => make()({ ...record, ...changes });

describe('what the dashboard counts', () => {
  test.each([
    ['an answer', {}, ''],
    ['an answer of the service that says no', { status: 404, upstreamCode: '14001', error: rejected }, ''],
    ['a path of the FAQ', { operation: 'GetInstitutions' }, 'EXCLUDED_PATH'],
    ['429', { status: 429, error: rejected }, 'TURNED_AWAY'],
    ['403 without a body', { status: 403, error: rejected, brought: { ...brought, body: 'none' } }, 'TURNED_AWAY'],
    ['403 with one', { status: 403, error: rejected, brought }, ''],
    ['401 in text', { status: 401, error: rejected, brought: { ...brought, body: 'text' } }, 'TURNED_AWAY'],
    ['401 with 10022', { status: 401, upstreamCode: '10022', error: rejected, brought }, ''],
    ['10026', { status: 401, upstreamCode: '10026', error: rejected, brought }, 'TURNED_AWAY'],
    ['the cache', { source: 'cache' }, 'CACHE'],
    ['an answer past its time', { source: 'stale' }, 'CACHE'],
    ['an ask that joined another', { source: 'coalesced' }, 'COALESCED'],
    ['a refusal of ours', { source: 'refused', error: { code: 'RATE_LIMITED', category: 'OTHER' } }, 'REFUSED'],
  ] as [string, Partial<CallRecord>, string][])('%s', (_what, changes, leftOut) => {
    expect(entryOf(changes).leftOut).toBe(leftOut);
  });

  test('a call without a response', () => {
    const { status: _, ...silent } = record;
    const error = { code: 'UPSTREAM_TIMEOUT', category: 'PLATFORM' } as const;
    expect(make()({ ...silent, error })).toMatchObject({
      leftOut: 'NO_RESPONSE',
      code: 'UPSTREAM_TIMEOUT',
      status: null,
    });
  });
});

describe('success', () => {
  test('is a matter of the response code: an MFA challenge and an unreadable 200 are trouble inside one', () => {
    const mfa = { code: 'MFA_REQUIRED', category: 'FINANCIAL_INSTITUTION' } as const;
    expect(entryOf({ status: 203, error: mfa })).toMatchObject({
      category: '',
      problems: [{ code: 'HTTP_203', category: 'FINANCIAL_INSTITUTION', count: 1 }],
    });
    const unreadable = { code: 'UPSTREAM_BAD_RESPONSE', category: 'PLATFORM' } as const;
    expect(entryOf({ error: unreadable })).toMatchObject({
      category: '',
      problems: [{ code: 'UPSTREAM_BAD_RESPONSE' }],
    });
  });

  test('is not 202 with the code of a limit', () => {
    const error = { code: 'UPSTREAM_ERROR', category: 'FINANCIAL_INSTITUTION' } as const;
    expect(entryOf({ status: 202, upstreamCode: '44000', error })).toMatchObject({
      category: 'FINANCIAL_INSTITUTION',
      code: '44000',
      problems: [],
    });
  });

  test('trouble of accounts is counted by code', () => {
    const troubles = ['103', '103', '185'];
    expect(entryOf({ brought: { ...brought, troubles } }).problems).toMatchObject([
      { code: '103', count: 2 },
      { code: '185', count: 1 },
    ]);
  });
});

test('a live call is its one institution’s; of several it is nobody’s; any other call is about no institution', () => {
  const of = (institutions: string[], live = true) => entryOf({ live, brought: { ...brought, institutions } });
  expect(of(['101'])).toMatchObject({ institution: '101', connection: 'DIRECT' });
  expect(of(['101', '102']).institution).toBe('several');
  expect(of(['101'], false)).toMatchObject({ institution: '', connection: '', logInstitution: '101' });
});

test('20,000 invented names, codes and institutions are a bounded number of series', () => {
  const toEntry = make();
  const series = new Set<string>();
  for (let n = 0; n < 20_000; n += 1) {
    const entry = toEntry({
      ...record,
      operation: `Invented${n}`,
      live: true,
      institutionId: `i${n % 7_919}`,
      status: 400,
      upstreamCode: `X${n}`,
      error: rejected,
    });
    series.add([entry.endpoint, entry.institution, entry.code].join());
  }
  // At most 10,000 pairs of institution and code, 5,000 institutions and 200 codes of a partner and day, and the rest.
  expect(series.size).toBeLessThanOrEqual(10_000 + 1);
});

test('calls that are alike share what is the same of them, and what differs is their own', () => {
  const toEntry = createCallEntries({ wall: () => 0, connectionOf: () => '', gatewaySigns: [] });
  const [one, other, ...different] = [
    {},
    { at: 1, queueMs: 7, serviceMs: 9, customerId: 'c2', brought: { ...brought, bytes: 11, accounts: ['a1'] } },
    { status: 201 },
    { partnerId: 'p2' },
    { attempt: 2 },
    { institutionId: '101' },
    { cause: { kind: 'job', job: 'another' } as const },
    { brought: { ...brought, shape: '{ accounts: [] }' } },
  ].map((changes) => toEntry({ ...record, brought, ...changes }));
  expect(other?.kind).toBe(one?.kind);
  expect(new Set([one, ...different].map((entry) => entry?.kind)).size).toBe(7);
  expect(JSON.parse(other?.detail ?? '')).toMatchObject({ queueMs: 7, bytes: 11, accounts: 1 });
});
