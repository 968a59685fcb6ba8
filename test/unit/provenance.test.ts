import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/datasources/upstream/exchange.ts';
import { createProvenanceLog } from '../../src/datasources/upstream/provenance.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { asked } from '../support/upstream-stages.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function remember(value: object, changes: Partial<Answer<object>> = {}) {
  const log = createProvenanceLog();
  log.asked();
  log.answered(asked(createFakeClock()), { value, status: 200, source: 'cache', ageMs: 0, serial: 7, ...changes });
  return log.recollections();
}

test('what was answered from memory is remembered by its number, anything else makes an operation one of its own', () => {
  expect(remember({})).toMatchObject([{ serial: 7 }]);
  expect(remember({}, { source: 'stale' })).toBeNull();
  expect(remember({}, { source: 'upstream' })).toBeNull();
});

test('what upstream said is not kept by what was made of it', async () => {
  const [value, remembered] = (() => {
    const made = { rows: [] };
    return [new WeakRef(made), remember(made)] as const;
  })();
  // What was referred to weakly in a turn lives until it is over.
  await nextTurn();
  collect();
  expect(remembered).toHaveLength(1);
  expect(value.deref()).toBeUndefined();
});
