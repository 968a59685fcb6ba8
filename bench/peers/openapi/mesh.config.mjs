// Hive Gateway's own way over a REST API: a supergraph composed of its OpenAPI document, with the links between its answers.
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadOpenAPISubgraph('API', {
        source: new URL('./openapi.json', import.meta.url).pathname,
        endpoint: process.env.UPSTREAM,
      }),
    },
  ],
  additionalTypeDefs: /* GraphQL */ `
    extend type Account {
      bank: InstitutionAnswer
        @resolveTo(
          sourceName: "API"
          sourceTypeName: "Query"
          sourceFieldName: "institution"
          requiredSelectionSet: "{ institutionId }"
          sourceArgs: { institutionId: "{root.institutionId}" }
        )
      rows: Transactions
        @resolveTo(
          sourceName: "API"
          sourceTypeName: "Query"
          sourceFieldName: "transactions"
          requiredSelectionSet: "{ customerId id }"
          sourceArgs: { customerId: "{root.customerId}", accountId: "{root.id}" }
        )
    }
  `,
});
