import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let customerId: string;

beforeAll(async () => {
  stage = await startStage();
  customerId = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage[Symbol.asyncDispose]());
beforeEach(() => stage.sandbox.resetCalls());

const problem = '... on Problem { message category retryable fixable } ... on InvalidInput { field }';
const link = 'link { url expiresAt experience }';
const redirectUri = 'http://localhost:5173/connected?state=1';

function generate(input: object, name = 'GenerateConnectLink', headers?: Record<string, string>) {
  const field = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${name}Input!) {
    ${field}(input: $input) { __typename ... on ${name}Payload { ${link} } ${problem} }
  }`;
  return stage.ask(query, { input }, headers).then((answer) => answer.data?.[field] ?? answer);
}

const page = (url: string, body?: Record<string, string | string[]>) => {
  const { origin, search } = new URL(url);
  if (body === undefined) return fetch(url);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) for (const one of [value].flat()) form.append(name, one);
  return fetch(`${origin}/connect2/step${search}`, { method: 'POST', body: form });
};
const textOf = async (response: Promise<Response>) => (await response).text();

describe('a link', () => {
  test('costs one call, opens the page, and ends when it says', async () => {
    const made = await generate({ customerId, redirectUri });
    expect(made).toMatchObject({ __typename: 'GenerateConnectLinkPayload', link: { experience: null } });
    expect(stage.upstreamCalls()).toEqual({ 'POST /connect/v2/generate': 1 });
    const { url, expiresAt } = made.link;
    const document = await page(url);
    expect(document.status).toBe(200);
    expect(document.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await document.text()).toContain(
      'This application would like to read these data of yours: account and transaction data.',
    );

    stage.sandbox.setClock({ frozenAt: Date.parse(expiresAt) - 1 });
    expect((await page(url)).status).toBe(200);
    stage.sandbox.setClock({ frozenAt: Date.parse(expiresAt) });
    expect((await page(url)).status).toBe(410);
    stage.sandbox.setClock({});
    expect((await page(url.replace(customerId, '5001002'))).status).toBe(404);
  });

  test('with an experience has its brand; null is the generic one', async () => {
    const made = await generate({ customerId, experience: 'default' });
    expect(made.link.experience).toBe('default');
    expect(await textOf(page(made.link.url))).toContain('Awesome Budget would like to read');
    const generic = await generate({ customerId, experience: null });
    expect(await textOf(page(generic.link.url))).not.toContain('Awesome');
  });

  test('speaks the languages of Connect', async () => {
    const spanish = await generate({ customerId, language: 'SPANISH' });
    expect(await textOf(page(spanish.link.url))).toContain('<html lang="es">');
    const french = await generate({ customerId, language: 'FRENCH' });
    expect(await textOf(page(french.link.url))).toContain('Partagez vos données');
  });

  test('under the same key is the same one, and is not readable in the database', async () => {
    const input = { customerId, redirectUri, idempotencyKey: 'link-1' };
    const first = await generate(input);
    expect(await generate(input)).toEqual(first);
    expect(stage.upstreamCalls()).toEqual({ 'POST /connect/v2/generate': 1 });
    const { readFileSync, readdirSync } = await import('node:fs');
    const { dataDir } = stage.config;
    const bytes = readdirSync(dataDir).map((file) => readFileSync(`${dataDir}/${file}`, 'latin1'));
    const signature = new URL(first.link.url).searchParams.get('signature') ?? '';
    expect(bytes.some((text) => text.includes(signature))).toBe(false);
  });
});

describe('what is refused before any call', () => {
  const cases: readonly [what: string, input: object, expected: object][] = [
    ['a redirect URI off the list', { redirectUri: 'https://evil.example/' }, { __typename: 'RedirectUriNotAllowed' }],
    ['a scheme of its own', { redirectUri: 'myapp://connected' }, { __typename: 'RedirectUriNotAllowed' }],
    [
      'a redirect URI with a password',
      { redirectUri: 'http://a:b@localhost/' },
      { __typename: 'RedirectUriNotAllowed' },
    ],
    ['no redirect URI in a mobile app', { hostedInMobileApp: true }, { field: 'redirectUri' }],
    ['a webhook in clear to elsewhere', { webhook: 'http://hooks.example:8080/' }, { field: 'webhook' }],
    ['data without a webhook', { webhookData: [{ name: 'a', value: 'b' }] }, { field: 'webhook' }],
    [
      'a header of the request itself',
      { webhook: 'https://hooks.example/', webhookHeaders: [{ name: 'Content-Length', value: '1' }] },
      { field: 'webhookHeaders' },
    ],
    [
      'a header that would be two',
      { webhook: 'https://hooks.example/', webhookHeaders: [{ name: 'x-a', value: 'b\r\nx-c: d' }] },
      { field: 'webhookHeaders' },
    ],
    ['an experience that is none', { experience: 'mine' }, { field: 'experience' }],
    [
      'an institution twice',
      {
        institutionSettings: [
          { institutionId: '101732', setting: 'HIDDEN' },
          { institutionId: '101732', setting: 'VISIBLE' },
        ],
      },
      { field: 'institutionSettings' },
    ],
    ['a short SSN', { consumerInfo: { ssn: '123' } }, { field: 'consumerInfo' }],
  ];

  test.each(cases)('%s', async (_what, input, expected) => {
    expect(await generate({ customerId, ...input })).toMatchObject(expected);
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('a line break in a mail', async () => {
    const email = { to: 'maria@example.com', subject: 'Hello\r\nBcc: all@example.com' };
    const input = { customerId, consumerId: 'x', email };
    expect(await generate(input, 'SendConnectEmail')).toMatchObject({ field: 'email.subject' });
    expect(stage.upstreamCalls()).toEqual({});
  });
});

test('what upstream refuses is an outcome too', async () => {
  expect(await generate({ customerId: '999' })).toMatchObject({ __typename: 'InvalidInput', field: null });
  const fix = { customerId, institutionLoginId: '999' };
  expect(await generate(fix, 'GenerateConnectFixLink')).toMatchObject({ __typename: 'NotFound' });
  expect(await generate({ customerId, experience: 'f8bde4ef-1b6c-4822-93f0-5df7182e5285' })).toMatchObject({
    __typename: 'InvalidInput',
  });
});

test('a listener is pinged with a signature, and told of the session with its own data', async () => {
  const events: { body: any; signature: string; own: unknown }[] = [];
  const { partnerSecret = '' } = stage.sandbox.info.partners[0] ?? {};
  let told = () => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const signature = createHmac('sha256', partnerSecret).update(text).digest('hex');
    expect(request.headers['x-finicity-signature']).toBe(signature);
    events.push({ body: JSON.parse(text), signature, own: request.headers['x-own'] });
    response.end(() => told());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const made = await generate({
      customerId,
      webhook,
      webhookData: [{ name: 'order', value: '7' }],
      webhookHeaders: [{ name: 'X-Own', value: 'yes' }],
    });
    expect(events.map(({ body, own }) => [body.eventType, own])).toEqual([['ping', 'yes']]);
    const started = new Promise<void>((resolve) => {
      told = resolve;
    });
    await page(made.link.url);
    await started;
    expect(events[1]?.body).toMatchObject({ eventType: 'started', customerId, webhookData: { order: '7' } });
  } finally {
    server.close();
  }
  const refused = await generate({ customerId, webhook: 'http://127.0.0.1:1/nobody' });
  expect(refused).toMatchObject({ __typename: 'InvalidInput' });
});

test('a person adds accounts: a wrong password, a question, a choice; they are in the graph, with a consent', async () => {
  const empty = customerFor(stage.sandbox, 'no accounts');
  const read = `{ customer(customerId: "${empty}") { accounts { name institution { name } } consents { status } } }`;
  expect((await stage.ask(read)).data.customer).toEqual({ accounts: [], consents: [] });
  const { link: made } = await generate({ customerId: empty, redirectUri, singleUse: true });
  await page(made.url);
  expect(await textOf(page(made.url, { action: 'agree' }))).toContain('data-screen="search"');
  expect(await textOf(page(made.url, { action: 'search', q: 'finbank' }))).toContain('FinBank Profiles - A');
  expect(await textOf(page(made.url, { institution: '101732' }))).toContain('Sign in to FinBank');
  expect(await textOf(page(made.url, { action: 'sign-in', user: 'demo', password: 'no' }))).toContain('(103)');
  const asked = await textOf(page(made.url, { action: 'sign-in', user: 'tfa_text', password: 'go' }));
  expect(asked).toContain('first pet');
  expect(await textOf(page(made.url, { action: 'answer', answer: 'mfa' }))).toContain('data-screen="question"');
  expect(await textOf(page(made.url, { action: 'answer', answer: 'Rex' }))).toContain('data-screen="accounts"');
  expect(await textOf(page(made.url, { action: 'share' }))).toContain('Choose at least one account.');
  const added = await textOf(page(made.url, { action: 'share', account: ['0', '3'] }));
  expect(added).toContain('Auto Loan');
  const end = await textOf(page(made.url, { action: 'done' }));
  expect(end).toContain('data-leave="http://localhost:5173/connected?state=1&amp;code=200&amp;reason=complete"');
  expect((await page(made.url)).status).toBe(410);

  stage.sandbox.setClock({ offsetMs: 60_000 });
  const { data } = await eventually(
    () => stage.ask(read),
    (answer) => answer.data.customer.accounts.length > 0,
  );
  expect(data.customer).toEqual({
    accounts: [
      { name: 'Checking', institution: { name: 'FinBank' } },
      { name: 'Auto Loan', institution: { name: 'FinBank' } },
    ],
    consents: [{ status: 'ACTIVE' }],
  });
  stage.sandbox.setClock({});
});

/** The gateway serves a list for ten seconds without asking again: a mutation of the same customer is told at once. */
async function eventually<T>(run: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  const value = await run();
  if (done(value)) return value;
  const touch = 'mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) { __typename } }';
  await stage.ask(touch, { i: { customerId: customerFor(stage.sandbox, 'no accounts'), firstName: 'Nora' } });
  return run();
}

test('a login that is refused says what to repair, and works again after Connect Fix', async () => {
  const read = `{ customer(customerId: "${customerId}") {
    accounts { institutionLogin { institutionLoginId } aggregationProblem { code fixable institutionLoginId } }
  } }`;
  const before = (await stage.ask(read)).data.customer.accounts.find((account: any) => account.aggregationProblem);
  const { institutionLoginId } = before.aggregationProblem;
  expect(before.aggregationProblem).toEqual({ code: '103', fixable: true, institutionLoginId: '70010013' });
  expect(institutionLoginId).toBe(before.institutionLogin.institutionLoginId);
  const { link: made } = await generate({ customerId, institutionLoginId }, 'GenerateConnectFixLink');
  expect(await textOf(page(made.url, { action: 'agree' }))).toContain('Sign in to FinBank');
  const fixed = await textOf(page(made.url, { action: 'sign-in', user: 'demo', password: 'go' }));
  expect(fixed).toContain('The connection works again');
  const refresh = `mutation ($i: RefreshAccountsInput!) { refreshAccounts(input: $i) {
    ... on RefreshAccountsPayload { accounts { aggregationProblem { code } } } ... on Problem { message } } }`;
  const { data } = await stage.ask(refresh, { i: { customerId, institutionLoginId } });
  expect(data.refreshAccounts).toEqual({ accounts: [{ aggregationProblem: null }] });
});

test('a fixable account and its login offer the link that repairs them: one call for both, and null for the others', async () => {
  const query = `query ($c: ID!, $o: ConnectFixLinkOptionsInput) { customer(customerId: $c) { accounts {
    aggregationProblem { fixLink(options: $o) { __typename ... on GenerateConnectFixLinkPayload { ${link} } ${problem} } }
    institutionLogin { aggregationProblem { fixLink(options: $o) {
      __typename ... on GenerateConnectFixLinkPayload { ${link} } ${problem}
    } } }
  } } }`;
  const trouble = customerFor(stage.sandbox, 'authorization');
  const ask = async (o: object) => (await stage.ask(query, { c: trouble, o })).data.customer.accounts;
  const accounts = await ask({ redirectUri, language: 'SPANISH' });
  const { 'POST /connect/v2/generate/fix': made } = stage.upstreamCalls();
  const offered = accounts.filter((account: any) => account.aggregationProblem?.fixLink);
  const links = offered.map((account: any) => account.aggregationProblem.fixLink.link.url);
  expect([made, new Set(links).size, accounts.length - offered.length]).toEqual([2, 2, 2]);
  for (const { aggregationProblem, institutionLogin } of offered) {
    expect(institutionLogin.aggregationProblem).toEqual(aggregationProblem);
  }
  expect(await textOf(page(links[0]))).toContain('<html lang="es">');
  const refused = await ask({ redirectUri: 'https://evil.example/' });
  expect(refused[0].aggregationProblem.fixLink).toMatchObject({ __typename: 'RedirectUriNotAllowed' });
  expect(stage.upstreamCalls()).not.toHaveProperty(['POST /connect/v2/generate/fix']);
});

test('experiences of an application are listed; of an unknown one there are none', async () => {
  const query = 'query ($n: String!) { connectExperiences(applicationName: $n) { experienceId productCodes } }';
  const { data } = await stage.ask(query, { n: 'Awesome Budget App' });
  expect(data.connectExperiences).toEqual([
    { experienceId: '84fd419a-1add-4bf4-961b-16e8285b3a92', productCodes: ['TXP', 'ABC'] },
    { experienceId: '5f2f0c6e-7d3a-4a0e-9a53-2b9a4c1d7e10', productCodes: ['VOA', 'AO'] },
  ]);
  expect((await stage.ask(query, { n: 'Nobody' })).data.connectExperiences).toEqual([]);
});

test('two borrowers share one session, and mails name the link that is in them', async () => {
  const household = { customerId, consumerId: await consumerOf(customerId) };
  const other = { customerId: '5001002', consumerId: await makeConsumer('5001002') };
  const both = { primary: household, joint: other, experience: 'default' };
  const made = await generate(both, 'GenerateJointBorrowerConnectLink');
  expect(await textOf(page(made.link.url))).toContain('Borrower 1 of 2');
  const query = `mutation ($i: SendConnectEmailInput!) { sendConnectEmail(input: $i) {
    ... on SendConnectEmailPayload { to subject link { url } } ${problem} } }`;
  const email = { to: 'maria@example.com', from: 'Acme Lending' };
  const { data } = await stage.ask(query, { i: { ...household, email } });
  expect(data.sendConnectEmail).toMatchObject({ to: email.to, subject: 'Verify your Financial Information' });
  expect(new URL(data.sendConnectEmail.link.url).searchParams.get('origin')).toBe('email');
  const unnamed = await generate({ primary: household, joint: other, email }, 'SendJointBorrowerConnectEmail');
  expect(unnamed).toMatchObject({ __typename: 'InvalidInput', field: 'experience' });
});

async function consumerOf(id: string): Promise<string> {
  const { data } = await stage.ask(`{ customer(customerId: "${id}") { consumer { consumerId } } }`);
  return data.customer.consumer.consumerId;
}

async function makeConsumer(id: string): Promise<string> {
  const query = `mutation ($i: CreateConsumerInput!) { createConsumer(input: $i) {
    ... on CreateConsumerPayload { consumer { consumerId } } ... on Problem { message } } }`;
  const i = { customerId: id, firstName: 'J', lastName: 'B', state: 'UT', ssn: '999999999', phone: '8019844200' };
  return (await stage.ask(query, { i })).data.createConsumer.consumer.consumerId;
}
