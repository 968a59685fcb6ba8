import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { RequestContext } from '../context.ts';
import type { FieldCost, ListSize } from '../domain/cost.ts';
import type { CurrencyCode, Decimal } from '../domain/money.ts';
import type { CalendarDate, Instant } from '../domain/time.ts';
import { neededScopes } from './needed-scopes.ts';

/**
 * What the gateway knows about a field beyond its type; read from the schema, never repeated elsewhere.
 */
export interface FieldFacts {
  /** Answerable from the parent's ids, without loading the parent. */
  readonly known?: true;
  /** Needs the full account list instead of the simple one. */
  readonly tier?: 'full';
  /** May have to wait for a financial institution, for up to three minutes. */
  readonly live?: true;
  /** Of a query: what it answers follows from upstream's answers alone, so that it is the same while they are. */
  readonly lasting?: true;
  readonly cost?: FieldCost;
  readonly list?: ListSize;
  /** Applied to it in the schema definition language. */
  readonly directives?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> extends FieldFacts {}
}

/** Configures the plugins and names the scalars. Defines no types. */
export const builder = new SchemaBuilder<{
  Context: RequestContext;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Decimal: { Input: Decimal; Output: Decimal };
    CurrencyCode: { Input: CurrencyCode; Output: CurrencyCode };
    /** Unix milliseconds inside, RFC 3339 outside. */
    DateTime: { Input: Instant; Output: Instant };
    Date: { Input: CalendarDate; Output: CalendarDate };
  };
}>({
  plugins: [neededScopes, RelayPlugin],
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything that can be asked for again by its global id.', resolveType: nodeTypeOf },
    idFieldOptions: { description: 'Global id, for `node(id:)`. Opaque: take it as it is.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The rows of this page, in order.' },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: { description: 'The place of this row in the list, for `after`.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there may be more rows after this page.' },
    hasPreviousPageFieldOptions: { description: 'Always false: lists are read forward only.' },
    startCursorFieldOptions: { description: 'Cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'Pass it as `after` for the next page. May lie beyond the last row when rows were filtered out.',
    },
  },
});

function nodeTypeOf(node: unknown): string {
  return (node as { node: string }).node;
}
