import cluster from 'node:cluster';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { runCli } from './cli/cli.ts';
import type { ForkedWorker } from './cli/edge.ts';
import { collectEarly } from './cli/heap-growth.ts';

// Whoever reads along may go away, or their disk fill up: no reason to stop serving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

collectEarly();
// A build brings along what V8 made of it; sources have theirs from scripts/bootstrap.mjs.
if (import.meta.filename.endsWith('.js')) enableCompileCache(join(import.meta.dirname, '../compiled'));

const code = await runCli({
  args: process.argv.slice(2),
  env: process.env,
  nodeVersion: process.versions.node,
  // Opened only by a command that asks something.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  onStopSignal(handler) {
    process.on('SIGINT', handler);
    process.on('SIGTERM', handler);
  },
  onReloadSignal: (handler) => void process.on('SIGHUP', handler),
  exit: (code) => process.exit(code),
  copies: { primary: cluster.isWorker ? lineTo(process) : null, fork },
});

// What was written to a pipe is lost unless the process lives until it is read; a reader that never reads is not waited for.
const leave = () => process.exit(code);
process.stdout.write('', leave);
setTimeout(leave, 1_000);

function fork(): ForkedWorker {
  // Bytes and undefined arrive as what they are.
  cluster.setupPrimary({ serialization: 'advanced' });
  const worker = cluster.fork();
  return {
    port: lineTo(worker.process),
    exited: new Promise((resolve) => worker.process.once('exit', (code, signal) => resolve(signal ?? code ?? 0))),
    kill: () => void worker.process.kill('SIGKILL'),
  };
}

/** This process towards its primary, or a worker towards this one. */
interface Line {
  send?(message: unknown, handle: undefined, options: undefined, sent: () => void): boolean;
  on(event: 'message', take: (message: unknown) => void): unknown;
  once(event: 'disconnect', closed: () => void): unknown;
}

/** What cannot be sent any more is lost: that the other end is gone is told besides. */
function lineTo(line: Line): ForkedWorker['port'] {
  return {
    send: (message) => void line.send?.(message, undefined, undefined, () => {}),
    onMessage: (take) => void line.on('message', take),
    onClose: (closed) => void line.once('disconnect', closed),
  };
}
