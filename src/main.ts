import { runCli } from './cli/cli.ts';

// Whoever reads along may go away, or their disk fill up: no reason to stop serving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

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
  exit: (code) => process.exit(code),
});

// What was written to a pipe is lost unless the process lives until it is read; a reader that never reads is not waited for.
const leave = () => process.exit(code);
process.stdout.write('', leave);
setTimeout(leave, 1_000);
