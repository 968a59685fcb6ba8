import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { type Clock, wait } from '../../lib/clock.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const patienceMs = 5_000;

/** Whether the upstream has an address, answers, and has the same time. Sends one request, without any credential. */
export async function checkNetwork(upstreamUrl: string, clock: Clock): Promise<readonly Finding[]> {
  const { hostname } = new URL(upstreamUrl);
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(name) !== 0) return checkHttp(upstreamUrl, clock);
  const dns = await checkName(name, clock);
  return dns.level === 'FAIL' ? [dns] : [dns, ...(await checkHttp(upstreamUrl, clock))];
}

async function checkName(name: string, clock: Clock): Promise<Finding> {
  try {
    const late = wait(clock, patienceMs).then(() => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })));
    const addresses = await Promise.race([lookup(name, { all: true }), late]);
    return ok('DNS', `${name} is ${addresses.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return fail(
      'DNS',
      `${name} has no address here (${codeOf(error)})`,
      'Check the name in UPSTREAM_URL and the name service of this machine or container.',
    );
  }
}

async function checkHttp(upstreamUrl: string, clock: Clock): Promise<readonly Finding[]> {
  // One that is not shared: nothing stays open behind a check.
  const agent = new Agent({ connectTimeout: patienceMs });
  try {
    const sentAt = clock.wall();
    const answer = await request(upstreamUrl, { dispatcher: agent, signal: AbortSignal.timeout(patienceMs) });
    const answeredAt = clock.wall();
    await answer.body.dump();
    const date = answer.headers.date;
    return [
      reachability(upstreamUrl, answer.statusCode, answeredAt - sentAt),
      clockSkew(typeof date === 'string' ? Date.parse(date) : Number.NaN, (sentAt + answeredAt) / 2),
    ];
  } catch (error) {
    return [unreachable(upstreamUrl, codeOf(error))];
  } finally {
    await agent.destroy();
  }
}

function reachability(url: string, status: number, ms: number): Finding {
  const text = `${url} answers within ${Math.round(ms)} ms (HTTP ${status})`;
  if (status === 403)
    return warn(
      'upstream',
      text,
      'If every call ends like this: Mastercard takes calls from the US, the UK, Canada and Australia only.',
    );
  if (status >= 500) return warn('upstream', text, "Mastercard's service fails. Try again later; see its status page.");
  return ok('upstream', text);
}

/** As undici and OpenSSL name what is wrong with a certificate. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

function unreachable(url: string, code: string): Finding {
  if (certificate.test(code))
    return fail(
      'TLS',
      `the certificate of ${url} is not accepted (${code})`,
      'If a proxy on the way signs anew, give its certificate to Node: NODE_EXTRA_CA_CERTS=/path/to/ca.pem. Otherwise check UPSTREAM_URL.',
    );
  return fail(
    'upstream',
    `${url} cannot be reached (${code})`,
    'Allow connections from here to that host and port. The gateway connects directly: HTTP_PROXY and HTTPS_PROXY have no effect.',
  );
}

const noticeableMs = 5_000;
/** Farther apart, a customer that was made by a call whose answer was lost is not recognised as new. */
const harmfulMs = 120_000;

function clockSkew(theirs: number, ours: number): Finding {
  if (Number.isNaN(theirs))
    return warn(
      'clock',
      'could not be compared: the answer has no Date',
      'Make sure that this machine has the right time.',
    );
  // The header is cut to whole seconds: on average it is half a second old.
  const ahead = ours - (theirs + 500);
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const text = `${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} upstream`;
  const remedy = 'Set the clock of this machine, best by NTP.';
  if (Math.abs(ahead) > harmfulMs) return fail('clock', text, remedy);
  if (Math.abs(ahead) > noticeableMs) return warn('clock', text, remedy);
  return ok('clock', seconds === 0 ? 'the same as upstream' : text);
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown reason';
}
