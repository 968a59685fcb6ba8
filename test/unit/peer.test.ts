import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPeer, PeerGoneError, type PeerVerbs } from '../../src/lib/peer.ts';
import { portOf } from '../support/worker-line.ts';

function line(left: PeerVerbs, right: PeerVerbs) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  return { a: createPeer(portOf(port1), left), b: createPeer(portOf(port2), right), port1 };
}

test('both ends ask and answer, bytes and undefined included', async () => {
  const { a, b } = line(
    { double: (value: number) => value * 2 },
    { bytes: () => new Uint8Array([1, 2]), none: () => undefined },
  );
  expect(await b.ask('double', [21])).toBe(42);
  expect(await a.ask('bytes', [])).toEqual(new Uint8Array([1, 2]));
  expect(await a.ask('none', [])).toBeUndefined();
});

test('what goes wrong arrives by its message, also for a verb that is not there', async () => {
  const { a } = line({}, { fail: () => Promise.reject(new Error('no room')) });
  await expect(a.ask('fail', [])).rejects.toThrow('no room');
  await expect(a.ask('toString', [])).rejects.toThrow('no verb toString');
});

test('what is sent in one turn travels in one message, in order', async () => {
  const heard: number[] = [];
  const { a, port1 } = line({}, { hear: (value: number) => void heard.push(value), last: () => heard });
  const sent = vi.spyOn(port1, 'postMessage');
  for (let each = 0; each < 100; each += 1) a.tell('hear', [each]);
  expect(await a.ask('last', [])).toEqual(Array.from({ length: 100 }, (_, each) => each));
  expect(sent).toHaveBeenCalledOnce();
});

test('nobody waits for an end that is gone', async () => {
  const { a, port1 } = line({}, { never: () => new Promise(() => {}) });
  const asked = a.ask('never', []);
  port1.close();
  await expect(asked).rejects.toThrow(PeerGoneError);
  await expect(a.ask('never', [])).rejects.toThrow(PeerGoneError);
});
