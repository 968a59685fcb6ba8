import type { CodegenConfig } from '@graphql-codegen/cli';

const types = {
  strictScalars: true,
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', Decimal: 'string', CurrencyCode: 'string' },
  useTypeImports: true,
};

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'operations/*.graphql',
  importExtension: '.ts',
  generates: {
    // Operations as text, for fetch.
    'generated/strings/': { preset: 'client', config: { ...types, documentMode: 'string' } },
    // Operations as typed document nodes, for Apollo Client and urql.
    'generated/nodes/': { preset: 'client', config: types },
  },
};

export default config;
