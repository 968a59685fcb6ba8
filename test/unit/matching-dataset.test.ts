import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { files, readAddresses, readNames } from '../fixtures/matching/dataset.ts';
import { halfOf } from '../fixtures/matching/pair.ts';

describe('labelled pairs for the owner matcher', () => {
  it.each(files)('are what the generator writes', async ({ file, make }) => {
    expect(await readFile(file, 'utf8')).toBe(make());
  });

  it.each([
    ['names', readNames],
    ['addresses', readAddresses],
  ] as const)('%s are a thousand and more, half of them not the same, in two halves of like size', async (_, read) => {
    const pairs = await read();
    expect(pairs.length).toBeGreaterThanOrEqual(1000);
    const far = new Set(['unrelated people', 'far-off address']);
    expect(pairs.filter(({ match, difference }) => !match && !far.has(difference)).length).toBeGreaterThanOrEqual(500);
    const heldOut = pairs.filter((pair) => halfOf(pair) === 'held-out').length;
    expect(heldOut / pairs.length).toBeGreaterThan(0.45);
    expect(heldOut / pairs.length).toBeLessThan(0.55);
  });
});
