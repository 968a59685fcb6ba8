import { describe, expect, test } from 'vitest';
import { createAllowances } from '../../src/coordination/allowances.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { createAnswerDesk, type KeptAnswer } from '../../src/plugins/answer-desk.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { somePartner } from '../support/upstream-stages.ts';

const mebibyte = 1024 * 1024;

function desk() {
  const clock = createFakeClock();
  const allowances = createAllowances(clock);
  return createAnswerDesk({ allowances, clock, sink: { operation() {} }, recall: () => true });
}

/** As it is read from the partners file, each time anew. */
const viewer = (client: Partial<Viewer['client']> = {}): Viewer => ({
  partner: somePartner,
  clientId: 'web',
  client: { ...defaultClientSettings, ...client },
  scopes: new Set(['customers']),
});
const question = (text: string) => ({ contentType: 'application/json', accept: '*/*', text });
const answer = (length: number): KeptAnswer => ({
  bytes: new Uint8Array(length),
  headers: [],
  madeOf: { answers: [], day: '2026-01-01' } as unknown as KeptAnswer['madeOf'],
  operationName: 'q',
  calls: 0,
});

describe('the answer desk', () => {
  test('keeps one answer to a question of a client, however often the client is read again', () => {
    const { keep, answer: ask } = desk();
    const [before, after] = [viewer(), viewer()];
    keep(before, question('q'), answer(1));
    keep(after, question('q'), answer(2));
    expect(ask(before, question('q'), null)?.bytes).toHaveLength(2);
  });

  test('answers a client that has changed nothing of what it was before', () => {
    const { keep, answer: ask } = desk();
    keep(viewer({ documents: 'any' }), question('q'), answer(1));
    const trusted = viewer({ documents: 'trusted' });
    keep(trusted, question('other'), answer(1));
    expect(ask(trusted, question('q'), null)).toBeNull();
  });

  test('does not keep more than 24 MiB of answers alive', () => {
    const { keep, answer: ask } = desk();
    const who = viewer();
    for (const text of ['1', '2', '3']) keep(who, question(text), answer(10 * mebibyte));
    expect(['1', '2', '3'].map((text) => ask(who, question(text), null) !== null)).toEqual([false, true, true]);
  });
});
