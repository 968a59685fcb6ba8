import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { graphiqlPage, graphiqlStart } from './graphiql-page.ts';
import { escapeHtml } from './plain-page.ts';
import type { Route } from './routes.ts';
import { sendText } from './routes.ts';
import { staticRoute } from './static-asset.ts';

/** One example that a visitor finds open. Variables and headers are JSON. */
export interface GraphiqlTab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

export interface GraphiqlOptions {
  /** Path that answers GraphQL; the page is served there as well, to browsers. */
  readonly endpoint: string;
  /** Open when somebody comes for the first time. */
  readonly tabs?: readonly GraphiqlTab[];
  /** What `?example=<name>` opens in a tab of its own. */
  readonly examples?: ReadonlyMap<string, GraphiqlTab>;
  /** Beside the title. */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Headers of every new tab, as JSON. */
  readonly headers?: string;
  /** @default 'Open Finance Gateway' */
  readonly title?: string;
}

const bundle = '@graphql-yoga/render-graphiql';

/** The whole of GraphiQL is one module of 9 MB: it is loaded when the first browser comes, not at the start. */
const loadBundle = () => import('@graphql-yoga/render-graphiql/graphiql');

/**
 * GraphiQL without the internet: a small page, and its script, style and workers as files that browsers keep.
 *
 * The routes must stand before the one that answers GraphQL at the same path: they take only what a browser navigates to.
 */
export function graphiqlRoutes({
  endpoint,
  tabs = [],
  examples = new Map(),
  links = [],
  headers,
  title = 'Open Finance Gateway',
}: GraphiqlOptions): readonly Route[] {
  const { version } = createRequire(import.meta.url)(`${bundle}/package.json`) as { version: string };
  const startHash = createHash('sha256').update(graphiqlStart).digest('base64url').slice(0, 12);
  const folder = `/graphiql/${version}`;
  const script = 'text/javascript; charset=utf-8';
  const paths = {
    script: `${folder}/graphiql.js`,
    style: `${folder}/graphiql.css`,
    start: `${folder}/start-${startHash}.js`,
    workers: {
      editorWorkerService: `${folder}/editor-worker.js`,
      json: `${folder}/json-worker.js`,
      graphql: `${folder}/graphql-worker.js`,
    },
  };
  const pageWith = (example?: GraphiqlTab) => {
    const opened = example && complete(example, headers);
    return graphiqlPage({
      title,
      paths,
      ...(opened && { opened }),
      options: {
        endpoint,
        title: markupOf(title, links),
        defaultTabs: [...(opened ? [opened] : []), ...tabs.map((tab) => complete(tab, headers))],
        // Headers that the page itself brings are no secret; any others stay out of the browser's storage.
        shouldPersistHeaders: headers !== undefined,
        ...(headers === undefined ? {} : { defaultHeaders: headers }),
      },
    });
  };
  return [
    {
      path: endpoint,
      methods: ['GET'],
      accepts: wantsPage,
      handle: (req, res) => {
        const example = examples.get(searchOf(req).get('example') ?? '');
        res.setHeader('content-security-policy', contentSecurityPolicy);
        res.setHeader('referrer-policy', 'no-referrer');
        sendText(res, 200, 'text/html; charset=utf-8', pageWith(example));
      },
    },
    staticRoute({ path: paths.script, contentType: script, load: async () => (await loadBundle()).js }),
    staticRoute({
      path: paths.style,
      contentType: 'text/css; charset=utf-8',
      load: async () => (await loadBundle()).css,
    }),
    staticRoute({ path: paths.start, contentType: script, load: async () => graphiqlStart }),
    staticRoute({
      path: paths.workers.editorWorkerService,
      contentType: script,
      load: async () => (await loadBundle()).editorWorkerService,
    }),
    staticRoute({ path: paths.workers.json, contentType: script, load: async () => (await loadBundle()).jsonWorker }),
    staticRoute({
      path: paths.workers.graphql,
      contentType: script,
      load: async () => (await loadBundle()).graphqlWorker,
    }),
  ];
}

/** A browser that navigates; a GraphQL client names JSON, or anything. */
function wantsPage(req: IncomingMessage): boolean {
  return (req.headers.accept ?? '').includes('text/html') && !searchOf(req).has('extensions');
}

const searchOf = (req: IncomingMessage) => new URL(req.url ?? '/', 'http://localhost').searchParams;

/** As GraphiQL keeps a tab. */
const complete = ({ query, variables, headers: own }: GraphiqlTab, headers: string | undefined) => ({
  query,
  variables: variables ?? null,
  headers: own ?? headers ?? null,
});

/** GraphiQL takes its title as markup. */
function markupOf(title: string, links: NonNullable<GraphiqlOptions['links']>): string {
  const others = links.map(({ href, text }) => ` <a href="${href}">${escapeHtml(text)}</a>`);
  return `${escapeHtml(title)}${others.join('')}`;
}

/** Everything comes from here. The editor writes its styles into the page, hence `unsafe-inline`; fonts and icons are data. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
