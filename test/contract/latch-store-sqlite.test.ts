import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openLatches } from '../support/stores.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';
import { latchStoreContract } from './latch-store-contract.ts';
import { sqlitePlace, storeHarness } from './store-harness.ts';

const place = (stack: AsyncDisposableStack) => sqlitePlace(stack, 'latches.db', ['login_pair', 'partner_latch']);
latchStoreContract(
  'SQLite',
  storeHarness(place, ({ latches }) => latches),
);

test('a directory that cannot hold a database is an error at the start, not at the first login', async () => {
  await using directory = await temporaryDirectory();
  await writeFile(
    join(directory.path, 'latches.db'),
    'this is not a database, but it is long enough to be read as one',
  );
  await expect(openLatches(directory.path)).rejects.toThrow('not a database');
});

test('a closed store rejects, leaves no journal behind, and is found again by the next', async () => {
  await using directory = await temporaryDirectory();
  const store = await openLatches(directory.path);
  await store.settleLogin('pair', null, 'refused', 1);
  await store[Symbol.asyncDispose]();
  await expect(store.permitLogin('pair', 2)).rejects.toThrow('ended');
  const files = await readdir(directory.path);
  expect(files).toContain('latches.db');
  expect(files.filter((name) => !name.endsWith('.db'))).toEqual([]);
  await using next = await openLatches(directory.path);
  expect(await next.permitLogin('pair', 2)).toEqual({ kind: 'latched', reason: 'refused' });
});
