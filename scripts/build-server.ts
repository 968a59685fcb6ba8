/**
 * Builds what production runs: dist/src with main.js, the threads of the stores and what a command alone needs in files of its
 * own, and dist/compiled with what V8 made of them.
 *
 * Packages are part of it, since most of a start was finding and reading 1,500 files. Names stay as they are, for stacks to be
 * read. tsc says whether it is right; nothing is checked here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const question = '{ customers(first: 1) { edges { node { customerId accounts { name institution { name } } } } } }';

await writeChunks();
await compile();

async function writeChunks(): Promise<void> {
  await using bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: {
      main: 'src/main.ts',
      // Threads are started by the URL of a file beside the one that starts them.
      'store-worker': 'src/store/store-worker.ts',
      'metrics-worker': 'src/store/metrics-worker.ts',
    },
    // The first is a page of nine megabytes that is read as a file; the other a choice of pg's that nobody made.
    external: [/^@graphql-yoga\/render-graphiql/, 'pg-native'],
  });
  await bundle.write({
    // What lies beside dist/ is three folders up from a compiled source, and two up from here: it is looked for in both.
    dir: join(root, 'dist/src'),
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    chunkFileNames: '[name].js',
  });
}

/** Node writes down what V8 compiled when a process ends: one that has answered a question has compiled what the next will need. */
async function compile(): Promise<void> {
  await rm(join(root, 'dist/compiled'), { recursive: true, force: true });
  await using folder = await mkdtempDisposable(join(tmpdir(), 'build-'));
  const child = spawn(process.execPath, ['dist/src/main.js', 'serve'], {
    cwd: root,
    env: {
      DATA_DIR: folder.path,
      PORT: '0',
      SANDBOX_PORT: '0',
      ADMIN_PORT: 'off',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    const url = /(http:\/\/\S+)\/graphql/.exec(text)?.[1];
    if (url === undefined) continue;
    // The second time it runs compiled.
    for (let time = 0; time < 2; time++) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
        body: JSON.stringify({ query: question }),
      });
      const answer = await response.text();
      if (answer.includes('"errors"')) throw new Error(`what was built does not answer: ${answer}`);
    }
    break;
  }
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await exited;
  if (code !== 0) throw new Error(`what was built ended with ${code}: ${text}`);
}
