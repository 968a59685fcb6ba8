import { type Finding, fail, ok } from './finding.ts';

/** The oldest major version that the tests run on. */
const oldest = 26;

export function checkNode(version: string): Finding {
  const major = Number(version.split('.')[0]);
  if (major >= oldest) return ok('Node', version);
  return fail(
    'Node',
    `${version} is too old: ${oldest} is needed`,
    `Start with npm, which brings its own Node, or install Node ${oldest}.`,
  );
}
