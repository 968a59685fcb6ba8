/**
 * Builds the page of the dashboard into dashboard/dist, unless what is there was made from these very sources.
 *
 * The finished folder takes the place of the old one at once, so that a gateway never serves half of it.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dashboard/dist');
/** Beside the packages: the same file system, and never committed. */
const cache = join(root, 'node_modules/.cache');

/** What the page is made of, and with. */
function fingerprint(): string {
  const files = globSync(
    ['dashboard/{index.html,vite.config.ts}', 'dashboard/src/**/*.*', 'client/src/*.ts', 'package.json'],
    {
      cwd: root,
    },
  );
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function stampOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, '.sources'), 'utf8');
  } catch {
    return null;
  }
}

/** Compressed once and as far as it goes, instead of by every gateway. */
function compress(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: size }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

const stamp = fingerprint();
if (stampOf(target) !== stamp) {
  const { build } = await import('vite');
  const folder = join(cache, `dashboard-${process.pid}`);
  mkdirSync(cache, { recursive: true });
  try {
    await build({
      configFile: join(root, 'dashboard/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    compress(join(folder, 'assets'));
    writeFileSync(join(folder, '.sources'), stamp);
    rmSync(target, { recursive: true, force: true });
    renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
