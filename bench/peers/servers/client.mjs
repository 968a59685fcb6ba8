// The REST calls that every hand-made peer makes, with the same pool and the same batching.
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { Pool } from 'undici';

const [, , upstreamUrl = ''] = process.argv;
/** As many as the gateway has. */
const pool = new Pool(upstreamUrl, { connections: 64, pipelining: 1 });
const headers = { accept: 'application/json', 'finicity-app-key': 'key', 'finicity-app-token': 'token' };

export async function bytesOf(path) {
  const { body } = await pool.request({ path, method: 'GET', headers });
  return body.text();
}

export const get = async (path) => JSON.parse(await bytesOf(path));

export const pathOfAccounts = (customerId) => `/aggregation/v1/customers/${customerId}/accounts`;
export const pathOfTransactions = (customerId) =>
  `/aggregation/v3/customers/${customerId}/transactions?fromDate=946684800&toDate=1893456000&start=1&limit=210&sort=desc&includePending=false`;
export const pathOfInstitution = (id) => `/institution/v2/institutions/${id}`;

export const institution = async (id) => (await get(pathOfInstitution(id))).institution;
export const accounts = async (customerId) => (await get(pathOfAccounts(customerId))).accounts;
export const transactions = async (customerId) =>
  Map.groupBy((await get(pathOfTransactions(customerId))).transactions, ({ accountId }) => accountId);

/** Institutions read once and kept, as a directory would be. */
const kept = new Map();
export async function keptInstitution(id) {
  if (!kept.has(id)) kept.set(id, await institution(id));
  return kept.get(id);
}

/** What upstream said, parsed and grouped, kept in this process. */
const entities = new LRUCache({ max: 1000 });
const remembered = (kind, read) => (id) => {
  const key = `${kind} ${id}`;
  const found = entities.get(key) ?? read(id);
  entities.set(key, found);
  return found;
};
export const cached = {
  institution: remembered('institution', institution),
  accounts: remembered('accounts', accounts),
  transactions: remembered('transactions', transactions),
};
export const uncached = { institution, accounts, transactions };
export const withInstitutions = { ...uncached, institution: keptInstitution };

/** Loaders of one operation: a tick's worth of asks is one call for each customer and each institution. */
export function createLoaders(source) {
  const each = (read) => new DataLoader((ids) => Promise.all(ids.map(read)));
  return {
    accounts: each(source.accounts),
    institutions: each(source.institution),
    transactions: each(source.transactions),
  };
}

/** Which of the three sources the server was started with. */
export const chosen = () => ({ cached, kept: withInstitutions })[process.argv[3]] ?? uncached;

export const iso = (seconds) => new Date(seconds * 1000).toISOString();

export function listening(server) {
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit());
}
