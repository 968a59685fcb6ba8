import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { abridge } from '../../src/cli/abridge.ts';
import { confirm, nobodyToAsk } from '../../src/cli/confirm.ts';
import { parseDuration, spokenDuration } from '../../src/cli/duration.ts';

describe('a duration', () => {
  test.each([
    ['7d', 604_800_000],
    ['12h', 43_200_000],
    ['30m', 1_800_000],
    ['45s', 45_000],
    ['0', 0],
    ['0d', 0],
    ['', null],
    ['7', null],
    ['-7d', null],
    ['1.5d', null],
    ['7 d', null],
    ['7w', null],
    ['999999d', null],
  ])('%j is %s ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [90_000, '1 minute'],
    [7_200_000, '2 hours'],
    [86_400_000, '1 day'],
    [604_800_000 + 5, '7 days'],
  ])('%i ms are spoken as %s', (ms, text) => {
    expect(spokenDuration(ms)).toBe(text);
  });
});

describe('an abridged answer', () => {
  test('shows the first of each list and says how many more there are', () => {
    const answer = {
      customer: {
        id: 'a'.repeat(60),
        name: null,
        accounts: [1, 2, 3].map((n) => ({ n, empty: [], edges: [{ node: { n } }, { node: { n } }] })),
      },
    };
    expect(abridge(answer)).toMatchInlineSnapshot(`
      "{
        "customer": {
          "id": "aaaaaaaaaaaaaaaaaaaa…", "name": null,
          "accounts": [
            {
              "n": 1, "empty": [],
              "edges": [
                { "node": { "n": 1 } }
                // and 1 more
              ]
            }
            // and 2 more
          ]
        }
      }"
    `);
  });

  test('is JSON where nothing had to be left out', () => {
    const answer = { a: { b: 'x'.repeat(40), c: [{ d: true }] }, e: -1.5 };
    expect(JSON.parse(abridge(answer, 20))).toEqual(answer);
  });

  test('never cuts a character in two', () => {
    expect(abridge('😀'.repeat(41))).toBe(`"${'😀'.repeat(20)}…"`);
  });

  test('keeps to the width', () => {
    const answer = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`field${n}`, { n, text: 'word '.repeat(5) }]),
    );
    for (const line of abridge({ answer }, 80).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('a question', () => {
  const at = (input: string) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end(input);
    let asked = '';
    return { stdin, stdout: { isTTY: true, write: (text: string) => (asked += text) }, asked: () => asked };
  };

  test.each([
    ['y\n', true],
    ['Yes\n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
    ['', false],
  ])('answered by %j is %s', async (input, expected) => {
    const terminal = at(input);
    expect(await confirm(terminal, 'Delete?')).toBe(expected);
    expect(terminal.asked()).toBe('Delete? [y/N] ');
  });

  test('is not asked where nobody can answer', async () => {
    const terminal = at('y\n');
    expect(await confirm({ ...terminal, stdout: { ...terminal.stdout, isTTY: false } }, 'Delete?')).toBe(nobodyToAsk);
    expect(terminal.asked()).toBe('');
  });
});
