import type { Config } from '../config.ts';
import { exampleTabs } from './example-tabs.ts';
import { graphiqlRoutes } from './graphiql.ts';
import type { Route } from './routes.ts';

/** GraphiQL, with the examples open and the demo key filled in where there is one. */
export async function explorerRoutes(
  { mode, upstream }: Pick<Config, 'mode' | 'upstream'>,
  endpoint: string,
): Promise<readonly Route[]> {
  const isDemo = mode === 'sandbox' && upstream.kind === 'embedded';
  // A real key that somebody types in must not end in the browser's storage: headers are kept only where they are ours.
  const headers = isDemo ? { headers: JSON.stringify({ 'x-api-key': 'sandbox' }) } : {};
  return graphiqlRoutes({ endpoint, tabs: await exampleTabs(), ...headers });
}
