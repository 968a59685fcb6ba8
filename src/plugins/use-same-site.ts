import type { CORSOptions, Plugin } from 'graphql-yoga';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';
import { isUpload } from './use-uploads.ts';

export interface SiteOptions {
  /** Origins of every client: what a browser may ask about before it sends a credential. */
  readonly origins: () => ReadonlySet<string>;
  /** Under which clients reach the gateway; null when only `Host` tells. */
  readonly publicUrl: string | null;
  /** Pages on this machine may call: somebody develops a front end. */
  readonly localPages: boolean;
}

/**
 * Which pages may call. A credential is a header, which no other site can make a browser send by itself; the origin of a page
 * is held against its client all the same, so that a key that ended up in the wrong page is of no use there.
 */
export function useSameSite(options: SiteOptions): Plugin {
  return {
    onRequestParse({ request }) {
      const { requestId, viewer } = stateOf(request);
      if (request.method === 'POST' && !isJson(request) && !isUpload(request.headers.get('content-type'))) {
        const refusal = new GatewayError('BAD_REQUEST', 'Send the operation as application/json.', {
          category: 'CUSTOMER',
        });
        throw toGraphQLError(refusal, requestId, { status: 415 });
      }
      const origin = request.headers.get('origin');
      if (origin === null || viewer === undefined) return;
      if (takesPages(origin, hostOf(request), viewer, options)) return;
      const refusal = new GatewayError('FORBIDDEN', 'This client does not take calls from pages of this origin.', {
        category: 'CUSTOMER',
      });
      throw toGraphQLError(refusal, requestId, { status: 403 });
    },
  };
}

/** Whether a page of this origin may call in the name of the viewer; without one, whether any client has such pages. */
export function takesPages(origin: string, host: string, viewer: Viewer | null, options: SiteOptions): boolean {
  const allowed = viewer === null ? options.origins().has(origin) : viewer.client.allowedOrigins.includes(origin);
  return allowed || isOwn(host, origin, options);
}

const hostOf = (request: Request): string => request.headers.get('host') ?? '';

/** What is answered to a browser that asks whether a page may read the answer. */
export function corsFor(request: Request, options: SiteOptions): CORSOptions {
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  if (!takesPages(origin, hostOf(request), stateOf(request).viewer ?? null, options)) return false;
  return {
    origin: [origin],
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-api-key', 'x-dry-run', 'x-include-extensions', 'x-request-id'],
    exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: 600,
  };
}

function isJson(request: Request): boolean {
  return /^application\/(?:graphql\+)?json\b/i.test(request.headers.get('content-type') ?? '');
}

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page that the gateway itself served, GraphiQL for one. */
function isOwn(host: string, origin: string, { publicUrl, localPages }: SiteOptions): boolean {
  const url = URL.parse(origin);
  if (url === null) return false;
  if (publicUrl === null ? url.host === host : origin === publicUrl) return true;
  return localPages && localHosts.has(url.hostname);
}
