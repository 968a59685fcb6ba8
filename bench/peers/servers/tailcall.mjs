// Tailcall over the same REST API: one call for each account's rows, one for each bank of a request. As `batched` it reads the rows of all
// accounts of a tick with one call, which is divided by `batchKey`, whosever accounts they are. Its program wants glibc 2.39: where the
// system has an older one, GLIBC_DIR names a folder with a newer, as `dpkg-deb -x libc6_2.41*.deb` and libgcc-s1 beside it unpack it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, , upstream, form] = process.argv;
const isBatched = form === 'batched';
const free = createServer().listen(0, '127.0.0.1');
await once(free, 'listening');
const { port } = free.address();
free.close();

const folder = mkdtempSync(join(tmpdir(), 'tailcall-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const config = join(folder, 'config.graphql');
const batch = isBatched ? ', batch: { delay: 1, maxSize: 1000 }' : '';
const rowsOfCustomer = `rows: [Transaction!]!
    @http(
      url: "${upstream}/aggregation/v4/customers/{{.value.customerId}}/transactions"
      query: [{ key: "accountId", value: "{{.value.id}}" }]
      batchKey: ["transactions", "accountId"]
    )`;
const rowsOfAccount = `rows: Rows @http(url: "${upstream}/aggregation/v4/customers/{{.value.customerId}}/accounts/{{.value.id}}/transactions")`;
writeFileSync(
  config,
  `schema @server(port: ${port}, hostname: "127.0.0.1", workers: 1) @upstream(poolMaxIdlePerHost: 64${batch}) { query: Query }
type Query {
  accounts(customerId: String!): AccountList @http(url: "${upstream}/aggregation/v2/customers/{{.args.customerId}}/accounts")
}
type AccountList { accounts: [Account!]! }
type Account {
  id: String! name: String type: String status: String balance: Float currency: String customerId: String! institutionId: String!
  bank: Bank @http(url: "${upstream}/institution/v2/institutions/{{.value.institutionId}}")
  ${isBatched ? rowsOfCustomer : rowsOfAccount}
}
type Bank { institution: Institution }
type Institution { id: Int name: String urlHomeApp: String branding: Branding }
type Branding { logo: String }
${isBatched ? '' : 'type Rows { transactions: [Transaction!]! }'}
type Transaction {
  id: String amount: Float status: String description: String memo: String type: String postedDate: Int transactionDate: Int
}
`,
);
const program = join(import.meta.dirname, '../node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall');
const libraries = process.env.GLIBC_DIR;
const run = [program, 'start', config];
const command =
  libraries === undefined ? run : [join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', libraries, ...run];
// It ends with this process, however that ends.
const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, TAILCALL_LOG_LEVEL: 'error', TAILCALL_TRACKER: 'false' },
});
child.on('exit', (code) => process.exit(code ?? 1));
for (let isUp = false; !isUp; ) {
  isUp = await fetch(`http://127.0.0.1:${port}/status`).then(
    () => true,
    () => new Promise((resolve) => setTimeout(resolve, 5, false)),
  );
}
process.send({ port, pid: child.pid, dialect: isBatched ? 'restBatched' : 'rest' });
process.on('disconnect', () => process.exit());
