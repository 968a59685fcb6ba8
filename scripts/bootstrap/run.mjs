import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** npm passes on what the terminal or a process group has delivered already; both copies come within this time. */
const sameSignalMs = 500;

/** Becomes, as far as it can be seen from outside, the process `node ...args`. */
export function run(node, args, env) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: withOnPath(env, dirname(node)),
  });
  for (const signal of forwarded) process.on(signal, forwardOnce(child, signal));
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

function forwardOnce(child, signal) {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    const isCopy = now - last < sameSignalMs;
    last = now;
    if (isCopy || reachesChildItself(signal)) return;
    child.kill(signal);
  };
}

/** ^C in a terminal goes to every process in front, and to every process of a console on Windows. */
function reachesChildItself(signal) {
  return process.platform === 'win32' || (signal === 'SIGINT' && Boolean(process.stdin.isTTY));
}
