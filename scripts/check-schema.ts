// Compares schema.graphql with the one of the last release, schema.released.graphql. What breaks a client fails, unless the
// version in package.json says so: a new major version, or a new minor one before 1.0.
//
//   node scripts/bootstrap.mjs scripts/check-schema.ts             compares
//   node scripts/bootstrap.mjs scripts/check-schema.ts --release   a step of a release: the present schema is the released one
//
// A committed file and not a git tag: a shallow clone and an archive have no tags, and what is compared can be read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A schema with the version that it came out with. */
export interface Release {
  readonly version: string;
  readonly schema: string;
}

export interface Comparison {
  readonly isAllowed: boolean;
  /** For a person to read. */
  readonly report: string;
}

/** @param released null before the first release */
export async function compare(released: Release | null, working: Release): Promise<Comparison> {
  if (released === null)
    return {
      isAllowed: true,
      report: 'Nothing was released yet: there is no schema.released.graphql to compare with.',
    };
  const changes = await diff(buildSchema(released.schema), buildSchema(working.schema));
  const messagesOf = (level: CriticalityLevel) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  const breaking = messagesOf(CriticalityLevel.Breaking);
  const dangerous = messagesOf(CriticalityLevel.Dangerous);
  const announced = mayBreak(released.version, working.version);
  const isAllowed = breaking.length === 0 || announced;
  return {
    isAllowed,
    report: [
      `Since version ${released.version}: ${changes.length} changes, ${breaking.length} of them breaking.`,
      ...section('Breaks clients:', breaking),
      ...section('May surprise clients:', dangerous),
      ...(breaking.length > 0 && announced ? [`Version ${working.version} may break clients.`] : []),
      ...(isAllowed ? [] : [wayOut]),
    ].join('\n'),
  };
}

const wayOut =
  'Keep what clients use and deprecate it. If it must go: raise the major version in package.json (the minor one before 1.0), and say so in CHANGELOG.md.';

function section(title: string, messages: readonly string[]): readonly string[] {
  return messages.length === 0 ? [] : [title, ...messages.map((message) => `  ${message}`)];
}

/** Whether semantic versioning lets the second version break what the first one promised. */
function mayBreak(from: string, to: string): boolean {
  const [oldMajor = 0, oldMinor = 0] = from.split('.').map(Number);
  const [newMajor = 0, newMinor = 0] = to.split('.').map(Number);
  return newMajor > oldMajor || (oldMajor === 0 && newMajor === 0 && newMinor > oldMinor);
}

const heading = /^# The graph as released with version (\S+)\n/;

/** The text of schema.released.graphql. */
export function writeRelease({ version, schema }: Release): string {
  return `# The graph as released with version ${version}\n${schema}`;
}

/** @throws where the text was not written by `writeRelease` */
export function readRelease(text: string): Release {
  const [, version] = heading.exec(text) ?? [];
  if (version === undefined) throw new Error('schema.released.graphql does not say with which version it was released');
  return { version, schema: text };
}

async function main(isRelease: boolean): Promise<void> {
  const file = (name: string) => new URL(`../${name}`, import.meta.url);
  const read = (name: string) => readFileSync(file(name), 'utf8');
  const working = { version: String(JSON.parse(read('package.json')).version), schema: read('schema.graphql') };
  const releasedFile = 'schema.released.graphql';
  const released = existsSync(file(releasedFile)) ? readRelease(read(releasedFile)) : null;
  const { isAllowed, report } = await compare(released, working);
  console.log(report);
  if (!isAllowed) process.exitCode = 1;
  else if (isRelease) writeFileSync(file(releasedFile), writeRelease(working));
}

if (import.meta.main) await main(process.argv.includes('--release'));
