import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The script behind a command of one of our dependencies. The links in node_modules/.bin are no scripts on Windows. */
export function findTool(root, name) {
  const { dependencies = {}, devDependencies = {} } = read(join(root, 'package.json'));
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const folder = join(root, 'node_modules', ...dependency.split('/'));
    const { bin } = read(join(folder, 'package.json'));
    const commands = typeof bin === 'string' ? { [dependency.split('/').at(-1)]: bin } : (bin ?? {});
    if (commands[name] !== undefined) return join(folder, commands[name]);
  }
  throw new Error(`No dependency of this project brings a command named ${name}.`);
}
