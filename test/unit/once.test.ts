import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { ownProblem } from '../../src/domain/problems.ts';
import { secret } from '../../src/domain/secret.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { createOnce, type Effect } from '../../src/store/once.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openSqliteStores } from '../support/stores.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const viewer: Viewer = {
  partner: { partnerId: 'p', partnerSecret: secret('s'), appKey: secret('k'), environment: 'sandbox', upstreamUrl: '' },
  clientId: 'web',
  client: defaultClientSettings,
  scopes: new Set(),
};

async function stage() {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryDirectory());
  const stores = stack.use(await openSqliteStores(path));
  const clock = createFakeClock();
  const once = createOnce({
    store: stores.idempotency,
    clock,
    keys: [{ mac: Buffer.alloc(32, 1), seal: Buffer.alloc(32, 2) }],
  });
  const owned = stack.move();
  const bytes = async () =>
    (await Promise.all((await readdir(path)).map((file) => readFile(join(path, file), 'latin1')))).join();
  return { once, clock, bytes, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

interface Counted extends Effect<{ n: number }> {
  runs: number;
}

/** An effect that counts how often it runs. */
function counted(changes: Partial<Effect<{ n: number }>> = {}): Counted {
  const effect: Counted = {
    runs: 0,
    name: 'create',
    key: 'k1',
    input: { a: 1 },
    run: async () => {
      effect.runs += 1;
      return { n: effect.runs };
    },
    ...changes,
  };
  return effect;
}

test('the same key has one effect, and every ask gets its result', async () => {
  await using at = await stage();
  const effect = counted();
  expect([await at.once(viewer, effect), await at.once(viewer, effect)]).toEqual([{ n: 1 }, { n: 1 }]);
  expect(effect.runs).toBe(1);
});

test('without a key every ask is a new effect', async () => {
  await using at = await stage();
  const effect = counted({ key: null });
  expect([await at.once(viewer, effect), await at.once(viewer, effect)]).toEqual([{ n: 1 }, { n: 2 }]);
});

test('keys of another client, partner or customer are other keys', async () => {
  await using at = await stage();
  const effect = counted();
  const others: Viewer[] = [
    viewer,
    { ...viewer, clientId: 'mobile' },
    { ...viewer, partner: { ...viewer.partner, partnerId: 'q' } },
    { ...viewer, customerId: 'c' },
  ];
  for (const each of others) await at.once(each, effect);
  expect(effect.runs).toBe(4);
});

test('the same key for another input is a conflict without an effect', async () => {
  await using at = await stage();
  const effect = counted();
  await at.once(viewer, effect);
  expect(await at.once(viewer, { ...effect, input: { a: 2 } })).toMatchObject({ problem: 'IdempotencyConflict' });
  expect(await at.once(viewer, { ...effect, name: 'delete' })).toMatchObject({ problem: 'IdempotencyConflict' });
  expect(effect.runs).toBe(1);
});

test('a problem is an outcome: it is kept like a payload', async () => {
  await using at = await stage();
  let runs = 0;
  const effect = counted({
    run: async () => {
      runs += 1;
      return ownProblem('UsernameTaken', 'taken');
    },
  });
  await at.once(viewer, effect);
  expect(await at.once(viewer, effect)).toMatchObject({ problem: 'UsernameTaken' });
  expect(runs).toBe(1);
});

test('a failure that had no effect frees the key', async () => {
  await using at = await stage();
  let fail = true;
  const effect = counted({
    run: async () => {
      if (fail) throw new GatewayError('RATE_LIMITED', 'later', { retryable: true });
      return { n: 7 };
    },
  });
  await expect(at.once(viewer, effect)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  fail = false;
  expect(await at.once(viewer, effect)).toEqual({ n: 7 });
});

const lost = async () => ownProblem('OutcomeUnknown', 'lost');

test('a lost answer is looked for at once, and what is found is the result from then on', async () => {
  await using at = await stage();
  let looks = 0;
  const effect = counted({
    run: lost,
    recover: async () => {
      looks += 1;
      return { n: 3 };
    },
  });
  expect(await at.once(viewer, effect)).toEqual({ n: 3 });
  expect(await at.once(viewer, effect)).toEqual({ n: 3 });
  expect(looks).toBe(1);
});

test('a lost answer that nobody can find is never sent again, but looked for with every ask', async () => {
  await using at = await stage();
  let found: { n: number } | null = null;
  let runs = 0;
  const effect = counted({
    run: async () => {
      runs += 1;
      return lost();
    },
    recover: async () => found,
  });
  expect(await at.once(viewer, effect)).toMatchObject({ problem: 'OutcomeUnknown' });
  expect(await at.once(viewer, effect)).toMatchObject({ problem: 'OutcomeUnknown' });
  found = { n: 5 };
  expect(await at.once(viewer, effect)).toEqual({ n: 5 });
  expect(runs).toBe(1);
});

test('who looks is told when it was begun, however much later the same key is sent again', async () => {
  await using at = await stage();
  const begunAt = at.clock.wall();
  const told: number[] = [];
  const effect = counted({
    run: lost,
    recover: async (when) => {
      told.push(when);
      return null;
    },
  });
  await at.once(viewer, effect);
  await at.clock.advance(3_600_000);
  await at.once(viewer, effect);
  expect(told).toEqual([begunAt, begunAt]);
});

test('the second of two equal asks waits for the first', async () => {
  await using at = await stage();
  const gate = Promise.withResolvers<{ n: number }>();
  const started = Promise.withResolvers<void>();
  const effect = counted({
    run: () => {
      started.resolve();
      return gate.promise;
    },
  });
  const first = at.once(viewer, effect);
  await started.promise;
  const second = at.once(viewer, { ...effect, run: () => Promise.reject(new Error('ran twice')) });
  gate.resolve({ n: 1 });
  expect(await first).toEqual({ n: 1 });
  // The second polls on the fake clock until the first has settled.
  let done = false;
  void second.then(() => {
    done = true;
  });
  while (!done) await at.clock.advance(250);
  expect(await second).toEqual({ n: 1 });
});

test('a result is answered again, and is not in the database', async () => {
  await using at = await stage();
  const effect = {
    name: 'link',
    key: 'k1',
    input: {},
    run: async () => ({ url: 'https://secret' }),
  };
  const first = await at.once(viewer, effect);
  expect(await at.once(viewer, effect)).toEqual(first);
  expect(await at.bytes()).not.toContain('https://secret');
});
