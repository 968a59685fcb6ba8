// Apollo Server 5 with a RESTDataSource per operation.
import { RESTDataSource } from '@apollo/datasource-rest';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { pathOfAccounts, pathOfInstitution, pathOfTransactions } from './client.mjs';
import { resolversOver, typeDefs } from './sdl-schema.mjs';

class OpenFinance extends RESTDataSource {
  baseURL = process.argv[2];
  accounts = async (id) => (await this.get(pathOfAccounts(id))).accounts;
  institution = async (id) => (await this.get(pathOfInstitution(id))).institution;
  transactions = async (id) =>
    Map.groupBy((await this.get(pathOfTransactions(id))).transactions, ({ accountId }) => accountId);
}

const read = {
  accounts: ({ api }, id) => api.accounts(id),
  institution: ({ api }, id) => api.institution(id),
  transactions: ({ api }, id) => api.transactions(id),
};
const server = new ApolloServer({ typeDefs, resolvers: resolversOver(read) });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ api: new OpenFinance() }),
});
process.send({ port: Number(new URL(url).port), path: '/' });
process.on('disconnect', () => process.exit());
