import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Answer, SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
/** On the production plan. */
let production: SandboxClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
  production = await createClient(sandbox, 1);
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

interface Customer {
  readonly id: string;
  readonly username: string;
  readonly createdDate: number | string;
}

const testing = '/aggregation/v2/customers/testing';
const active = '/aggregation/v2/customers/active';
const customers = '/aggregation/v1/customers';
const household = `${customers}/5001001`;
const application = '00278431-b712-4f30-a044-b611f25e533d';

const create = async (body: object, path = testing, by = client) => jsonOf<Customer>(await by.post(path, body));
const refused = (answer: Answer) => ({ status: answer.status, ...jsonOf<object>(answer) });

describe('creating customers', () => {
  it('answers 201 with a string id and a numeric date, and the customer can be read at once', async () => {
    const answer = await client.post(testing, {
      username: 'new_customer1',
      firstName: 'Zoë',
      lastName: "O'Hara-Smith Jr.",
      phone: '1-801-984-4200',
      email: 'zoe@example.com',
    });
    expect(answer.status).toBe(201);
    const created = jsonOf<Customer>(answer);
    expect(created).toEqual({
      id: expect.stringMatching(/^\d{10}$/),
      username: 'new_customer1',
      createdDate: expect.any(Number),
    });
    const { createdDate, ...read } = jsonOf<Record<string, string>>(await client.get(`${customers}/${created.id}`));
    expect(createdDate).toBe(String(created.createdDate));
    expect(read).toMatchObject({
      type: 'testing',
      firstName: 'Zoë',
      lastName: "O'Hara-Smith Jr.",
      email: 'zoe@example.com',
    });
    expect(jsonOf(await client.get(`${customers}?username=new_customer1`))).toMatchObject({ found: 1 });
  });

  it('refuses active ones on the free plan in plain text, and takes them on the other', async () => {
    const answer = await client.post(active, { username: 'active_customer' });
    expect(answer).toMatchObject({ status: 401, contentType: 'text/plain' });
    const { id } = await create({ username: 'active_customer' }, active, production);
    expect(jsonOf(await production.get(`${customers}/${id}`))).toMatchObject({ type: 'active' });
  });

  it('takes a user name once, whichever kind of customer has it', async () => {
    await create({ username: 'taken_name' }, testing, production);
    const taken = { status: 409, code: 110002, message: 'Username is not available.' };
    expect(refused(await production.post(testing, { username: 'taken_name' }))).toEqual(taken);
    expect(refused(await production.post(active, { username: 'taken_name' }))).toEqual(taken);
    expect((await client.post(testing, { username: 'taken_name' })).status).toBe(201);
  });

  it.each([
    [{}, 10005, 'Missing parameter (username)'],
    [{ username: 'five5' }, 110039, 'Username is not as per the policy.'],
    [{ username: 'u'.repeat(256) }, 110039, 'Username is not as per the policy.'],
    [{ username: 'has space' }, 110039, 'Username is not as per the policy.'],
    [{ username: 'acción' }, 110039, 'Username is not as per the policy.'],
    [{ username: 'fine_name1', firstName: '<b>' }, 45003, 'Invalid character in name fields.'],
    [{ username: 'fine_name2', lastName: 'Rob{ot}' }, 45003, 'Invalid character in name fields.'],
    [{ username: 'fine_name3', phone: '1234567890123456' }, 14020, 'Bad request.'],
    [{ username: 'fine_name4', email: 7 }, 14020, 'Bad request.'],
    [{ username: 'fine_name5', applicationId: 'nobody' }, 10007, 'invalid application id'],
  ])('refuses %j', async (body, code, message) => {
    expect(refused(await client.post(testing, body))).toEqual({ status: 400, code, message });
  });

  it('takes every character that the document allows in a user name', async () => {
    expect((await client.post(testing, { username: 'aZ09!@.#$%&*_-+' })).status).toBe(201);
    expect((await client.post(testing, { username: 'u'.repeat(255) })).status).toBe(201);
    expect((await client.post(testing, { username: 'sixsix' })).status).toBe(201);
  });

  it('stops at 500 testing customers, and goes on when one is deleted', async () => {
    await using own = await startSandbox();
    const user = await createClient(own, 1);
    const { found } = jsonOf<{ found: number }>(await user.get(`${customers}?type=testing`));
    for (let count = found; count < 500; count += 1) {
      expect((await user.post(testing, { username: `filler_${count}` })).status).toBe(201);
    }
    const full = { status: 400, code: 42000, message: 'Testing customer limit exceeded.' };
    expect(refused(await user.post(testing, { username: 'one_too_many' }))).toEqual(full);
    expect((await user.post(active, { username: 'active_is_fine' })).status).toBe(201);
    const last = jsonOf<{ customers: Customer[] }>(await user.get(`${customers}?username=filler_499`)).customers[0];
    expect((await user.delete(`${customers}/${last?.id}`)).status).toBe(204);
    const again = await create({ username: 'one_too_many' }, testing, user);
    expect(again.id).not.toBe(last?.id);
  });
});

describe('changing customers', () => {
  it('changes names and the date of the change, and nothing else', async () => {
    const { id } = await create({ username: 'to_be_changed', firstName: 'Old', lastName: 'Name' });
    const before = jsonOf<Record<string, string>>(await client.get(`${customers}/${id}`));
    sandbox.setClock({ offsetMs: 60_000 });
    const answer = await client.put(`${customers}/${id}`, { firstName: 'New', username: 'ignored_name' });
    sandbox.setClock({});
    expect(answer).toMatchObject({ status: 204, text: '' });
    const { lastModifiedDate, ...after } = jsonOf<Record<string, string>>(await client.get(`${customers}/${id}`));
    expect(Number(lastModifiedDate) - Number(before.lastModifiedDate)).toBeGreaterThanOrEqual(60);
    expect(after).toMatchObject({
      username: 'to_be_changed',
      firstName: 'New',
      lastName: 'Name',
      createdDate: before.createdDate,
    });
  });

  it.each([
    [{}, 10025, 'No data to update.'],
    [{ username: 'other_name' }, 10025, 'No data to update.'],
    [{ firstName: 'Rob{ot}' }, 45003, 'Invalid character in name fields.'],
  ])('refuses %j', async (body, code, message) => {
    expect(refused(await client.put(household, body))).toEqual({ status: 400, code, message });
  });

  it('does not find the customer of another partner', async () => {
    const answer = await client.put(`${customers}/8001001`, { firstName: 'New' });
    expect(refused(answer)).toEqual({ status: 404, code: 14001, message: 'Customer not found.' });
  });
});

describe('applications of customers', () => {
  it('are shown with the customer, and say what is missing where there is none', async () => {
    expect(jsonOf(await client.get(household))).toMatchObject({ applicationId: application });
    expect(jsonOf(await client.get(`${household}/application`))).toMatchObject({
      id: '5001001',
      applicationId: application,
      applicationName: 'Awesome Budget App',
    });
    const unassigned = { status: 404, code: 50052, message: 'Customer has no assigned application.' };
    expect(refused(await client.get(`${customers}/5001002/application`))).toEqual(unassigned);
    const third = await createClient(sandbox, 2);
    const none = { status: 404, code: 50051, message: 'No registered partner applications found.' };
    expect(refused(await third.get(`${household}/application`))).toEqual(none);
    const invalid = { status: 400, code: 14023, message: 'Invalid customer id. customerId = (abc)' };
    expect(refused(await client.get(`${customers}/abc/application`))).toEqual(invalid);
  });

  it('are assigned once, with an empty 200', async () => {
    const { id } = await create({ username: 'to_be_assigned' });
    const answer = await client.put(`${customers}/${id}/applications/${application}`);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(jsonOf(await client.get(`${customers}/${id}`))).toMatchObject({ applicationId: application });
    const unknown = await client.put(`${customers}/${id}/applications/00000000-0000-4000-8000-000000000000`);
    expect(refused(unknown)).toEqual({ status: 400, code: 10007, message: 'invalid application id' });
  });
});

describe('deleting customers', () => {
  it('takes the accounts along, and the customer is as unknown as any other', async () => {
    await using own = await startSandbox();
    const user = await createClient(own);
    expect(await user.delete(household)).toMatchObject({ status: 204, text: '' });
    const unknown = { status: 404, code: 14001, message: 'Customer not found.' };
    for (const path of [household, `${household}/accounts`, '/aggregation/v2/customers/5001001/accounts/60010011']) {
      expect(refused(await user.get(path))).toEqual(unknown);
    }
    expect(refused(await user.delete(household))).toEqual(unknown);
    const other = await createClient(own, 1);
    expect((await other.get(household)).status).toBe(200);
    own.reset();
    expect((await (await createClient(own)).get(household)).status).toBe(200);
  });

  it('tells an id that cannot be one', async () => {
    const invalid = { status: 400, code: 14023, message: 'Invalid customer id. customerId = (abc)' };
    expect(refused(await client.delete(`${customers}/abc`))).toEqual(invalid);
  });
});
