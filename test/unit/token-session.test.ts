import { expect, test } from 'vitest';

import { createMemoryTokenStore } from '../../src/coordination/memory-token-store.ts';
import type { SharedToken, TokenStore } from '../../src/coordination/token-store.ts';
import { createPartnerSession, type PartnerSession } from '../../src/datasources/upstream/partner-session.ts';
import { type ErrorCode, GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { recordingLog } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const minute = 60_000;
const signal = new AbortController().signal;

interface LoginScript {
  logins: number;
  /** The next logins fail with this code. */
  failWith: ErrorCode | undefined;
  /** Logins hang until `finish`. */
  held: boolean;
  finish(): void;
}

function start(instances = 1, tokens?: TokenStore) {
  const clock = createFakeClock();
  const store = tokens ?? createMemoryTokenStore({ clock });
  const waiting: (() => void)[] = [];
  const script: LoginScript = {
    logins: 0,
    failWith: undefined,
    held: false,
    finish: () => {
      for (const go of waiting.splice(0)) go();
    },
  };
  const problems: string[] = [];
  const login = async (): Promise<SharedToken> => {
    script.logins += 1;
    const value = `token-${script.logins}`;
    const mintedAt = clock.monotonic();
    if (script.held) await new Promise<void>((resolve) => waiting.push(resolve));
    if (script.failWith !== undefined) throw new GatewayError(script.failWith, 'x');
    return { value, mintedAt };
  };
  const sessions = Array.from({ length: instances }, (_, n) =>
    createPartnerSession({
      clock,
      random: () => 0.5,
      tokens: store,
      login,
      lock: { check: async () => null, close: async () => {} },
      log: recordingLog(),
      instanceId: `instance-${n}`,
      shutdown: new AbortController().signal,
      partner: somePartner,
      tokenKey: 'p',
      onCredentialProblem: (_partnerId, error) => void problems.push(error.code),
    }),
  );
  const [session] = sessions as [PartnerSession];
  return { clock, script, sessions, session, problems };
}

test('a burst of callers logs in once', async () => {
  const { session, script } = start();
  const tokens = await Promise.all(Array.from({ length: 500 }, () => session.token(signal)));
  expect(new Set(tokens)).toEqual(new Set(['token-1']));
  expect(script.logins).toBe(1);
});

test('instances with one store log in once', async () => {
  const { clock, sessions, script } = start(4);
  script.held = true;
  const tokens = Promise.all(sessions.map((session) => session.token(signal)));
  await clock.advance(1_000);
  script.finish();
  await clock.advance(1_000);
  expect(new Set(await tokens).size).toBe(1);
  expect(script.logins).toBe(1);
});

test('a token is renewed once it is 90 minutes old and not before, while the old one serves', async () => {
  const { clock, session, script } = start();
  await session.token(signal);
  await clock.advance(90 * minute - 1);
  expect(await session.token(signal)).toBe('token-1');
  await settle();
  expect(script.logins).toBe(1);
  script.held = true;
  await clock.advance(1);
  expect(await session.token(signal)).toBe('token-1');
  expect(await session.token(signal)).toBe('token-1');
  await settle();
  expect(script.logins).toBe(2);
  script.finish();
  await settle();
  expect(await session.token(signal)).toBe('token-2');
});

test('of four instances one renews, and the others take its token', async () => {
  const { clock, sessions, script } = start(4);
  const first = Promise.all(sessions.map((session) => session.token(signal)));
  await clock.advance(1_000);
  await first;
  await clock.advance(91 * minute);
  await Promise.all(sessions.map((session) => session.token(signal)));
  await clock.advance(1_000);
  const tokens = await Promise.all(sessions.map((session) => session.token(signal)));
  await clock.advance(1_000);
  expect(new Set(await Promise.all(sessions.map((session) => session.token(signal))))).toEqual(new Set(['token-2']));
  expect(tokens).not.toContain('token-3');
  expect(script.logins).toBe(2);
});

test('while renewal fails the old token serves until minute 118, with a pause between the tries', async () => {
  const { clock, session, script } = start();
  await session.token(signal);
  script.failWith = 'UPSTREAM_UNAVAILABLE';
  for (let at = 90; at < 118; at += 1) {
    await clock.advance((at === 90 ? 90 : 1) * minute);
    expect(await session.token(signal)).toBe('token-1');
    await settle();
  }
  expect(script.logins).toBeLessThanOrEqual(29);
  await clock.advance(minute);
  await expect(session.token(signal)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});

test('500 refusals of one token cost one login, and a late one for an older token none', async () => {
  const { clock, session, script } = start();
  const old = await session.token(signal);
  await clock.advance(10 * minute);
  const replays = await Promise.all(
    Array.from({ length: 500 }, () => {
      session.refused(old);
      return session.token(signal);
    }),
  );
  expect(new Set(replays)).toEqual(new Set(['token-2']));
  session.refused(old);
  expect(await session.token(signal)).toBe('token-2');
  expect(script.logins).toBe(2);
});

test('a refused token is not taken again from the store', async () => {
  const { clock, sessions, script } = start(2);
  const [one, other] = sessions as [PartnerSession, PartnerSession];
  const token = await one.token(signal);
  expect(await other.token(signal)).toBe(token);
  await clock.advance(10 * minute);
  one.refused(token);
  expect(await one.token(signal)).toBe('token-2');
  other.refused(token);
  expect(await other.token(signal)).toBe('token-2');
  expect(script.logins).toBe(2);
});

test('upstream that refuses each fresh token gets at most one login a minute', async () => {
  const { clock, session, script } = start();
  for (let second = 0; second < 180; second += 1) {
    const token = await Promise.resolve(session.token(signal)).catch(() => undefined);
    if (token !== undefined) session.refused(token);
    await clock.advance(1_000);
  }
  expect(script.logins).toBeLessThanOrEqual(4);
  await expect(
    (async () => {
      session.refused(await session.token(signal));
      await session.token(signal);
    })(),
  ).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', retryable: true });
});

test('a failed login is not tried again at once, whoever asks', async () => {
  const { clock, session, script } = start();
  script.failWith = 'UPSTREAM_UNAVAILABLE';
  for (let n = 0; n < 100; n += 1)
    await expect(session.token(signal)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  expect(script.logins).toBe(1);
  script.failWith = undefined;
  await clock.advance(1_000);
  expect(await session.token(signal)).toBe('token-2');
});

test.each(['CREDENTIALS_LATCHED', 'PARTNER_LOCKED', 'WRONG_APP_KEY'] as const)('%s is announced once', async (code) => {
  const { clock, session, script, problems } = start();
  script.failWith = code;
  for (let n = 0; n < 5; n += 1) {
    await expect(session.token(signal)).rejects.toMatchObject({ code });
    await clock.advance(minute);
  }
  expect(problems).toEqual([code]);
});

test('a caller that goes away leaves the login to the others', async () => {
  const { session, script } = start();
  script.held = true;
  const controller = new AbortController();
  const gone = session.token(controller.signal);
  const stays = session.token(signal);
  await settle();
  controller.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  script.finish();
  expect(await stays).toBe('token-1');
  expect(script.logins).toBe(1);
});

test('without the store the own token serves and is renewed alone', async () => {
  const down = () => Promise.reject(new Error('store down'));
  const store = { now: down, get: down, offer: down, lease: down, release: down, heldForMs: down };
  const { clock, session, script } = start(1, store);
  expect(await session.token(signal)).toBe('token-1');
  await clock.advance(119 * minute);
  expect(await session.token(signal)).toBe('token-2');
  expect(script.logins).toBe(2);
});

test('a wall clock that jumps does not change the age of a token', async () => {
  const { clock, session, script } = start();
  await session.token(signal);
  clock.setWall(clock.wall() + 1_000 * minute);
  expect(await session.token(signal)).toBe('token-1');
  expect(session.tokenAgeMs()).toBe(0);
  expect(script.logins).toBe(1);
});

test('the lease of an instance that died passes on after 15 s', async () => {
  const clock = createFakeClock();
  const tokens = createMemoryTokenStore({ clock });
  await tokens.lease('p', 'dead', 15_000);
  const scripted = startOn(clock, tokens);
  const token = scripted.session.token(signal);
  await clock.advance(14_000);
  expect(scripted.logins()).toBe(0);
  await clock.advance(1_500);
  expect(await token).toBe('token-1');
});

function startOn(clock: ReturnType<typeof createFakeClock>, tokens: TokenStore) {
  let logins = 0;
  const session = createPartnerSession({
    clock,
    random: () => 0.5,
    tokens,
    login: async () => ({ value: `token-${++logins}`, mintedAt: clock.monotonic() }),
    lock: { check: async () => null, close: async () => {} },
    log: recordingLog(),
    instanceId: 'alive',
    shutdown: new AbortController().signal,
    partner: somePartner,
    tokenKey: 'p',
    onCredentialProblem: () => {},
  });
  return { session, logins: () => logins };
}

test('one whose login ended in vain while it slept takes the token of whoever logged in meanwhile', async () => {
  const { clock, sessions, script } = start(2);
  const [sleeper, other] = sessions as [PartnerSession, PartnerSession];
  script.held = true;
  const late = sleeper.token(signal);
  await clock.advance(15_001);
  script.held = false;
  const soon = other.token(signal);
  await clock.advance(200);
  expect(await soon).toBe('token-2');
  script.failWith = 'UPSTREAM_TIMEOUT';
  script.finish();
  expect(await late).toBe('token-2');
  expect(script.logins).toBe(2);
});
