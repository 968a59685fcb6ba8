import { on } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const opener = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  try {
    exec.call(this, sql);
  } finally {
    parentPort.postMessage('tried');
  }
};
import(workerData.module).then(({ openSqlite }) => {
  openSqlite(workerData.file, workerData.busyMs).close();
  parentPort.postMessage('opened');
}).catch((error) => parentPort.postMessage(error.message));
`;

/** Opens a new file into which this thread is writing, until the other has tried once. */
async function openBeside(busyMs: number, letsGo: boolean): Promise<unknown> {
  await using directory = await temporaryDirectory();
  const file = join(directory.path, 'new.db');
  using writer = new DatabaseSync(file);
  writer.exec('create table t(a); begin immediate; insert into t values (1)');
  const module = new URL('../../src/store/node-sqlite.ts', import.meta.url).href;
  const worker = new Worker(opener, { eval: true, workerData: { file, module, busyMs } });
  const said = on(worker, 'message');
  expect((await said.next()).value).toEqual(['tried']);
  if (letsGo) writer.exec('commit');
  for await (const [word] of said) {
    if (word === 'tried') continue;
    await worker.terminate();
    return word;
  }
  return undefined;
}

test('a new file that another process is writing to is waited for, as long as was said and no longer', async () => {
  expect(await openBeside(60_000, true)).toBe('opened');
  expect(await openBeside(50, false)).toBe('database is locked');
});
