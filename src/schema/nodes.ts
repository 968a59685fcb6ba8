import * as resolvers from '../resolvers/nodes.ts';
import { builder } from './builder.ts';

export const NodeRef = builder.nodeInterfaceRef();

/** The `id` of every node: known from its ids, so it never costs a call. */
export const idDescription = 'Global id, for `node(id:)`. Opaque: take it as it is.';

builder.queryFields((t) => ({
  node: t.field({
    type: NodeRef,
    nullable: true,
    description: 'Anything by its global id; null when there is none that you can see.',
    args: { id: t.arg.id({ required: true, description: 'A global id, exactly as this gateway returned it.' }) },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, { id }, ctx, info) => resolvers.node(id, ctx, info),
  }),
  nodes: t.field({
    type: [NodeRef],
    nullable: { list: false, items: true },
    description: `Several things by their global ids, at most ${resolvers.maxNodes}; null in the place of each that you cannot see.`,
    args: { ids: t.arg.idList({ required: true, description: 'Global ids, exactly as this gateway returned them.' }) },
    extensions: { cost: { per: 'operation', calls: 'ids' }, list: { of: 'customer', size: 'ids' } },
    resolve: (_query, { ids }, ctx, info) => resolvers.nodes(ids, ctx, info),
  }),
}));
