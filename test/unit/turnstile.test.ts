import { expect, test } from 'vitest';
import { createTurnstile, type TurnstileOptions } from '../../src/http/turnstile.ts';
import { createFakeClock } from '../support/fake-clock.ts';

/** A process that reads in no time, unless it is told to, and works for a while at each request. */
function stage(options: Partial<TurnstileOptions> = {}) {
  const clock = createFakeClock();
  const due: (() => void)[] = [];
  const turnstile = createTurnstile({ clock, nextTurn: (run) => void due.push(run), refuses: true, ...options });
  const log: string[] = [];
  const gone = new Set<string>();
  let begun = 0;
  const enter = (name: string, client = 'a') =>
    turnstile.enter({
      client,
      start() {
        begun += 1;
        log.push(name);
      },
      refuse: () => log.push(`-${name}`),
      isGone: () => gone.has(name),
    });
  /** A turn of the event loop, in which each request that begins takes `workMs`; one without any takes as long. */
  const turn = async (workMs: number, readingMs = 0) => {
    await clock.advance(readingMs);
    const before = begun;
    for (const run of due.splice(0)) {
      const sofar = begun;
      run();
      if (begun > sofar) await clock.advance(workMs);
    }
    if (begun === before) await clock.advance(workMs);
  };
  return {
    turnstile,
    enter,
    turn,
    gone,
    taken: () => log.splice(0),
    /** More comes than is begun, for long enough to be no burst. */
    async crowd(clients = ['a', 'b', 'c']) {
      for (let n = 0; n < 120; n += 1) {
        for (let each = 0; each < 3; each += 1) enter(`crowd${n}`, clients[each % clients.length]);
        await turn(4);
      }
    },
  };
}

test('one request begins at once, the others in a turn each, in their order', async () => {
  const it = stage();
  for (const name of ['1', '2', '3']) it.enter(name);
  expect(it.taken()).toEqual(['1']);
  await it.turn(1);
  expect(it.taken()).toEqual(['2']);
  await it.turn(1);
  await it.turn(1);
  expect(it.taken()).toEqual(['3']);
  it.enter('4');
  expect(it.taken()).toEqual(['4']);
});

test('a burst is worked off until those who begin have been late for 100 ms, and what is left of it then is refused', async () => {
  const it = stage();
  for (let name = 0; name < 60; name += 1) it.enter(String(name));
  for (let turns = 0; turns < 120; turns += 1) await it.turn(5);
  const log = it.taken();
  // The first to have waited for more than 100 ms begins after 105 ms; a hundred later nobody was on time.
  expect(log.slice(0, 43)).toEqual(Array.from({ length: 43 }, (_, name) => String(name)));
  expect(log.slice(43)).toEqual(Array.from({ length: 17 }, (_, name) => `-${43 + name}`));
});

test('clients that ask again as soon as they are answered are no crowd while their turn comes within 100 ms', async () => {
  const it = stage();
  for (let client = 0; client < 32; client += 1) it.enter(`first of ${client}`);
  const log: string[] = [];
  for (let turns = 0; turns < 2_000; turns += 1) {
    it.enter(String(turns));
    await it.turn(3);
    log.push(...it.taken());
  }
  expect(log.filter((name) => name.startsWith('-'))).toEqual([]);
});

test('a pause of the process is no crowd', async () => {
  const it = stage();
  for (let client = 0; client < 8; client += 1) it.enter(`first of ${client}`);
  const log: string[] = [];
  for (let turns = 0; turns < 500; turns += 1) {
    it.enter(String(turns));
    await it.turn(turns % 50 === 25 ? 400 : 3);
    log.push(...it.taken());
  }
  expect(log.filter((name) => name.startsWith('-'))).toEqual([]);
});

test('once everybody has come late for 100 ms whoever has waited for 5 ms is refused, and the last to come begins first', async () => {
  const it = stage();
  await it.crowd(['a']);
  while (it.turnstile.waiting > 0) await it.turn(6);
  it.taken();
  for (const name of ['first', 'older', 'newer']) it.enter(name);
  await it.turn(6);
  expect(it.taken()).toEqual(['first', 'newer']);
  for (let turns = 0; turns < 4; turns += 1) await it.turn(6);
  expect(it.taken()).toEqual(['-older']);
});

test('one is refused for four that begin: the others wait, as their senders would only come back', async () => {
  const it = stage();
  await it.crowd(['a']);
  it.taken();
  for (let turns = 0; turns < 100; turns += 1) {
    it.enter('fresh');
    await it.turn(1);
  }
  const log = it.taken();
  expect(log.filter((name) => name === 'fresh')).toHaveLength(100);
  expect(log.filter((name) => name.startsWith('-'))).toHaveLength(25);
});

test('the crowd counts as gone after a second without a refusal', async () => {
  const it = stage();
  await it.crowd();
  while (it.turnstile.waiting > 0) await it.turn(10);
  for (let ms = 0; ms < 1_100; ms += 10) await it.turn(10);
  it.taken();
  for (const name of ['1', '2', '3']) it.enter(name);
  await it.turn(50);
  await it.turn(20);
  expect(it.taken()).toEqual(['1', '2', '3']);
});

test('clients take turns: one that floods waits behind itself, and only its requests are refused', async () => {
  const it = stage();
  const served: string[] = [];
  for (let round = 0; round < 300; round += 1) {
    for (let n = 0; n < 10; n += 1) it.enter('flood', 'loud');
    if (round % 10 === 5) it.enter('quiet', 'quiet');
    await it.turn(2);
    served.push(...it.taken());
  }
  expect(served.filter((name) => name === 'quiet')).toHaveLength(30);
  expect(served).not.toContain('-quiet');
  // One for four that begin, once it is known to be one.
  expect(served.filter((name) => name === '-flood').length).toBeGreaterThan(50);
});

test('a request whose client has gone takes no turn', async () => {
  const it = stage();
  for (const name of ['1', '2', '3']) it.enter(name);
  it.gone.add('2');
  await it.turn(1);
  expect(it.taken()).toEqual(['1', '3']);
});

test('where nothing is refused requests wait for as long as it takes', async () => {
  const it = stage({ refuses: false });
  for (const name of ['1', '2', '3']) it.enter(name);
  for (let turns = 0; turns < 3; turns += 1) await it.turn(1_000);
  expect(it.taken()).toEqual(['1', '2', '3']);
});

test('requests begin for four times as long as the turn took otherwise, and for no more than 1 ms', async () => {
  const it = stage();
  for (let name = 0; name < 40; name += 1) it.enter(String(name));
  await it.turn(0.125);
  it.taken();
  await it.turn(0.125, 0.125);
  expect(it.taken()).toHaveLength(4);
  await it.turn(0.125, 50);
  expect(it.taken()).toHaveLength(8);
});

test('answers that cost no more than reading their requests are all given, however many ask', async () => {
  const it = stage();
  const log: string[] = [];
  // Four hundred connections, each of which asks again when it is answered.
  let asking = 400;
  for (let turns = 0; turns < 1_000; turns += 1) {
    for (let n = 0; n < asking; n += 1) it.enter(String(n));
    await it.turn(0.0625, asking * 0.03125);
    const taken = it.taken();
    asking = taken.length;
    log.push(...taken);
  }
  expect(log.filter((name) => name.startsWith('-'))).toEqual([]);
  expect(log.length).toBeGreaterThan(15_000);
});
