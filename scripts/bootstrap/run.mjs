import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** npm passes on what the terminal or a process group has delivered already; both copies come within this time. */
const sameSignalMs = 500;
const orphanCheckMs = 100;

/** Becomes, as far as it can be seen from outside, the process `node ...args`. */
export function run(node, args, env) {
  const child = spawn(node, args, { stdio: 'inherit', env: withOnPath(env, dirname(node)) });
  const forward = forwarderTo(child);
  for (const signal of signals) process.on(signal, forward);
  if (env.npm_lifecycle_event !== undefined) whenOrphaned(() => forward('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`\n${node} could not be started: ${error.message}\n\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}

/** So that whatever the child starts as `node` is the same Node. Windows spells the name `Path`. */
function withOnPath(env, folder) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: [folder, env[name]].filter(Boolean).join(delimiter) };
}

function forwarderTo(child) {
  let last = Number.NEGATIVE_INFINITY;
  return (signal) => {
    const now = performance.now();
    const isCopy = now - last < sameSignalMs;
    last = now;
    if (!isCopy && !reachesChildItself(signal)) child.kill(signal);
  };
}

/** ^C in a terminal goes to every process in front, and to every process of a console on Windows. */
function reachesChildItself(signal) {
  return process.platform === 'win32' || (signal === 'SIGINT' && Boolean(process.stdin.isTTY));
}

/**
 * npm signals the shell between itself and us, and a shell that does not replace itself by its command (dash) dies of it
 * without a word to us. What is left to notice is that our parent has changed. Not asked unless npm started us: whoever
 * starts this script himself may leave it running.
 */
function whenOrphaned(stop) {
  const parent = process.ppid;
  let signalled = false;
  for (const signal of signals) process.on(signal, () => (signalled = true));
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    if (!signalled) stop();
  }, orphanCheckMs);
}
