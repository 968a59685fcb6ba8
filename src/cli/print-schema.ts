import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Edge } from './edge.ts';

/** Prints the graph in the schema definition language, sorted. */
export function runPrintSchema(edge: Edge, schema: GraphQLSchema): number {
  edge.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
  return 0;
}
