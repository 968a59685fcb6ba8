import type { PartnerEnvironment } from './partner.ts';

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isExperience(text: string): boolean {
  return text === 'default' || guid.test(text);
}

/**
 * What is wrong with an entry of an allow-list; null when nothing is. An entry is an absolute URL, exact - with any query, unless it has one itself -, or with `/*` at
 * its end for everything below. https covers web pages, universal links and app links; http is for loopback addresses,
 * whose port does not matter.
 */
export function redirectEntryFault(entry: string): string | null {
  const url = URL.parse(entry);
  if (url === null || entry.includes(' ')) return 'is not an absolute URL';
  if (hasSecrets(url) || url.hash !== '') return 'has a user name, a password or a fragment';
  if (url.pathname.replace(/\/\*$/, '').includes('*') || url.hostname.includes('*')) {
    return 'may have a * only as the last segment of its path';
  }
  return url.protocol === 'https:' || isLoopback(url)
    ? null
    : 'must begin with https, or be http to a loopback address';
}

/** Why a redirect URI is not taken; null when it is. Never quotes it: it may carry what is nobody's business. */
export function redirectFault(
  uri: string,
  redirectUris: readonly string[],
  environment: PartnerEnvironment,
): string | null {
  const url = URL.parse(uri);
  if (url === null) return 'it is not an absolute URL';
  if (hasSecrets(url)) return 'it has a user name or a password';
  if (url.hash !== '') return 'it has a fragment';
  if (isLoopback(url)) {
    if (environment !== 'sandbox') return 'loopback addresses are for sandbox partners';
  } else if (url.protocol !== 'https:') {
    return 'only https is taken: use a universal link or an app link instead of a scheme of its own';
  }
  return redirectUris.some((entry) => matches(url, entry)) ? null : 'it is not on the allow-list of this client';
}

function matches(url: URL, entry: string): boolean {
  const allowed = URL.parse(entry);
  if (allowed === null || allowed.protocol !== url.protocol || allowed.hostname !== url.hostname) return false;
  if (allowed.port !== url.port && !isLoopback(url)) return false;
  if (allowed.search !== '' && allowed.search !== url.search) return false;
  const path = allowed.pathname;
  return path.endsWith('/*') ? url.pathname.startsWith(path.slice(0, -1)) : url.pathname === path;
}

const hasSecrets = ({ username, password }: URL) => username !== '' || password !== '';

/** Plain http to this machine: of the test program of a developer. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname))
  );
}
