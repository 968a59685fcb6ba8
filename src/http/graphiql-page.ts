import { escapeHtml } from './plain-page.ts';

export interface GraphiqlPage {
  readonly title: string;
  readonly paths: {
    readonly script: string;
    readonly style: string;
    readonly start: string;
    /** By the label that the editor asks for. */
    readonly workers: Readonly<Record<string, string>>;
  };
  /** Properties of GraphiQL that are data. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The tab that the address asks for. */
  readonly opened?: Readonly<Record<'query' | 'variables' | 'headers', string | null>>;
}

/**
 * Starts GraphiQL with the data that the page carries: as a file of its own, since the page allows no script in itself.
 *
 * GraphiQL forgets the variables of the first tab, and opens an empty tab after a reload, unless it is told what the tab
 * that it is to show holds: the one named by the address, else the one last in use, else the first.
 */
export const graphiqlStart = `const { workers, options, opened } = JSON.parse(document.getElementById('settings').textContent);
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };

function storedTabs() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return { tabs, active: tabs[activeTabIndex] };
  } catch {
    return { tabs: options.defaultTabs, active: options.defaultTabs[0] };
  }
}

const { tabs, active } = storedTabs();
const address = new URL(location.href);
const shared = opened?.query ?? address.searchParams.get('query');
const shown =
  opened ?? (shared === null || active?.query === shared ? active : tabs.find((tab) => tab.query === shared));
if (opened) {
  // From here on the address is that of what becomes of the example; loaded again, it is not opened once more.
  address.searchParams.delete('example');
  history.replaceState(null, '', address);
}
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...options,
  query: shared ?? shown?.query ?? undefined,
  initialVariables: shown?.variables ?? undefined,
  initialHeaders: shown?.headers ?? options.defaultHeaders,
});
`;

export function graphiqlPage({ title, paths, options, opened }: GraphiqlPage): string {
  const { script, style, start, workers } = paths;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
<style>
/* GraphiQL moves a tab that has the focus to the end of the row: away from under the pointer before the click. */
.graphiql-container .graphiql-tab { transform: none !important; }
.graphiql-container .graphiql-logo { flex: none; white-space: nowrap; font-size: 1rem; padding-right: 0.5rem; }
.graphiql-container .graphiql-logo a { margin-left: 0.75rem; color: inherit; }
</style>
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script id="settings" type="application/json">${escapeScript(JSON.stringify({ workers, options, opened }))}</script>
<script src="${script}"></script>
<script src="${start}"></script>
</body>
</html>
`;
}

/** JSON inside a script element: "</script" would end it. */
const escapeScript = (json: string) => json.replaceAll('<', '\\u003c');
