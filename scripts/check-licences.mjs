// Refuses to build with a package whose licence does not let the gateway be used and passed on.
import { readFileSync } from 'node:fs';

const accepted =
  /^(?:\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|MIT-0|WTFPL|MPL-2\.0)(?: (?:OR|AND) )?)+\)?$/;

/** Packages of a lockfile that are shipped under another licence, or none. */
export function otherLicences({ packages }) {
  return Object.entries(packages)
    .filter(([path, { dev, license }]) => path.includes('node_modules/') && !dev && !accepted.test(license ?? ''))
    .map(([path, { license }]) => `${path}: ${license ?? 'no licence'}`);
}

if (import.meta.main) {
  const others = otherLicences(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const line of others) console.error(`This licence is not one of those that are accepted: ${line}`);
  process.exitCode = others.length === 0 ? 0 : 1;
}
