import { runCli } from './cli/cli.ts';

// Whoever reads along may go away, or their disk fill up: no reason to stop serving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exit(
  await runCli({
    args: process.argv.slice(2),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    onStopSignal(handler) {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
    },
    exit: (code) => process.exit(code),
  }),
);
