// Hive Gateway over the same REST API, by its OpenAPI document: one call for each account's rows and bank.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const folder = new URL('..', import.meta.url).pathname;
const supergraph = join(mkdtempSync(join(tmpdir(), 'hive-')), 'supergraph.graphql');
const composed = spawnSync(
  process.execPath,
  [join(folder, 'node_modules/.bin/mesh-compose'), '-c', join(folder, 'openapi/mesh.config.mjs'), '-o', supergraph],
  { env: { ...process.env, UPSTREAM: process.argv[2] }, encoding: 'utf8' },
);
if (composed.status !== 0) throw new Error(`mesh-compose: ${composed.stderr}`);
const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraph, 'utf8'),
  logging: false,
  landingPage: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port, dialect: 'rest' }));
process.on('disconnect', () => process.exit());
