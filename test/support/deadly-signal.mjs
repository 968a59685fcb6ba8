import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a gateway: SIGUSR2 ends the thread of its metrics wherever it is, and each that is started in its place, until
 * the next SIGUSR2.
 */
const threads = createRequire(import.meta.url)('node:worker_threads');
const alive = new Set();
let isDeadly = false;

threads.Worker = class extends threads.Worker {
  constructor(entry, options) {
    super(entry, options);
    if (!String(entry).includes('/metrics-worker.')) return;
    alive.add(this);
    this.once('exit', () => alive.delete(this));
    if (isDeadly) void this.terminate();
  }
};
syncBuiltinESMExports();
process.on('SIGUSR2', () => {
  isDeadly = !isDeadly;
  if (isDeadly) for (const worker of alive) void worker.terminate();
});
