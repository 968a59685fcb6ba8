// Mercurius on Fastify, compiled from the first run on.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { chosen, createLoaders } from './client.mjs';
import { byLoaders, resolversOver, typeDefs } from './sdl-schema.mjs';

const source = chosen();
const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: resolversOver(byLoaders),
  jit: 1,
  context: () => ({ loaders: createLoaders(source) }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
process.on('disconnect', () => process.exit());
