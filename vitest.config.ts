import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * How much of the random and repeated work to do: 1 on every run, 10 and more in `npm run test:deep`. Property tests
 * multiply their number of runs by it, and the time they may take grows with it.
 */
const scale = Math.max(1, Number(process.env.TEST_SCALE ?? 1) || 1);

interface Kind {
  readonly name: string;
  /** After which a test counts as hung: far beyond what one takes, even on a machine that is busy with other things. */
  readonly seconds: number;
  /** Worker threads start faster; only a process of its own has its own signals, exit code and working directory. */
  readonly pool: 'threads' | 'forks';
  /** Kinds of a later group start when the earlier groups are done. */
  readonly group: number;
  /** One file at a time: the test starts servers and processes, and measures them. */
  readonly serial?: true;
}

const kinds: readonly Kind[] = [
  { name: 'unit', seconds: 30, pool: 'threads', group: 0 },
  { name: 'contract', seconds: 60, pool: 'threads', group: 0 },
  { name: 'property', seconds: 60 * scale, pool: 'threads', group: 0 },
  { name: 'integration', seconds: 60, pool: 'forks', group: 1 },
  { name: 'e2e', seconds: 120, pool: 'forks', group: 2 },
  // Minutes each: only `npm run test:deep` runs them.
  { name: 'deep', seconds: 900, pool: 'forks', group: 3, serial: true },
];

/** A directory to leave a JSON report in, one file per run: .ci/run adds them up. */
const reports = process.env.TEST_REPORTS;

export default defineConfig({
  resolve: {
    // graphql 16 has two builds. Node gives index.js to the packages that import it, Vite would give index.mjs to our
    // own files, and graphql refuses a schema made by the other build.
    alias: [{ find: /^graphql$/, replacement: fromRoot('node_modules/graphql/index.js') }],
  },
  test: {
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]] : ['default'],
    env: { TEST_SCALE: String(scale) },
    // A test that forgets to await or to restore must not be able to help the next one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: kinds.map((kind) => ({
      extends: true as const,
      test: {
        name: kind.name,
        include: [`test/${kind.name}/**/*.test.ts`],
        pool: kind.pool,
        testTimeout: kind.seconds * 1000,
        hookTimeout: kind.seconds * 1000,
        sequence: { groupOrder: kind.group },
        maxWorkers: kind.serial ? 1 : 2,
        // Files of a kind share their modules, where to load the gateway anew for each would take longer than most tests
        // do. Not so unit tests: one of them adds fields to the schema's builder, which others would find in the schema.
        isolate: kind.name === 'unit',
      },
    })),
  },
});
