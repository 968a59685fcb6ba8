import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { startSandbox } from '../../sandbox/index.ts';
import type { LatchName, LatchStore } from '../../src/store/latch-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openLatches } from '../support/stores.ts';
import { isLogin, json, startScripted, welcome } from '../support/upstream-scripted.ts';
import {
  callOf,
  endpoint,
  getAccounts,
  loginTemplate,
  sandboxPartner,
  startPipeline,
  startUpstream,
  temporaryDirectory,
} from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const getCustomer = endpoint();

test('a wrong secret costs one login over five restarts, whoever asks, and the partner is not locked', async () => {
  await using stage = await startUpstream();
  const wrong = { ...stage, partner: sandboxPartner(stage.sandbox, { secret: 'not-the-secret-1' }) };
  await using volume = await temporaryDirectory();
  for (let restart = 0; restart < 5; restart += 1) {
    await using started = await startPipeline(volume.path);
    const asks = Array.from({ length: 50 }, () => started.pipeline.exchange(callOf(wrong, getCustomer)));
    for (const outcome of await Promise.allSettled(asks)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'CREDENTIALS_LATCHED' } });
    }
  }
  expect(stage.sandbox.calls().byTemplate).toEqual({ [loginTemplate]: 1 });
  await using corrected = await startPipeline(volume.path);
  expect((await corrected.pipeline.exchange(callOf(stage, getCustomer))).status).toBe(200);
});

test('eight processes on one volume with a wrong secret send it once', async () => {
  await using stage = await startUpstream();
  await using volume = await temporaryDirectory();
  const wrong = { ...stage, partner: sandboxPartner(stage.sandbox, { secret: 'not-the-secret-1' }) };
  await using stack = new AsyncDisposableStack();
  const started = await Promise.all(Array.from({ length: 8 }, () => startPipeline(volume.path)));
  for (const each of started) stack.use(each);
  const ends = await Promise.allSettled(started.map(({ pipeline }) => pipeline.exchange(callOf(wrong, getCustomer))));
  expect(ends.map((end) => end.status === 'rejected' && end.reason.code)).toEqual(Array(8).fill('CREDENTIALS_LATCHED'));
  expect(stage.sandbox.calls().total).toBe(1);
});

test('a locked partner sends nothing after the first answer that says so, over restarts, and others go on', async () => {
  await using upstream = await startScripted();
  await using volume = await temporaryDirectory();
  const locked = { partner: { ...somePartner, upstreamUrl: upstream.url }, customerId: 'c' };
  const other = { ...locked, partner: { ...locked.partner, partnerId: 'other' } };
  upstream.respond((request, response, index) =>
    isLogin(request) || request.url.endsWith('/fine')
      ? welcome(request, response, index)
      : json(response, 401, { code: 24302 }),
  );
  const fine = endpoint({ path: '/fine', operation: 'Fine' });
  {
    await using started = await startPipeline(volume.path);
    await expect(started.pipeline.exchange(callOf(locked, getCustomer))).rejects.toMatchObject({
      code: 'PARTNER_LOCKED',
    });
    for (let n = 0; n < 20; n += 1) {
      await expect(started.pipeline.exchange(callOf(locked, fine))).rejects.toMatchObject({ code: 'PARTNER_LOCKED' });
    }
    expect((await started.pipeline.exchange(callOf(other, fine))).status).toBe(200);
    expect((await started.pipeline.health(locked.partner)).latch).toMatchObject({ reason: 'locked' });
  }
  const before = upstream.seen.length;
  await using restarted = await startPipeline(volume.path);
  await expect(restarted.pipeline.exchange(callOf(locked, fine))).rejects.toMatchObject({ code: 'PARTNER_LOCKED' });
  expect(upstream.seen.length).toBe(before);
});

test('an operator who releases the lock lets calls leave again within seconds', async () => {
  await using upstream = await startScripted((_request, response) => json(response, 401, { code: '24302' }));
  await using volume = await temporaryDirectory();
  const clock = createFakeClock();
  await using latches = await openLatches(volume.path);
  let partnerKey: LatchName = '';
  const spied: LatchStore = {
    ...latches,
    latchPartner: (key, nowMs) => {
      partnerKey = key;
      return latches.latchPartner(key, nowMs);
    },
  };
  const stage = { partner: { ...somePartner, upstreamUrl: upstream.url }, customerId: 'c' };
  await using started = await startPipeline(volume.path, { clock, latches: spied });
  const ask = () =>
    started.pipeline.exchange(
      callOf(stage, getCustomer, {
        caller: { ...callOf(stage, getCustomer).caller, deadlineAt: clock.monotonic() + 30_000 },
      }),
    );
  await expect(ask()).rejects.toMatchObject({ code: 'PARTNER_LOCKED' });
  upstream.respond(welcome);
  await latches.release(partnerKey);
  await expect(ask()).rejects.toMatchObject({ code: 'PARTNER_LOCKED' });
  await clock.advance(5_001);
  expect((await ask()).status).toBe(200);
});

test('a wrong app key is told from a limit: one login, one diagnosis, no storm', async () => {
  await using stage = await startUpstream();
  const wrong = { ...stage, partner: sandboxPartner(stage.sandbox, { appKey: 'wrong-app-key' }) };
  for (let n = 0; n < 30; n += 1) {
    await expect(stage.pipeline.exchange(callOf(wrong, getCustomer))).rejects.toMatchObject({ code: 'WRONG_APP_KEY' });
  }
  expect(stage.sandbox.calls().total).toBe(1);
  expect((await stage.pipeline.exchange(callOf(stage, getCustomer))).status).toBe(200);
});

test('a lost login answer counts: after two of them an unproven pair is latched', async () => {
  await using stage = await startUpstream();
  stage.sandbox.addFault({
    match: { path: '/aggregation/v2/partners/authentication' },
    effect: { kind: 'reset', when: 'after' },
  });
  await using volume = await temporaryDirectory();
  const codes: string[] = [];
  for (let restart = 0; restart < 5; restart += 1) {
    await using started = await startPipeline(volume.path);
    await started.pipeline.exchange(callOf(stage, getCustomer)).catch((error) => codes.push(error.code));
  }
  expect(codes).toEqual(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', ...Array(3).fill('CREDENTIALS_LATCHED')]);
  expect(stage.sandbox.calls().byTemplate).toEqual({ [loginTemplate]: 2 });
});

test('a login that upstream turns away with 500 or never hears counts as nothing', async () => {
  await using upstream = await startScripted((_request, response) => json(response, 500, {}));
  await using volume = await temporaryDirectory();
  const stage = { partner: { ...somePartner, upstreamUrl: upstream.url }, customerId: 'c' };
  const unheard = { ...stage, partner: { ...stage.partner, upstreamUrl: 'http://127.0.0.1:1' } };
  for (let restart = 0; restart < 3; restart += 1) {
    await using started = await startPipeline(volume.path);
    await expect(started.pipeline.exchange(callOf(stage, getCustomer))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    await expect(started.pipeline.exchange(callOf(unheard, getCustomer))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  }
  upstream.respond(welcome);
  await using started = await startPipeline(volume.path);
  expect((await started.pipeline.exchange(callOf(stage, getCustomer))).status).toBe(200);
});

test('an expired token is renewed once and every call in flight is replayed once', async () => {
  const clock = createFakeClock();
  await using stage = await startUpstream({ clock });
  const ask = (n: number) =>
    stage.pipeline.exchange(
      callOf(
        stage,
        { ...getAccounts, operation: `GetCustomerAccounts${n}` },
        { caller: { ...callOf(stage, getAccounts).caller, deadlineAt: clock.monotonic() + 60_000 } },
      ),
    );
  await ask(0);
  await clock.advance(6 * 60_000);
  stage.sandbox.setClock({ offsetMs: 3 * 3_600_000 });
  stage.sandbox.resetCalls();
  const answers = Promise.all(Array.from({ length: 100 }, (_, n) => ask(n)));
  for (let step = 0; step < 200; step += 1) await clock.advance(10);
  expect((await answers).every(({ status }) => status === 200)).toBe(true);
  const { byTemplate, calls } = stage.sandbox.calls();
  expect(byTemplate[loginTemplate]).toBe(1);
  expect(calls.filter(({ status }) => status === 200)).toHaveLength(101);
});

test('a caller does not pay for the login', async () => {
  await using stage = await startUpstream();
  const call = callOf(stage, getCustomer);
  await stage.pipeline.exchange(call);
  expect(stage.sink.calls.filter(({ operation }) => operation === 'CreateToken')).toMatchObject([
    { cause: { kind: 'job', job: 'login' } },
  ]);
  expect('counted' in call.caller && call.caller.counted).toMatchObject({ sentCount: 1 });
});

test('while the latch store is out of reach only a pair that has worked may log in', async () => {
  const clock = createFakeClock();
  await using upstream = await startScripted();
  await using volume = await temporaryDirectory();
  await using real = await openLatches(volume.path);
  let down = true;
  const through =
    <A extends unknown[], R>(verb: (...args: A) => Promise<R>) =>
    (...args: A) =>
      down ? Promise.reject(new Error('out of reach')) : verb(...args);
  const latches: LatchStore = {
    permitLogin: through(real.permitLogin),
    settleLogin: through(real.settleLogin),
    latchPartner: through(real.latchPartner),
    partnerLatch: through(real.partnerLatch),
    lockedPartners: through(real.lockedPartners),
    release: through(real.release),
    carryOver: through(real.carryOver),
  };
  const stage = { partner: { ...somePartner, upstreamUrl: upstream.url }, customerId: 'c' };
  await using started = await startPipeline(volume.path, { clock, latches });
  const ask = () =>
    started.pipeline.exchange(
      callOf(stage, getCustomer, {
        caller: { ...callOf(stage, getCustomer).caller, deadlineAt: clock.monotonic() + 60_000 },
      }),
    );
  await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  expect(upstream.logins()).toBe(0);
  down = false;
  await clock.advance(10_000);
  await ask();
  down = true;
  await clock.advance(119 * 60_000);
  await ask();
  expect(upstream.logins()).toBe(2);
});

test('a crash loop of processes with a wrong secret sends it once', async () => {
  await using sandbox = await startSandbox({ directory: 'short' });
  await using volume = await temporaryDirectory();
  const { partnerId, appKey } = sandbox.info.partners[0]!;
  const script = fileURLToPath(new URL('../support/upstream-crash.ts', import.meta.url));
  const args = [script, volume.path, sandbox.url, partnerId, 'not-the-secret-1', appKey];
  for (let restart = 0; restart < 5; restart += 1) {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect([printed, child.signalCode]).toEqual(['CREDENTIALS_LATCHED', 'SIGKILL']);
  }
  expect(sandbox.calls().total).toBe(1);
});
