import { describe, expect, test } from 'vitest';
import type { EventStore, NewEvent } from '../../src/store/event-store.ts';
import type { WebhookStore } from '../../src/store/webhook-store.ts';
import type { StoreHarness } from './store-harness.ts';

const t0 = 1_800_000_000_000;
const day = 24 * 60 * 60 * 1000;
const log = { partnerId: 'p', customerId: '1' };
const other = { partnerId: 'p', customerId: '2' };
const event = (key: string, kind = 'report'): NewEvent => ({ kind, key, facts: JSON.stringify({ key }) });
const all = { kinds: ['report', 'account'], limit: 100 };
const keysOf = (events: readonly { readonly facts: string }[]) => events.map(({ facts }) => JSON.parse(facts).key);

/** What every event store and inbox must hold, whatever database is behind them. */
export function eventStoreContract(name: string, make: () => Promise<StoreHarness<EventStore & WebhookStore>>): void {
  describe(`event store contract: ${name}`, () => {
    test('keeps events in order, each key once, and reads on after a place', async () => {
      await using harness = await make();
      const [one, two] = [await harness.open(), await harness.open()];
      const start = await one.openLog(log, t0);
      expect(await one.appendEvents(log, [event('a'), event('b')], t0)).toBe(2);
      expect(await two.appendEvents(log, [event('b'), event('c', 'account')], t0 + 1)).toBe(1);
      const first = await two.readEvents(log, { ...all, after: start, limit: 2 }, t0 + 1);
      expect(keysOf(first.events)).toEqual(['a', 'b']);
      expect(first).toMatchObject({ more: true, gap: false, upTo: start + 2 });
      const rest = await one.readEvents(log, { ...all, after: first.upTo }, t0 + 1);
      expect(keysOf(rest.events)).toEqual(['c']);
      expect(rest).toMatchObject({ more: false, gap: false, upTo: start + 3 });
      expect(rest.events[0]).toMatchObject({ kind: 'account', at: t0 + 1, sequence: start + 3 });
    });

    test('moves past events of other kinds, and knows nothing of other customers', async () => {
      await using harness = await make();
      const store = await harness.open();
      const start = await store.openLog(log, t0);
      await store.appendEvents(log, [event('a'), event('b', 'account')], t0);
      await store.appendEvents(other, [event('z')], t0);
      const page = await store.readEvents(log, { kinds: ['report'], after: start, limit: 10 }, t0);
      expect(keysOf(page.events)).toEqual(['a']);
      expect(page.upTo).toBe(start + 2);
    });

    test('shows appended events in the order of their numbers while many append', async () => {
      await using harness = await make();
      const stores = [await harness.open(), await harness.open(), await harness.open()];
      const start = await (stores[0] as EventStore).openLog(log, t0);
      const seen: number[] = [];
      let done = false;
      const reader = (async () => {
        for (let after = start; !done || after < start + 60; ) {
          const page = await (stores[2] as EventStore).readEvents(log, { ...all, after }, t0);
          seen.push(...page.events.map(({ sequence }) => sequence));
          after = page.upTo;
        }
      })();
      const append = async (store: EventStore, tag: string) => {
        for (let n = 0; n < 30; n += 1) await store.appendEvents(log, [event(`${tag}${n}`)], t0);
      };
      await Promise.all(stores.slice(0, 2).map((store, index) => append(store, `w${index}-`)));
      done = true;
      await reader;
      expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => start + 1 + n));
    });

    test('says when something after the place is gone: a day has passed, or ten thousand events', async () => {
      await using harness = await make();
      const store = await harness.open();
      const start = await store.openLog(log, t0);
      await store.appendEvents(log, [event('old')], t0);
      await store.appendEvents(log, [event('new')], t0 + day);
      expect(await store.readEvents(log, { ...all, after: start }, t0 + day)).toMatchObject({ gap: false });
      const late = await store.readEvents(log, { ...all, after: start }, t0 + day + 1);
      expect(keysOf(late.events)).toEqual(['new']);
      expect(late.gap).toBe(true);
      expect(await store.readEvents(log, { ...all, after: start + 1 }, t0 + day + 1)).toMatchObject({ gap: false });
      expect(await store.readEvents(log, { ...all, after: start + 2 }, t0 + 3 * day)).toMatchObject({ gap: false });
      const crowd = Array.from({ length: 500 }, (_, n) => n);
      for (let n = 0; n < 20; n += 1) {
        await store.appendEvents(
          log,
          crowd.map((m) => event(`${n}.${m}`)),
          t0 + day,
        );
      }
      const page = await store.readEvents(log, { ...all, after: start }, t0 + day);
      expect(page.gap).toBe(true);
      expect(page.events[0]?.sequence).toBe(start + 3);
      expect(await store.readEvents({ partnerId: 'p', customerId: 'nobody' }, { ...all, after: 1 }, t0)).toEqual({
        events: [],
        upTo: 1,
        more: false,
        gap: true,
      });
    });

    test('tells how far logs are, and takes hints for those that are there, not in quick succession', async () => {
      await using harness = await make();
      const store = await harness.open();
      const start = await store.openLog(log, t0);
      await store.appendEvents(log, [event('a')], t0);
      expect(await store.logHeads([other, log])).toEqual([null, { last: start + 1, hintedAt: 0 }]);
      expect(await store.hintLog(other, t0, 5_000)).toBe(false);
      expect(await store.hintLog(log, t0, 5_000)).toBe(true);
      expect(await store.hintLog(log, t0 + 4_999, 5_000)).toBe(false);
      expect(await store.hintLog(log, t0 + 5_000, 5_000)).toBe(true);
      expect(await store.logHeads([log])).toEqual([{ last: start + 1, hintedAt: t0 + 5_000 }]);
    });

    test('gives a lease to one holder at a time, and to another when it has ended', async () => {
      await using harness = await make();
      const [one, two] = [await harness.open(), await harness.open()];
      expect(await one.takeLease('l', 'a', 1_000, t0)).toBe(true);
      expect(await two.takeLease('l', 'b', 1_000, t0 + 999)).toBe(false);
      expect(await one.takeLease('l', 'a', 1_000, t0 + 999)).toBe(true);
      expect(await two.takeLease('l', 'b', 1_000, t0 + 1_999)).toBe(true);
      expect(await two.takeLease('m', 'b', 1_000, t0)).toBe(true);
    });
  });

  describe(`webhook store contract: ${name}`, () => {
    const webhook = (eventId: string) => ({
      partnerId: 'p',
      family: 'connect',
      eventId,
      type: 'added',
      events: [
        { log: other, event: event(`${eventId}-2`) },
        { log, event: event(`${eventId}-1`) },
      ],
    });

    test('takes an event once, and what follows from it with it, however many try at once', async () => {
      await using harness = await make();
      const stores = [await harness.open(), await harness.open()];
      const start = await (stores[0] as EventStore).openLog(log, t0);
      const tries = Array.from({ length: 20 }, (_, n) => stores[n % 2]?.receiveWebhook(webhook('e'), t0));
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
      const page = await (stores[1] as EventStore).readEvents(log, { ...all, after: start }, t0);
      expect(keysOf(page.events)).toEqual(['e-1']);
    });

    test('knows it again after three days, and tells families and partners apart', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.receiveWebhook(webhook('e'), t0)).toBe('new');
      expect(await store.receiveWebhook(webhook('e'), t0 + 3 * day)).toBe('duplicate');
      expect(await store.receiveWebhook({ ...webhook('e'), family: 'notifications' }, t0)).toBe('new');
      expect(await store.receiveWebhook({ ...webhook('e'), partnerId: 'q' }, t0)).toBe('new');
    });

    test('forgets what happened to a customer, and not that access ended, nor anything of another', async () => {
      await using harness = await make();
      const store = await harness.open();
      const kinds = ['report', 'account', 'access'];
      const start = await store.openLog(log, t0);
      await store.appendEvents(log, [event('a'), event('b', 'account'), event('c', 'access')], t0);
      await store.appendEvents(other, [event('z')], t0);
      const left = async (of = log) => keysOf((await store.readEvents(of, { kinds, after: 0, limit: 10 }, t0)).events);
      await store.eraseEvents(log, false);
      expect(await left()).toEqual(['a', 'c']);
      await store.keepListener('token', { ...log, accountId: '1', sealedKeys: 'sealed' }, t0);
      await store.keepListener('others', { ...other, accountId: '1', sealedKeys: 'sealed' }, t0);
      await store.eraseEvents(log, true);
      expect(await left()).toEqual(['c']);
      expect(await left(other)).toEqual(['z']);
      expect(await store.findListener('token')).toBeNull();
      expect(await store.findListener('others')).not.toBeNull();
      // What comes after it has a place after it.
      await store.appendEvents(log, [event('d')], t0);
      expect((await store.readEvents(log, { kinds, after: start + 3, limit: 10 }, t0)).events).toMatchObject([
        { sequence: start + 4 },
      ]);
    });

    test('finds a listener by its token, until the account has another one', async () => {
      await using harness = await make();
      const store = await harness.open();
      const listener = { partnerId: 'p', customerId: '1', accountId: '11', sealedKeys: 'sealed' };
      await store.keepListener('one', listener, t0);
      await store.keepListener('elsewhere', { ...listener, accountId: '12' }, t0);
      expect(await store.findListener('one')).toEqual(listener);
      expect(await store.findListener('none')).toBeNull();
      await store.keepListener('two', { ...listener, sealedKeys: 'others' }, t0);
      await store.forgetListeners(listener, 'two');
      expect(await store.findListener('one')).toBeNull();
      expect(await store.findListener('two')).toMatchObject({ sealedKeys: 'others' });
      await store.forgetListeners(listener, null);
      expect(await store.findListener('two')).toBeNull();
      expect(await store.findListener('elsewhere')).not.toBeNull();
    });
  });
}
