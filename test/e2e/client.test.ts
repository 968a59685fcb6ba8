import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtempDisposable, readFile, symlink, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test as base, describe, expect } from 'vitest';
import { createClient } from '../../client/src/create-client.ts';
import { CustomerOverviewDocument } from '../../client/src/generated/strings.ts';
import { customerFor, startStage } from '../support/gateway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** Stands for any program that installed the package: only node_modules/open-finance-gateway-client, nothing else. */
const consumer = `
import { createClient, GatewayError, type ResultOf } from 'open-finance-gateway-client';
import { HelloDocument } from 'open-finance-gateway-client/strings';

const client = createClient({ url: process.argv[2] ?? '', apiKey: 'k' });
const data: { readonly hello: string | null } = await client.request(HelloDocument, { name: 'Ann' });
const same: Omit<ResultOf<typeof HelloDocument>, '__typename'> = data;
// @ts-expect-error a required variable is missing
const missing = () => client.request(HelloDocument);
// @ts-expect-error variables are typed
const wrong = () => client.request(HelloDocument, { name: 1 });
// @ts-expect-error the result is typed
const other: { readonly hello: number } = data;
console.log(JSON.stringify({ same, error: typeof GatewayError, unused: [missing, wrong, other].length }));
`;

/** What codegen would write for one operation, so that the package can be tried without the gateway's own schema. */
async function generateHello(directory: string): Promise<void> {
  const config = await readFile(join(root, 'codegen.ts'), 'utf8');
  await mkdir(join(directory, 'src/schema'), { recursive: true });
  await mkdir(join(directory, 'examples'));
  await writeFile(join(directory, 'codegen.ts'), config.replace('./src/schema/index.ts', './schema-of-test.graphql'));
  await writeFile(join(directory, 'schema-of-test.graphql'), 'type Query { hello(name: String!): String }\n');
  await writeFile(join(directory, 'examples/hello.graphql'), 'query Hello($name: String!) { hello(name: $name) }\n');
  execFileSync(process.execPath, [join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js')], { cwd: directory });
}

const test = base.extend<{ directory: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of a fixture's needs from this pattern
  directory: async ({}, use) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'client-'));
    const directory = temporary.path;
    await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
    await cp(join(root, 'package.json'), join(directory, 'package.json'));
    await cp(join(root, 'tsconfig.json'), join(directory, 'tsconfig.json'));
    await cp(join(root, 'client'), join(directory, 'client'), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist|generated)$/.test(path),
    });
    await generateHello(directory);
    await use(directory);
  },
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** The package as it would be installed, in a directory of its own with nothing else beside it. */
async function install(workspace: string, project: string): Promise<void> {
  const installed = join(project, 'node_modules/open-finance-gateway-client');
  execFileSync(process.execPath, [tsc, '-p', 'client/tsconfig.json', '--outDir', join(installed, 'dist')], {
    cwd: workspace,
  });
  await cp(join(workspace, 'client/package.json'), join(installed, 'package.json'));
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  await writeFile(join(project, 'main.ts'), consumer);
  const compilerOptions = { skipLibCheck: false, typeRoots: [join(root, 'node_modules/@types')] };
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['main.ts'] };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(config));
}

/** Answers `hello` with the name and the key that it was sent. */
async function startEcho() {
  const server = createServer(async (request, response) => {
    const { variables } = JSON.parse(await textOf(request));
    response.end(JSON.stringify({ data: { hello: `${variables.name} ${request.headers['x-api-key']}` } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('the client package', () => {
  test('asks a running gateway, typed by one of its operations', async () => {
    await using stage = await startStage();
    const customerId = customerFor(stage.sandbox, '');
    const client = createClient({ url: `${stage.gateway.url}/graphql`, apiKey: 'sandbox' });
    const { customer } = await client.request(CustomerOverviewDocument, { customerId });
    expect(customer?.customerId).toBe(customerId);
    expect(customer?.accounts?.[0]?.balance?.amount).toMatch(/^-?\d+(\.\d+)?$/);
  });

  test('throws what a gateway answers to a wrong key', async () => {
    await using stage = await startStage({ warm: false });
    const client = createClient({ url: `${stage.gateway.url}/graphql`, apiKey: 'wrong' });
    const refused = client.request(CustomerOverviewDocument, { customerId: '1' });
    await expect(refused).rejects.toMatchObject({ name: 'GatewayError', code: 'UNAUTHENTICATED' });
    await expect(refused).rejects.toHaveProperty('requestId', expect.any(String));
  });

  test('is typed and runs in a project that has nothing else installed', async ({ directory }) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'consumer-'));
    const cwd = temporary.path;
    await install(directory, cwd);
    execFileSync(process.execPath, [tsc, '-p', '.'], { cwd, stdio: 'inherit' });

    await using server = await startEcho();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const { stdout } = await promisify(execFile)(process.execPath, ['main.ts', url], { cwd });
    expect(JSON.parse(stdout)).toEqual({ same: { hello: 'Ann k' }, error: 'function', unused: 3 });
  });

  test('carries the same document ids in both modes and in the manifest', async ({ directory }) => {
    const manifest = JSON.parse(await readFile(join(directory, 'client/persisted-documents.json'), 'utf8'));
    const [id] = Object.keys(manifest);
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    for (const mode of ['strings', 'nodes']) {
      expect(await readFile(join(directory, `client/src/generated/${mode}.ts`), 'utf8')).toContain(
        `"documentId":"${id}"`,
      );
    }
  });

  test('is reported as stale by --check when an example changed', async ({ directory }) => {
    await writeFile(
      join(directory, 'examples/hello.graphql'),
      'query Hello($name: String!) { h: hello(name: $name) }\n',
    );
    const check = () =>
      execFileSync(process.execPath, [join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js'), '--check'], {
        cwd: directory,
        encoding: 'utf8',
      });
    expect(check).toThrow(expect.objectContaining({ status: 1, stdout: expect.stringContaining('strings.ts') }));
  });
});
