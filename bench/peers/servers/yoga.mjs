// Plain GraphQL Yoga, Pothos and DataLoader. Argument 3: cached, kept or nothing; 4: jit, response-cache or nothing.
import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createYoga } from 'graphql-yoga';
import { chosen, createLoaders, listening } from './client.mjs';
import { schema } from './pothos-schema.mjs';

const source = chosen();
const plugins = { jit: [useGraphQlJit()], 'response-cache': [useResponseCache({ session: () => null, ttl: 60_000 })] };
const yoga = createYoga({
  schema,
  logging: false,
  graphiql: false,
  landingPage: false,
  context: () => ({ loaders: createLoaders(source) }),
  plugins: plugins[process.argv[4]] ?? [],
});
listening(createServer(yoga));
