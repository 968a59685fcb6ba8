import { readFile } from 'node:fs/promises';

/** From sources package.json lies two folders up, from dist/ three. */
const places = ['../../package.json', '../../../package.json'];

export async function readVersion(): Promise<string> {
  for (const place of places) {
    const text = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => null);
    if (text !== null) return String(JSON.parse(text).version);
  }
  return 'of unknown version';
}
