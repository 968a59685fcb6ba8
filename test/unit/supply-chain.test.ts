import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types, run before anything is installed
import { otherLicences } from '../../scripts/check-licences.mjs';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));

describe('the supply chain', () => {
  test('installs nothing whose content is not fixed', () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  test('runs no install script', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts ?= ?true$/m);
  });

  test('names exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  test('has licences that let it be passed on', () => {
    expect(otherLicences(lock)).toEqual([]);
    const altered = { ...lock.packages, 'node_modules/theirs': { license: 'SSPL-1.0' }, 'node_modules/nobodys': {} };
    expect(otherLicences({ packages: altered })).toEqual([
      'node_modules/theirs: SSPL-1.0',
      'node_modules/nobodys: no licence',
    ]);
  });
});
