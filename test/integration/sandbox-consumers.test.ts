import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Answer, SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
beforeEach(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

interface Consumer {
  readonly id: string;
  readonly customerId: number;
  readonly createdDate: number;
}

const ofCustomer = (customerId: string) => `/decisioning/v1/customers/${customerId}/consumer`;
const byId = (id: string) => `/decisioning/v1/consumers/${id}`;
const refused = (answer: Answer) => ({ status: answer.status, ...jsonOf<object>(answer) });

// From the examples of the OpenAPI document.
const complete = {
  firstName: 'John',
  lastName: 'Smith',
  address: '434 W Ascension Way',
  city: 'Murray',
  state: 'UT',
  zip: '84123',
  phone: '1-801-984-4200',
  ssn: '999-99-9999',
  birthday: { year: 1989, month: 8, dayOfMonth: 13 },
  email: 'myname@mycompany.com',
  suffix: 'PhD',
  endUser: {
    name: 'ABC Inc',
    address: '434 W Ascension Way',
    city: 'Murray',
    state: 'UT',
    zip: '84123',
    phone: '6786786786',
  },
};

describe('consumers', () => {
  it('are created, and read both ways with the last four digits of the number only', async () => {
    const answer = await client.post(ofCustomer('5001002'), complete);
    expect(answer.status).toBe(201);
    const created = jsonOf<Consumer>(answer);
    expect(created).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      customerId: 5_001_002,
      createdDate: expect.any(Number),
    });
    const read = await client.get(ofCustomer('5001002'));
    expect(jsonOf(read)).toEqual({ ...complete, ...created, ssn: '9999' });
    expect((await client.get(byId(created.id))).text).toBe(read.text);
  });

  it('come one to a customer', async () => {
    const exists = { status: 409, code: 11000, message: 'A consumer already exists for customer 5001001' };
    expect(refused(await client.post(ofCustomer('5001001'), complete))).toEqual(exists);
  });

  it('need little more than a name, and give back what they were given', async () => {
    const minimal = { firstName: 'Al', lastName: 'Roe', state: 'NY', ssn: '123456789', email: 'al@example.com' };
    expect((await client.post(ofCustomer('5001002'), minimal)).status).toBe(201);
    expect(jsonOf(await client.get(ofCustomer('5001002')))).toEqual({
      ...minimal,
      ssn: '6789',
      id: expect.any(String),
      customerId: 5_001_002,
      createdDate: expect.any(Number),
    });
  });

  it.each([
    [{ firstName: undefined }, 10005, 'Missing parameter (firstName)'],
    [{ lastName: '' }, 10005, 'Missing parameter (lastName)'],
    [{ state: undefined }, 10005, 'Missing parameter (state)'],
    [{ ssn: undefined, birthday: undefined }, 10005, 'Missing parameter (ssn or birthday)'],
    [{ phone: undefined, email: undefined }, 10005, 'Missing parameter (phone or email)'],
    [{ endUser: { ...complete.endUser, zip: undefined } }, 10005, 'Missing parameter (endUser.zip)'],
    [{ ssn: '1234' }, 10100, 'Invalid format for field consumer.ssn.  Required format is 9 digits.'],
    [{ ssn: '12345-6789' }, 10100, 'Invalid format for field consumer.ssn.  Required format is 9 digits.'],
    [{ phone: '12' }, 10100, 'Invalid format for field consumer.phone.'],
    [{ email: 'nobody' }, 10100, 'Invalid format for field consumer.email.'],
    [{ birthday: { year: 1989, month: 2, dayOfMonth: 30 } }, 10100, 'Invalid format for field consumer.birthday.'],
  ])('are refused with %j', async (change, code, message) => {
    const answer = await client.post(ofCustomer('5001002'), { ...complete, ...change });
    expect(refused(answer)).toEqual({ status: 400, code, message });
  });

  it('are not found by the words of the decisioning family', async () => {
    const nobody = await client.get(ofCustomer('1234'));
    expect(refused(nobody)).toEqual({ status: 404, code: 14001, message: 'Resource not found.' });
    const none = { status: 404, code: 10100, message: 'Cannot find consumer for customer with id 5001002.' };
    expect(refused(await client.get(ofCustomer('5001002')))).toEqual(none);
    const unknown = { status: 404, code: 10100, message: 'Cannot find consumer with id 1234.' };
    expect(refused(await client.get(byId('1234')))).toEqual(unknown);
    expect(refused(await client.put(byId('1234'), { city: 'Provo' }))).toEqual(unknown);
    expect((await client.post(ofCustomer('1234'), complete)).status).toBe(404);
  });

  it('are unknown to another partner, whose customer of the same id has its own', async () => {
    const ours = jsonOf<Consumer>(await client.get(ofCustomer('5001001')));
    const other = await createClient(sandbox, 1);
    const theirs = jsonOf<Consumer>(await other.get(ofCustomer('5001001')));
    expect(theirs.id).not.toBe(ours.id);
    expect((await other.get(byId(ours.id))).status).toBe(404);
  });

  it('change in part, each change checked', async () => {
    const { id, ...before } = jsonOf<Consumer>(await client.get(ofCustomer('5001001')));
    expect(await client.put(byId(id), { city: 'Provo', ssn: '111223333' })).toMatchObject({ status: 204, text: '' });
    expect(jsonOf(await client.get(byId(id)))).toEqual({ id, ...before, city: 'Provo', ssn: '3333' });
    expect((await client.put(byId(id), { phone: 'none' })).status).toBe(400);
  });

  it('outlive their customer, and cannot be deleted', async () => {
    const read = await client.get(ofCustomer('5001001'));
    const { id } = jsonOf<Consumer>(read);
    expect((await client.delete('/aggregation/v1/customers/5001001')).status).toBe(204);
    expect(await client.get(byId(id))).toMatchObject({ status: 200, text: read.text });
    expect((await client.get(ofCustomer('5001001'))).status).toBe(404);
    expect((await client.delete(byId(id))).status).toBe(404);
  });
});
