import type { Config } from '../config.ts';
import { type Example, readExamples } from './examples.ts';
import { graphiqlRoutes } from './graphiql.ts';
import { escapeHtml, plainPage, sendPage } from './plain-page.ts';
import type { Route } from './routes.ts';

const listPath = '/examples';

/** Found open by somebody who comes for the first time: what most come for, and no more than a row has room for. */
const open = ['customer-overview', 'connect-link', 'pay-first-time', 'recurring-transactions', 'institutions'];

/** GraphiQL with some examples open and the demo key filled in where there is one, and the list of all examples. */
export async function explorerRoutes(
  { mode, upstream }: Pick<Config, 'mode' | 'upstream'>,
  endpoint: string,
): Promise<readonly Route[]> {
  const isDemo = mode === 'sandbox' && upstream.kind === 'embedded';
  // A real key that somebody types in must not end in the browser's storage: headers are kept only where they are ours.
  const headers = isDemo ? { headers: JSON.stringify({ 'x-api-key': 'sandbox' }) } : {};
  const examples = await readExamples();
  const list = listOf(examples, endpoint);
  return [
    ...graphiqlRoutes({
      endpoint,
      tabs: open.flatMap((name) => examples.find((example) => example.name === name) ?? []),
      examples: new Map(examples.map((example) => [example.name, example])),
      links: [{ href: listPath, text: 'Examples' }],
      ...headers,
    }),
    { path: listPath, methods: ['GET'], handle: (_req, res) => sendPage(res, list) },
  ];
}

function listOf(examples: readonly Example[], endpoint: string): string {
  const entries = (those: readonly Example[]) =>
    those.map(
      ({ name, about }) =>
        `<dt><a href="${endpoint}?example=${encodeURIComponent(name)}"><code>${name}</code></a></dt>\n<dd>${escapeHtml(about).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</dd>`,
    );
  const within = (folder: string) => examples.filter(({ name }) => name.startsWith(`${folder}/`));
  const own = (kind: string) =>
    examples.filter(({ name, query }) => !name.includes('/') && new RegExp(`^${kind}\\b`, 'm').test(query));
  const sections = [
    ['What can be read', own('query')],
    ['What can be done', own('mutation')],
    ['What can be listened to', within('subscriptions')],
    ['Reports', within('reports')],
  ] as const;
  const body = sections.map(([title, those]) => `<h2>${title}</h2>\n<dl>\n${entries(those).join('\n')}\n</dl>`);
  const introduction =
    '<p>Each opens in GraphiQL, with variables that fit the demo data of the sandbox. They are files of <code>examples/</code>, and every one is run by a test.</p>';
  return plainPage({ title: 'Examples', body: [introduction, ...body].join('\n'), width: '52rem' });
}
