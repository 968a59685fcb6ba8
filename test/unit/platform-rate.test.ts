import { expect, test } from 'vitest';
import { windowRange } from '../../src/domain/metrics-windows.ts';
import { reportOf } from '../../src/metrics/report.ts';
import type { PlatformTally, WindowFigures } from '../../src/store/metrics-store.ts';

const now = 1_800_000_000_000;
const none = { calls: 0, median: null, p90: null };
const own = { calls: 50, ok: 49, latency: { direct: none, legacy: none, blended: none }, activeAccounts: 0 };

function rateOf(platform: PlatformTally, seesAll = false) {
  const figures: WindowFigures = {
    current: own,
    previous: own,
    platform,
    platformPrevious: platform,
    buckets: [],
    endpoints: [],
    institutions: [],
    codes: [],
    problems: [],
    leftOut: [],
    since: null,
  };
  const args = { window: 'HOUR', scope: 'AS_DASHBOARD' } as const;
  const options = { args, range: windowRange('HOUR', now), now, seesAll, nameOf: () => null, gatewaySigns: [] };
  return reportOf(figures, options).platform;
}

test('the platform rate is withheld below five partners, or a hundred calls of the others, and shown to operators', () => {
  expect(rateOf({ calls: 200, ok: 150, partners: 5 })).toEqual({ state: 'SHOWN', rate: 0.75 });
  expect(rateOf({ calls: 200, ok: 150, partners: 4 })).toEqual({ state: 'WITHHELD', rate: null });
  // Of 149 calls fifty are one's own.
  expect(rateOf({ calls: 149, ok: 149, partners: 6 })).toEqual({ state: 'WITHHELD', rate: null });
  expect(rateOf({ calls: 150, ok: 150, partners: 6 })).toEqual({ state: 'SHOWN', rate: 1 });
  expect(rateOf({ calls: 149, ok: 149, partners: 2 }, true)).toEqual({ state: 'SHOWN', rate: 1 });
  expect(rateOf({ calls: 0, ok: 0, partners: 0 })).toEqual({ state: 'NO_CALLS', rate: null });
});
