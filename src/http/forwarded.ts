import type { IncomingMessage, RequestListener } from 'node:http';
import { isIP, isIPv4 } from 'node:net';

/** Where a request came from before any proxy. */
interface Caller {
  /** An IP address. */
  readonly address: string;
  /** It was sent with https, as the outermost trusted proxy says. */
  readonly isHttps: boolean;
}

/** What proxies tell, and everybody else may write as well. */
const told = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-real-ip'] as const;

/**
 * Puts in place of `x-forwarded-for` and `x-forwarded-proto` what can be believed of them, and takes out the rest: whoever
 * reads these headers behind this listener reads one address and one scheme, whatever was sent.
 *
 * @param trusted proxies in front, each of which appends the address that it was called from; 0 for none
 */
export function withForwarded(listener: RequestListener, trusted: number): RequestListener {
  return (req, res) => {
    const { address, isHttps } = callerOf(req, trusted);
    for (const name of told) if (req.headers[name] !== undefined) delete req.headers[name];
    req.headers['x-forwarded-for'] = address;
    req.headers['x-forwarded-proto'] = isHttps ? 'https' : 'http';
    listener(req, res);
  };
}

/** Pure. What stands farther left than the trusted proxies wrote is whatever a client chose to send. */
export function callerOf(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  trusted: number,
): Caller {
  const nearest = socket.remoteAddress ?? '';
  if (trusted === 0) return { address: plain(nearest), isHttps: false };
  const hops = [...listed(headers['x-forwarded-for']), nearest].map(plain);
  // From the gateway outwards; a proxy that wrote no address ends what is known.
  const known = hops.slice(-trusted - 1).toReversed();
  const broken = known.findIndex((hop) => isIP(hop) === 0);
  const address = (broken === -1 ? known : known.slice(0, Math.max(1, broken))).at(-1) ?? '';
  const scheme = listed(headers['x-forwarded-proto']).slice(-trusted)[0];
  return { address, isHttps: scheme?.toLowerCase() === 'https' };
}

function listed(header: string | readonly string[] | undefined): readonly string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Without a port, brackets, or the mark of an IPv4 address on an IPv6 socket. */
function plain(hop: string): string {
  if (isIPv4(hop)) return hop;
  const bracketed = /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1];
  return (bracketed ?? withPort ?? hop).replace(/^::ffff:(?=\d+\.)/i, '');
}
