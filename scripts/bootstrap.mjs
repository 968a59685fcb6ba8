// Runs a file or a tool of this project on the Node that the lockfile pins, whatever Node is on the machine (18 or newer).
//
//   node scripts/bootstrap.mjs [--env NAME=VALUE] [--dotenv FILE] [--with-dashboard] [--node-flag]… <file or tool> [argument]…
//
// A fresh clone, or one whose lockfile has changed, gets its packages first.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDashboardBuild } from './bootstrap/dashboard.mjs';
import { chooseNode } from './bootstrap/node-binary.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { run } from './bootstrap/run.mjs';
import { findTool } from './bootstrap/tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const defaults = {
  // What Node has compiled once, types taken out, it need not compile again: a third of the time until the gateway listens.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
  // As in the image: each thread would have memory of its own to take from, a tenth of the whole that is never given back.
  MALLOC_ARENA_MAX: '2',
};

/** @param {string[]} args */
function parse(args) {
  const rest = [...args];
  const env = {};
  const flags = [];
  let withDashboard = false;
  while (rest[0]?.startsWith('--')) {
    const flag = rest.shift();
    if (flag === '--env') {
      const [name, ...value] = (rest.shift() ?? '').split('=');
      env[name] = value.join('=');
    } else if (flag === '--dotenv') {
      // Node's own flag for a file that may be missing announces on every start that it is. And its name must not stand
      // in our arguments: older versions of Node obey it even behind the script.
      const file = join(root, rest.shift() ?? '');
      if (existsSync(file)) flags.push(`--env-file=${file}`);
    } else if (flag === '--with-dashboard') {
      withDashboard = true;
    } else {
      flags.push(flag);
    }
  }
  return { env, flags, withDashboard, target: rest[0], args: rest.slice(1) };
}

function fail(message) {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

const { env, flags, withDashboard, target, args } = parse(process.argv.slice(2));
if (target === undefined)
  fail('usage: node scripts/bootstrap.mjs [--env NAME=VALUE] [--dotenv FILE] [--node-flag] <file or tool> [argument]');
try {
  ensurePackages(root, (line) => process.stderr.write(`${line}\n`));
  const file = /\.[cm]?[jt]s$/.test(target) ? target : findTool(root, target);
  if (withDashboard) startDashboardBuild(root, chooseNode(root));
  run(chooseNode(root), [...flags, file, ...args], { ...defaults, ...process.env, ...env });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
