// No GraphQL: the same calls, mapped by hand. Argument 3: cached, kept (equal calls) or nothing.
import { createServer } from 'node:http';
import { chosen, iso, listening } from './client.mjs';

const source = chosen();

async function overview(customerId) {
  const [accounts, rows] = await Promise.all([source.accounts(customerId), source.transactions(customerId)]);
  const ids = [...new Set(accounts.map(({ institutionId }) => institutionId))];
  const institutions = new Map(await Promise.all(ids.map(async (id) => [id, await source.institution(id)])));
  return {
    data: {
      customer: {
        customerId,
        accounts: accounts.map(({ id, name, type, status, balance, currency, institutionId }) => {
          const institution = institutions.get(institutionId);
          return {
            accountId: id,
            name,
            typeCode: type,
            statusCode: status,
            balance: { amount: String(balance), currency },
            institution: {
              institutionId: String(institution.id),
              name: institution.name,
              urlHomeApp: institution.urlHomeApp,
              branding: { logo: institution.branding.logo },
            },
            transactions: {
              edges: (rows.get(id) ?? []).slice(0, 20).map((row) => ({
                node: {
                  transactionId: row.id,
                  amount: { amount: String(row.amount), currency },
                  statusCode: row.status,
                  description: row.description,
                  memo: row.memo,
                  typeCode: row.type,
                  postedDate: iso(row.postedDate),
                  transactionDate: iso(row.transactionDate),
                },
              })),
            },
          };
        }),
      },
    },
  };
}

listening(
  createServer((req, res) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', async () => {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString());
      const body = JSON.stringify(await overview(variables.customerId));
      res.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      res.end(body);
    });
  }),
);
