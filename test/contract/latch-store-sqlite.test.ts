import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openLatches } from '../support/stores.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';
import { latchStoreContract } from './latch-store-contract.ts';

latchStoreContract('SQLite', async () => {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryDirectory());
  const owned = stack.move();
  return {
    open: async () => owned.use(await openLatches(path)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
});

test('a directory that cannot hold a database is an error at the start, not at the first login', async () => {
  await using directory = await temporaryDirectory();
  await writeFile(
    join(directory.path, 'latches.db'),
    'this is not a database, but it is long enough to be read as one',
  );
  await expect(openLatches(directory.path)).rejects.toThrow('not a database');
});

test('a closed store rejects, and leaves no journal behind', async () => {
  await using directory = await temporaryDirectory();
  const store = await openLatches(directory.path);
  await store.permitLogin('pair', 1);
  await store[Symbol.asyncDispose]();
  await expect(store.permitLogin('pair', 2)).rejects.toThrow('ended');
  expect(await readdir(directory.path)).toEqual(['latches.db', 'state.db']);
});
