import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, startStage } from '../support/gateway.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

const query = `query ($c: ID!, $a: ID!, $input: OwnerMatchInput!, $by: OwnerMatcher!) {
  account(customerId: $c, accountId: $a) {
    ownerMatch(input: $input, by: $by) {
      __typename
      ... on OwnerMatch {
        matcher verdict
        name { score verdict reasons { code effect message } }
        address { score reasons { code } }
        phone { score }
        email { score reasons { code } }
      }
      ... on Problem { message upstreamCode }
    }
  }
}`;

const owners = 'GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/owner';
const joined = 'GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/owner';
const matching = 'POST /account-owner-verification-matchings/customers/{customerId}/accounts/{accountId}';

interface Holder {
  readonly firstName: string;
  readonly lastName: string;
  readonly addresses: readonly { line1: string; line2?: string; city: string; state: string; postalCode: string }[];
  readonly emails: readonly { email: string }[];
  readonly phones: readonly { phone: string }[];
}

const account = { c: '5001041', a: '60010411' };
const trouble = (position: number) => ({ c: '5001042', a: `6001042${position}` });

let stage: Stage;
let holder: Holder;

beforeAll(async () => {
  stage = await startStage();
  const client = await createClient(stage.sandbox);
  const { c, a } = account;
  const path = `/aggregation/v3/customers/${c}/accounts/${a}/owner`;
  [holder] = jsonOf<{ holders: [Holder] }>(await client.get(path)).holders;
  stage.sandbox.resetCalls();
});
afterAll(() => stage[Symbol.asyncDispose]());
afterEach(() => stage.upstreamCalls());

async function match(ids: { c: string; a: string }, input: object, by = 'GATEWAY'): Promise<any> {
  const { data, errors } = await stage.ask(query, { ...ids, input, by });
  expect(errors).toBeUndefined();
  return data.account.ownerMatch;
}

/** As the owner would write what the bank has on file. */
const own = () => {
  const { firstName, lastName, addresses, emails, phones } = holder;
  const [{ line1, line2, city, state, postalCode } = { line1: '', city: '', state: '', postalCode: '' }] = addresses;
  return {
    person: { firstName: firstName.toLowerCase(), lastName: lastName.toUpperCase() },
    address: { line1: `${line1}.`, ...(line2 && { line2 }), city, state, postalCode: `${postalCode}-0001` },
    phone: phones[0]?.phone.replace(/(\d{3})(\d{3})(\d{4})/, '+1 ($1) $2-$3'),
    email: emails[0]?.email.toUpperCase(),
  };
};

describe('by the gateway', () => {
  test('an owner matches, for one billable call, and again for none', async () => {
    const answer = await match(account, own());
    expect(answer).toMatchObject({
      matcher: 'GATEWAY',
      verdict: 'MATCH',
      phone: { score: 100 },
      email: { score: 100 },
    });
    expect(answer.name.score).toBeGreaterThanOrEqual(97);
    expect(answer.address.score).toBe(100);
    expect(stage.upstreamCalls()).toEqual({ [owners]: 1 });
    expect(await match(account, { ...own(), person: { firstName: 'Zelda', lastName: 'Nobody' } })).toMatchObject({
      verdict: 'NO_MATCH',
    });
    expect(stage.upstreamCalls()[owners]).toBeUndefined();
  });

  test('another part that differs makes a person look, and the reasons hold nothing of the owner', async () => {
    const answer = await match(account, { ...own(), email: 'somebody@example.org' });
    expect(answer).toMatchObject({ verdict: 'POSSIBLE', email: { score: 0, reasons: [{ code: 'EMAIL_DIFFERENT' }] } });
    const { firstName, lastName, addresses, emails, phones } = holder;
    const personal = [firstName, lastName, addresses[0]?.line1, addresses[0]?.city, emails[0]?.email, phones[0]?.phone];
    for (const value of personal) expect(JSON.stringify(answer).toLowerCase()).not.toContain(value?.toLowerCase());
  });

  test('one of several owners in one text is found, where only the first version has them', async () => {
    expect(await match(trouble(2), { fullName: 'Trouble, Terry' })).toMatchObject({
      verdict: 'MATCH',
      name: { reasons: expect.arrayContaining([expect.objectContaining({ code: 'ONE_OF_SEVERAL_NAMES' })]) },
    });
    expect(stage.upstreamCalls()).toMatchObject({ [owners]: 1, [joined]: 1 });
  });

  test('says what stands in the way', async () => {
    expect(await match(trouble(3), { fullName: 'Terry Trouble' })).toMatchObject({ __typename: 'OwnerDataMissing' });
    expect(await match(trouble(5), { fullName: 'Terry Trouble' })).toMatchObject({
      __typename: 'InstitutionThrottled',
    });
    expect(await match(trouble(6), { fullName: 'Terry Trouble' })).toMatchObject({ __typename: 'ConnectionNeedsFix' });
    expect(await match(trouble(7), { fullName: 'Terry Trouble' })).toMatchObject({ __typename: 'MfaRequired' });
    expect(await match(account, {})).toMatchObject({ __typename: 'InvalidInput' });
    expect(await match(account, { person: { firstName: ' ', lastName: 'Payer' } })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await match(account, { ...own(), fullName: 'Both' })).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('by upstream', () => {
  test('an owner matches by one billable call, in which the claim is all that is sent', async () => {
    const answer = await match(account, own(), 'UPSTREAM');
    expect(answer).toMatchObject({ matcher: 'UPSTREAM', phone: { score: 100 }, email: { score: 100 } });
    expect(answer.address.score).toBeGreaterThan(80);
    expect(stage.upstreamCalls()).toMatchObject({ [matching]: 1 });
  });

  test('a stranger does not, and what scored low is named', async () => {
    const answer = await match(account, { person: { firstName: 'Zelda', lastName: 'Nobody' } }, 'UPSTREAM');
    expect(answer.verdict).toBe('NO_MATCH');
    expect(answer.name.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'FIRST_NAME_DIFFERENT',
      'LAST_NAME_DIFFERENT',
    ]);
    expect(answer).toMatchObject({ address: null, phone: null, email: null });
  });

  test('compares people only, and says so without a call', async () => {
    expect(await match(account, { fullName: 'Payer Family Trust' }, 'UPSTREAM')).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(stage.upstreamCalls()[matching]).toBeUndefined();
    expect(await match(trouble(3), { person: { firstName: 'T', lastName: 'T' } }, 'UPSTREAM')).toMatchObject({
      __typename: 'OwnerDataMissing',
      upstreamCode: '12017',
    });
  });

  test('a question that upstream has no time for is told apart', async () => {
    stage.sandbox.addFault({
      match: { path: '/account-owner-verification-matchings/*' },
      effect: { kind: 'status', status: 408, body: { code: '10030', message: 'Please try again at a later time.' } },
      times: 1,
    });
    expect(await match(account, own(), 'UPSTREAM')).toMatchObject({ __typename: 'TookTooLong' });
  });
});

describe('while the bank takes its time', () => {
  test.each([
    ['GATEWAY', '60010412', owners],
    ['UPSTREAM', '60010413', matching],
  ])('the match by %s is pending, and asking again joins the call that is under way', async (by, a, call) => {
    const path = call.slice(call.indexOf('/'));
    stage.sandbox.addFault({ match: { path }, effect: { kind: 'latency', ms: 400 }, times: 1 });
    const waiting = query.replace('by: $by', 'by: $by, waitFor: $w').replace('query (', 'query ($w: Int!, ');
    const input = { person: { firstName: 'Somebody', lastName: 'Else' } };
    const ask = async (w: number) => {
      const { data, errors } = await stage.ask(waiting, { c: '5001041', a, input, by, w });
      expect(errors).toBeUndefined();
      return data.account.ownerMatch.__typename;
    };
    stage.upstreamCalls();
    expect([await ask(0), await ask(50)]).toEqual(['Pending', 'OwnerMatch']);
    expect(stage.upstreamCalls()).toEqual({ [call]: 1 });
  });
});
