import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainPage, sendPage } from './plain-page.ts';
import { type Route, sendText } from './routes.ts';
import { bestEncoding } from './static-asset.ts';

export interface DashboardOptions {
  /** Filled in where the gateway runs on demo data; null: whoever comes brings a key. */
  readonly demoKey: string | null;
  readonly onError: (error: unknown) => void;
  /** Where the page was built; the first folder that is there counts. @default this project's */
  readonly folders?: readonly URL[];
}

/** From sources the page lies two folders up, from dist/ three. */
const builtFolders = ['../../dashboard/dist/', '../../../dashboard/dist/'].map(
  (path) => new URL(path, import.meta.url),
);
const pagePath = '/dashboard';
const assetsPath = `${pagePath}/assets/`;

/** Everything comes from here, nothing stands in the page itself, and no text ever becomes markup. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** What was built: the page, and its files by name with all their compressed forms. */
interface Build {
  readonly html: string;
  readonly madeAt: number;
  readonly assets: URL;
  readonly names: ReadonlySet<string>;
}

/**
 * The page of the metrics, and the files it needs. It is a client like any other: what it shows it asks for by GraphQL, with
 * the key of whoever looks at it.
 */
export function dashboardRoutes({ demoKey, onError, folders = builtFolders }: DashboardOptions): readonly Route[] {
  let known: Build | null = null;

  /** Null while it is being built. It may be built again while the gateway runs. */
  async function current(): Promise<Build | null> {
    for (const folder of folders) {
      const page = new URL('index.html', folder);
      const found: Stats | null = await stat(page).catch(() => null);
      if (found === null) continue;
      if (known?.madeAt === found.mtimeMs) return known;
      const assets = new URL('assets/', folder);
      const html = await readFile(page, 'utf8');
      known = { html, madeAt: found.mtimeMs, assets, names: new Set(await readdir(assets)) };
      return known;
    }
    return null;
  }

  async function sendDashboard(_req: IncomingMessage, res: ServerResponse): Promise<void> {
    const build = await current();
    if (build === null) {
      res.setHeader('refresh', '2');
      sendPage(res, beingBuilt, 503);
      return;
    }
    res.setHeader('content-security-policy', contentSecurityPolicy);
    const page = build.html.replace('name="demo-key" content=""', `name="demo-key" content="${demoKey ?? ''}"`);
    sendText(res, 200, 'text/html; charset=utf-8', page);
  }

  async function sendAsset(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const name = (req.url ?? '').slice(assetsPath.length).replace(/[?#].*$/s, '');
    const contentType = contentTypes[name.split('.').at(-1) ?? ''];
    const build = await current();
    // Only names that were listed: nothing that was sent becomes a path.
    if (contentType === undefined || !build?.names.has(name)) {
      sendText(
        res,
        404,
        'text/plain; charset=utf-8',
        'There is no such file. The page may have been built again: reload it.',
      );
      return;
    }
    const encoding = bestEncoding(String(req.headers['accept-encoding'] ?? ''));
    const suffix = { br: '.br', gzip: '.gz', identity: '' }[encoding];
    const bytes = await readFile(new URL(`${name}${suffix}`, build.assets));
    res.writeHead(200, {
      'content-type': contentType,
      'content-length': bytes.length,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
    res.end(req.method === 'HEAD' ? undefined : bytes);
  }

  const route = (path: string, send: (req: IncomingMessage, res: ServerResponse) => Promise<void>): Route => ({
    path,
    isPrefix: path.endsWith('/'),
    methods: ['GET'],
    handle: (req, res) => {
      send(req, res).catch((error: unknown) => {
        onError(error);
        res.destroy();
      });
    },
  });
  return [route(pagePath, sendDashboard), route(assetsPath, sendAsset)];
}

const beingBuilt = plainPage({
  title: 'The dashboard is being built',
  body: '<p>This takes a few seconds after the first start, and the page then opens by itself. If it does not, <code>npm run build:dashboard</code> says why.</p>',
});
