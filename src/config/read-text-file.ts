import { readFileSync } from 'node:fs';

/** @throws a system error */
export function readTextFile(path: string): string {
  return readFileSync(path, 'utf8');
}
