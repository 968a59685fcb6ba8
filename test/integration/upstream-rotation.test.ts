import { expect, test } from 'vitest';

import { createIdentify } from '../../src/datasources/upstream/identity.ts';
import { rotateSecret, secretProblem } from '../../src/datasources/upstream/rotate-secret.ts';
import { createSender } from '../../src/datasources/upstream/send.ts';
import { secret } from '../../src/domain/secret.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { keyRingOf } from '../../src/lib/master-key.ts';
import type { LatchStore } from '../../src/store/latch-store.ts';
import { openLatches } from '../support/stores.ts';
import { json, type Responder, startScripted } from '../support/upstream-scripted.ts';
import { recordingLog, temporaryDirectory } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const identify = createIdentify(keyRingOf([Buffer.alloc(32, 1)]));
const newSecret = secret('a-New-Secret-42');

async function start(answer: Responder, change: (latches: LatchStore) => LatchStore = (same) => same) {
  await using stack = new AsyncDisposableStack();
  const upstream = stack.use(await startScripted(answer));
  const volume = stack.use(await temporaryDirectory());
  const latches = stack.use(await openLatches(volume.path));
  const sender = stack.use(createSender({ connections: 1, liveConnections: 1, connectTimeoutMs: 1_000 }));
  const log = recordingLog();
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const rotate = (changes: { keepOld?: boolean; newSecret?: typeof newSecret } = {}) =>
    rotateSecret(
      {
        clock: systemClock,
        latches: change(latches),
        identify,
        send: sender.send,
        log,
        signal: new AbortController().signal,
      },
      { partner, newSecret, keepOld: false, ...changes },
    );
  const pairs = { old: identify(partner).pair, fresh: identify({ ...partner, partnerSecret: newSecret }).pair };
  const permits = async () => ({
    old: await latches.permitLogin(pairs.old, Date.now()),
    fresh: await latches.permitLogin(pairs.fresh, Date.now()),
  });
  const owned = stack.move();
  return { upstream, latches, partner, pairs, rotate, permits, log, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

const says =
  (status: number, body?: unknown): Responder =>
  (_request, response) =>
    body === undefined ? void response.writeHead(status).end() : json(response, status, body);

test.each([
  [false, 'latched'],
  [true, 'granted'],
])('a changed secret is proven at once; the old one, kept: %s, is then %s', async (keepOld, old) => {
  await using stage = await start(says(204));
  expect(await stage.rotate({ keepOld })).toEqual({ kind: 'rotated' });
  expect(stage.upstream.seen).toMatchObject([
    { method: 'PUT', url: '/aggregation/v2/partners/authentication', headers: { 'finicity-app-key': 'key' } },
  ]);
  expect(JSON.parse(stage.upstream.seen[0]!.body)).toEqual({
    partnerId: stage.partner.partnerId,
    partnerSecret: 'secret',
    newPartnerSecret: 'a-New-Secret-42',
    immediate: !keepOld,
  });
  const permits = await stage.permits();
  expect([permits.old.kind, permits.fresh.kind]).toEqual([old, 'granted']);
});

test.each<[string, Responder, string, string]>([
  ['is lost', (_request, response) => void response.socket?.resetAndDestroy(), 'OUTCOME_UNKNOWN', 'unknown'],
  ['is a 500', says(500, {}), 'OUTCOME_UNKNOWN', 'unknown'],
])('when the answer %s both pairs have lost one answer, and a second latches them', async (_, answer, code, kind) => {
  await using stage = await start(answer);
  expect(await stage.rotate()).toMatchObject({ kind, error: { code } });
  expect(stage.upstream.seen).toHaveLength(1);
  for (const pair of [stage.pairs.old, stage.pairs.fresh]) {
    const permit = await stage.latches.permitLogin(pair, Date.now());
    expect(permit.kind).toBe('granted');
    await stage.latches.settleLogin(pair, 'permit' in permit ? permit.permit : null, 'unknown', Date.now());
  }
  expect(await stage.permits()).toMatchObject({ old: { reason: 'unknown' }, fresh: { reason: 'unknown' } });
});

test.each<[string, Responder, string]>([
  ['400 24437', says(400, { code: 24437 }), 'UPSTREAM_REJECTED'],
  ['429', says(429), 'UPSTREAM_THROTTLED'],
  ['401 about the app key', says(401, { code: '10027' }), 'WRONG_APP_KEY'],
  ['403', says(403), 'UPSTREAM_REJECTED'],
])('%s changes nothing, and counts as nothing', async (_, answer, code) => {
  await using stage = await start(answer);
  for (let n = 0; n < 3; n += 1) expect(await stage.rotate()).toMatchObject({ kind: 'unchanged', error: { code } });
  expect(await stage.permits()).toMatchObject({ old: { kind: 'granted' }, fresh: { kind: 'granted' } });
});

test('a wrong old secret is sent once and latched; the new one is not', async () => {
  await using stage = await start(says(401, { code: 10001 }));
  for (let n = 0; n < 3; n += 1) {
    expect(await stage.rotate()).toMatchObject({ kind: 'unchanged', error: { code: 'CREDENTIALS_LATCHED' } });
  }
  expect(stage.upstream.seen).toHaveLength(1);
  expect((await stage.permits()).fresh.kind).toBe('granted');
});

test('a locked partner is latched, and nothing more is sent', async () => {
  await using stage = await start(says(401, { code: 24302 }));
  for (let n = 0; n < 3; n += 1) {
    expect(await stage.rotate()).toMatchObject({ kind: 'unchanged', error: { code: 'PARTNER_LOCKED' } });
  }
  expect(stage.upstream.seen).toHaveLength(1);
});

test('a new secret that was configured too early, and latched, is released by the change', async () => {
  await using stage = await start(says(204));
  await stage.latches.settleLogin(stage.pairs.fresh, null, 'refused', Date.now());
  expect(await stage.rotate()).toEqual({ kind: 'rotated' });
  expect((await stage.permits()).fresh.kind).toBe('granted');
});

test('a secret that upstream would not take is not sent, and no secret is ever written anywhere', async () => {
  await using stage = await start(says(401, { code: 10001 }));
  for (const bad of [
    'short1',
    'no-digits-at-all',
    '1234567890123',
    'has a space 12',
    'x1'.repeat(128),
    'ümlaut-secret-1',
  ]) {
    expect(secretProblem(bad)).toBeDefined();
    expect(await stage.rotate({ newSecret: secret(bad) })).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
  }
  expect(await stage.rotate({ newSecret: stage.partner.partnerSecret })).toMatchObject({ kind: 'unchanged' });
  expect(stage.upstream.seen).toHaveLength(0);
  const end = await stage.rotate();
  expect(JSON.stringify(end) + ('error' in end ? end.error.stack : '') + stage.log.lines.join()).not.toMatch(
    /New-Secret|"secret"/,
  );
});

const down = () => Promise.reject(new Error('out of reach'));

test('without the latch store nothing is sent; if it is lost after that, what upstream said stands', async () => {
  await using blind = await start(says(204), (latches) => ({ ...latches, permitLogin: down, partnerLatch: down }));
  expect(await blind.rotate()).toMatchObject({ kind: 'unchanged', error: { code: 'UPSTREAM_UNAVAILABLE' } });
  expect(blind.upstream.seen).toHaveLength(0);
  await using forgetful = await start(says(204), (latches) => ({ ...latches, settleLogin: down }));
  expect(await forgetful.rotate()).toEqual({ kind: 'rotated' });
  expect(forgetful.log.lines.join()).toContain('could not be stored');
});
