import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Route } from './routes.ts';

export interface StaticAsset {
  /** Must change with the content: browsers keep what they have got under it for a year. */
  readonly path: string;
  readonly contentType: string;
  /** Asked once, when the first browser comes. */
  readonly load: () => Promise<string | Buffer>;
}

type Encoding = 'br' | 'gzip' | 'identity';

const compressors: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  // The middle level: 5 MB of script take 0.15 s and come out 5 % larger than after 0.5 s.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
  identity: async (bytes) => bytes,
};

/** A file that never changes under its path: compressed in memory when it is first asked for, then kept. */
export function staticRoute(
  { path, contentType, load }: StaticAsset,
  onError: (error: unknown) => void = () => {},
): Route {
  const kept = new Map<Encoding, Promise<Buffer>>();
  const bytesFor = (encoding: Encoding) => {
    const known = kept.get(encoding);
    if (known !== undefined) return known;
    const made = load().then((content) => compressors[encoding](Buffer.from(content)));
    kept.set(encoding, made);
    made.catch(() => kept.delete(encoding));
    return made;
  };

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const encoding = bestEncoding(String(req.headers['accept-encoding'] ?? ''));
    const etag = `"${path}:${encoding}"`;
    const headers = {
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    };
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304, headers).end();
      return;
    }
    const bytes = await bytesFor(encoding);
    res.writeHead(200, {
      ...headers,
      'content-type': contentType,
      'content-length': bytes.length,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
    res.end(req.method === 'HEAD' ? undefined : bytes);
  }

  return {
    path,
    methods: ['GET'],
    handle: (req, res) => {
      handle(req, res).catch((error: unknown) => {
        onError(error);
        res.destroy();
      });
    },
  };
}

/** The smallest form that a browser takes. */
export function bestEncoding(accepted: string): Encoding {
  const refused = /(?:^|,)\s*(br|gzip)\s*;\s*q=0(?:\.0*)?\s*(?=,|$)/g;
  const offers = accepted.replace(refused, '');
  if (/\bbr\b/.test(offers)) return 'br';
  return /\bgzip\b/.test(offers) ? 'gzip' : 'identity';
}
