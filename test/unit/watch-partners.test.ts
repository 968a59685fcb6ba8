import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchPartners } from '../../src/cli/watch-partners.ts';
import type { Partners } from '../../src/domain/clients.ts';
import type { LogFields } from '../../src/lib/logger.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const partner = (id: string, secret: string) =>
  `{ partnerId: "${id}", environment: sandbox, partnerSecret: ${secret}, appKey: k }`;

/** What the watcher does for a change of the file, or of a file with a secret. */
async function stage() {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryDirectory());
  const partnersFile = join(path, 'partners.yaml');
  await writeFile(partnersFile, `partners: [${partner('1', '{ file: secret }')}]`);
  await writeFile(join(path, 'secret'), 'one');
  const clock = createFakeClock();
  const applied: Partners[] = [];
  const errors: LogFields[] = [];
  const log = { ...silentLogger, error: (fields: LogFields) => errors.push(fields) };
  let looked = Promise.withResolvers<void>();
  const watch = watchPartners({
    config: { partnersFile },
    env: { PARTNERS_FILE: partnersFile },
    // The next look is planned when the last one has ended.
    clock: {
      ...clock,
      after(delayMs, run) {
        looked.resolve();
        return clock.after(delayMs, run);
      },
    },
    log,
    apply: (partners) => applied.push(partners),
  });
  stack.defer(watch.stop);
  await looked.promise;
  const owned = stack.move();
  return {
    applied,
    errors,
    reload: watch.reload,
    write: (name: string, text: string) => writeFile(join(path, name), text),
    swap: (from: string, to: string) => rename(join(path, from), join(path, to)),
    async look() {
      looked = Promise.withResolvers();
      await Promise.all([clock.advance(2_000), looked.promise]);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const secretOf = (partners: Partners | undefined) => partners?.get('1')?.partner.partnerSecret.reveal();

test('what did not change is not taken over again', async () => {
  await using it = await stage();
  await it.look();
  await it.look();
  expect(it.applied).toEqual([]);
});

test('a changed file is taken over, and so is a secret that it points to, also when a link is swapped', async () => {
  await using it = await stage();
  await it.write('partners.yaml', `partners: [${partner('1', '{ file: secret }')}, ${partner('2', 's')}]`);
  await it.look();
  expect([...(it.applied[0]?.keys() ?? [])]).toEqual(['1', '2']);
  await it.write('next', 'two');
  await it.swap('next', 'secret');
  await it.look();
  expect(it.applied.map(secretOf)).toEqual(['one', 'two']);
});

test('a file with problems changes nothing, is reported once and without a secret, and is taken over when repaired', async () => {
  await using it = await stage();
  await it.write('partners.yaml', `partners: [${partner('1', '"hush hush"')}]`);
  await it.look();
  await it.look();
  expect(it.applied).toEqual([]);
  expect(it.errors).toHaveLength(1);
  expect(JSON.stringify(it.errors)).toContain('partners[0].partnerSecret');
  expect(JSON.stringify(it.errors)).not.toContain('hush');
  await it.write('partners.yaml', `partners: [${partner('1', 'good')}]`);
  await it.look();
  expect(it.applied.map(secretOf)).toEqual(['good']);
});

test('asked to, it reads again at once, whether anything has changed or not', async () => {
  await using it = await stage();
  await it.write('secret', 'two');
  await it.reload();
  expect(it.applied.map(secretOf)).toEqual(['two']);
  await it.reload();
  expect(it.applied).toHaveLength(2);
});
