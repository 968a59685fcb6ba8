import { expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import type { ClientConfig, PartnerConfig, Partners } from '../../src/domain/clients.ts';
import { secret } from '../../src/domain/secret.ts';
import { customerFor, startStage } from '../support/gateway.ts';

const query = 'query ($c: ID!) { viewer { partnerId clientId } customer(customerId: $c) { username } }';

const withClients = (entry: PartnerConfig, ...clients: ClientConfig[]): PartnerConfig => ({ ...entry, clients });
const client = (clientId: string): ClientConfig => ({
  clientId,
  keyHashes: [hashKey(clientId)],
  scopes: ['customers'],
});
const mapOf = (...entries: PartnerConfig[]): Partners =>
  new Map(entries.map((entry) => [entry.partner.partnerId, entry]));

test('partners and clients follow a reload: new keys work, old ones end, others notice nothing', async () => {
  await using stage = await startStage();
  const [first, second, third] = [...stage.config.partners.values()];
  if (!first || !second || !third) throw new Error('three demo partners');
  const variables = { c: customerFor(stage.sandbox, 'five accounts') };
  const ask = (key: string) => stage.ask(query, variables, { 'x-api-key': key });
  const mine = (await ask('sandbox')).data;
  expect(mine.viewer).toEqual({ partnerId: first.partner.partnerId, clientId: 'sandbox' });
  expect((await ask('fresh')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');

  stage.gateway.usePartners(mapOf(withClients(first, client('fresh')), third));
  expect((await ask('fresh')).data.customer).toEqual(mine.customer);
  for (const gone of ['sandbox', 'sandbox-2'])
    expect((await ask(gone)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask('sandbox-3')).data.viewer.partnerId).toBe(third.partner.partnerId);
  // Nothing of the partner was forgotten: the answer was remembered, and nobody logged in again.
  expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}': 2 });

  // A partner that comes back has a token and institutions of its own at once.
  stage.gateway.usePartners(mapOf(withClients(first, client('fresh')), second));
  expect((await ask('sandbox-2')).data.viewer.partnerId).toBe(second.partner.partnerId);
});

test('a changed secret is used with the next login, without a restart', async () => {
  await using stage = await startStage({ warm: false });
  const [first] = [...stage.config.partners.values()];
  if (!first) throw new Error('a demo partner');
  const variables = { c: customerFor(stage.sandbox, 'five accounts') };
  const wrong = { ...first, partner: { ...first.partner, partnerSecret: secret('wrong') } };
  stage.gateway.usePartners(mapOf(wrong));
  const refused = await stage.ask(query, variables);
  expect(refused.errors?.[0]?.extensions.code).toBe('CREDENTIALS_LATCHED');
  stage.gateway.usePartners(mapOf(first));
  expect((await stage.ask(query, variables)).data.customer.username).toEqual(expect.any(String));
});
