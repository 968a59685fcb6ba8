import { rolldown } from 'rolldown';

/**
 * Makes of a program of this repository, and of the packages that it uses, a few files that Node runs as they are. Most of a start
 * was finding and reading 1,500 files. Names stay as they are, for stacks to be read; nothing is checked.
 *
 * @param folder two below the root: what lies beside dist/ is looked for from there
 */
export async function bundle(root: string, name: string, file: string, folder: `${string}/${string}`): Promise<void> {
  await using program = await rolldown({
    cwd: root,
    platform: 'node',
    input: {
      [name]: file,
      // Threads are started by the URL of a file beside the one that starts them.
      'store-worker': 'src/store/store-worker.ts',
      'metrics-worker': 'src/store/metrics-worker.ts',
    },
    // The first is a page of nine megabytes that is read as a file; the other a choice of pg's that nobody made.
    external: [/^@graphql-yoga\/render-graphiql/, 'pg-native'],
  });
  await program.write({ dir: folder, cleanDir: true, format: 'esm', sourcemap: true, chunkFileNames: '[name].js' });
}
