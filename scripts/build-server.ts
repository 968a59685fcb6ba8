/**
 * Builds what production runs: dist/src with main.js, the threads of the stores and what a command alone needs in files of its
 * own, and dist/compiled with what V8 made of them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const question = '{ customers(first: 1) { edges { node { customerId accounts { name institution { name } } } } } }';

await bundle(root, 'main', 'src/main.ts', 'dist/src');
await compile();

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
