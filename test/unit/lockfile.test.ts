import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const packages: Readonly<Record<string, Locked>> = read('package-lock.json').packages;

/** Where Node would find `name` for the package at `path`: its own node_modules, then those of the folders above. */
function find(path: string, name: string): Locked | undefined {
  const found = packages[`${path && `${path}/`}node_modules/${name}`];
  if (found || path === '') return found;
  return find(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

describe('the lockfile', () => {
  // npm writes such a lockfile without a word when a platform's package was not published, and `npm ci` then refuses it on
  // every machine: the first command of a fresh clone fails.
  test('has every package that another one names, for every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !find(path, name))
        .map((name) => `${path || 'this package'} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('holds exactly the versions that package.json names', () => {
    const { dependencies, devDependencies, optionalDependencies } = read('package.json');
    const wanted: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const locked = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(wanted);
  });

  test('lets npm choose where packages come from', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
  });
});
