import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationFacts } from '../support/access-ids.ts';
import { consumerFacts } from '../support/consumer-facts.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let mine: string;

beforeEach(async () => {
  stage = await startStage();
  mine = customerFor(stage.sandbox, 'no accounts');
});
afterEach(() => stage[Symbol.asyncDispose]());

const business = {
  name: 'ABC Tires Inc',
  personallyLiable: true,
  address: { line1: '434 W Ascension Way', city: 'Murray', state: 'UT', country: 'US', postalCode: '84123' },
  phone: { countryCode: '1', number: '8042221111' },
};

async function ask(query: string, variables: object = {}): Promise<any> {
  const { data, errors } = await stage.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** Does it, and tells what is in `selection` of what came of it. */
async function mutate(name: string, input: object, selection = '__typename'): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Payload { ${selection} } } }`;
  const answer = (await ask(query, { input }))[name];
  expect(answer.__typename).toBe(`${type}Payload`);
  return answer;
}

const newConsumer = async () =>
  (await mutate('createConsumer', { customerId: mine, ...consumerFacts }, 'consumer { consumerId }')).consumer;
const newBusiness = async () =>
  (await mutate('createBusiness', { customerId: mine, ...business }, 'business { businessId }')).business;
const register = async () => mutate('registerApplication', { ...applicationFacts, name: 'Robot' }, 'preAppId');

const list = '{ customers(first: 500) { edges { node { username } } } }';
const listCall = { 'GET /aggregation/v1/customers': 1 };
const one = 'query ($c: ID!) { customer(customerId: $c) { username } }';
const applications = '{ applications { name } }';

interface Change {
  readonly name: string;
  /** What there has to be before. */
  readonly given?: () => Promise<any>;
  readonly input: (given: any) => object;
  /** Of the lists of customers and of applications, asked for afterwards. */
  readonly calls: object;
}

const changes: readonly Change[] = [
  { name: 'updateCustomer', input: () => ({ customerId: mine, firstName: 'Grace' }), calls: listCall },
  { name: 'deleteCustomer', input: () => ({ customerId: mine }), calls: listCall },
  { name: 'createConsumer', input: () => ({ customerId: mine, ...consumerFacts }), calls: {} },
  {
    name: 'updateConsumer',
    given: newConsumer,
    input: ({ consumerId }) => ({ consumerId, ...consumerFacts, city: 'Provo' }),
    calls: {},
  },
  { name: 'createBusiness', input: () => ({ customerId: mine, ...business }), calls: {} },
  {
    name: 'updateBusiness',
    given: newBusiness,
    input: ({ businessId }) => ({ businessId, ...business, name: 'ABC Tires LLC' }),
    calls: {},
  },
  {
    name: 'registerApplication',
    input: () => ({ ...applicationFacts, name: 'Robot' }),
    calls: { 'GET /applications': 1 },
  },
  {
    name: 'updateApplication',
    given: register,
    input: ({ preAppId }) => ({ ...applicationFacts, name: 'Robot 2', preAppId }),
    calls: { 'GET /applications': 1 },
  },
];

test.each(changes)('$name leaves what is of other customers in memory', async ({ name, given, input, calls }) => {
  const found = await given?.();
  const other = customerFor(stage.sandbox, 'five accounts');
  const ofOther = 'query ($c: ID!) { customer(customerId: $c) { username accounts { accountId } } }';
  const before = [await ask(ofOther, { c: other }), await ask(list), await ask(applications)];
  await mutate(name, input(found));
  stage.upstreamCalls();
  expect(await ask(ofOther, { c: other })).toEqual(before[0]);
  expect(stage.upstreamCalls()).toEqual({});
  await ask(list);
  await ask(applications);
  expect(stage.upstreamCalls()).toEqual(calls);
});

describe('what was changed is read again, by every way that leads to it', () => {
  test('a customer', async () => {
    await ask(one, { c: mine });
    await ask(list);
    await mutate('updateCustomer', { customerId: mine, firstName: 'Grace' });
    const { customer } = await ask('query ($c: ID!) { customer(customerId: $c) { firstName } }', { c: mine });
    expect(customer.firstName).toBe('Grace');
    const { customers } = await ask('{ customers(first: 500) { edges { node { customerId firstName } } } }');
    const names = new Map(customers.edges.map(({ node }: any) => [node.customerId, node.firstName]));
    expect(names.get(mine)).toBe('Grace');
  });

  test('a customer that is deleted', async () => {
    const { consumerId } = await newConsumer();
    const { businessId } = await newBusiness();
    const ways =
      'query ($c: ID!, $k: ID!, $b: ID!) { customer(customerId: $c) { username } consumer(consumerId: $k) { firstName } business(businessId: $b) { name } }';
    await ask(ways, { c: mine, k: consumerId, b: businessId });
    await ask(list);
    await mutate('deleteCustomer', { customerId: mine });
    stage.upstreamCalls();
    expect((await ask(ways, { c: mine, k: consumerId, b: businessId })).customer).toBeNull();
    await ask(list);
    expect(Object.values(stage.upstreamCalls())).toEqual([1, 1, 1, 1]);
  });

  test('a consumer', async () => {
    const { consumerId } = await newConsumer();
    const ways =
      'query ($c: ID!, $k: ID!) { customer(customerId: $c) { consumer { city } } consumer(consumerId: $k) { city } }';
    await ask(ways, { c: mine, k: consumerId });
    await mutate('updateConsumer', { consumerId, ...consumerFacts, city: 'Provo' });
    const { customer, consumer: byId } = await ask(ways, { c: mine, k: consumerId });
    expect([customer.consumer.city, byId.city]).toEqual(['Provo', 'Provo']);
  });

  test('a business', async () => {
    const { businessId } = await newBusiness();
    const ways =
      'query ($c: ID!, $b: ID!) { customer(customerId: $c) { business { name } } business(businessId: $b) { name } }';
    await ask(ways, { c: mine, b: businessId });
    await mutate('updateBusiness', { businessId, ...business, name: 'ABC Tires LLC' });
    const { customer, business: byId } = await ask(ways, { c: mine, b: businessId });
    expect([customer.business.name, byId.name]).toEqual(['ABC Tires LLC', 'ABC Tires LLC']);
  });

  test('an application', async () => {
    const { preAppId } = await register();
    stage.sandbox.setClock({ offsetMs: 200_000 });
    const approved = (await ask('{ applications { preAppId applicationId } }')).applications.find(
      (each: any) => each.preAppId === preAppId,
    );
    await mutate('assignApplication', { customerId: mine, applicationId: approved.applicationId });
    const ofCustomer = 'query ($c: ID!) { customer(customerId: $c) { application { name } } }';
    expect((await ask(ofCustomer, { c: mine })).customer.application.name).toBe('Robot');
    await mutate('updateApplication', { ...applicationFacts, name: 'Robot 2', preAppId });
    // Until it has been approved again.
    expect((await ask(ofCustomer, { c: mine })).customer.application).toBeNull();
    expect((await ask(applications)).applications.map(({ name }: any) => name)).toContain('Robot 2');
  });
});
