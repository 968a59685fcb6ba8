import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { ask, createClient, jsonOf } from './sandbox-client.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/sandbox.md', import.meta.url)), 'utf8');
const readme = readFileSync(fileURLToPath(new URL('../../sandbox/README.md', import.meta.url)), 'utf8');

/** The cells of every line of a table that begins with a partner id. */
const partnerRows = [...page.matchAll(/^\| (\d{13}) \|(.+)\|$/gm)].map(([, partnerId = '', rest = '']) => [
  partnerId,
  ...rest.split('|').map((cell) => cell.trim()),
]);

/** Method, name and body of every control call that a page shows. */
const controlCalls = (text: string) =>
  [...text.matchAll(/^curl (?:-X (\w+) )?localhost:4010\/__sandbox\/(\S+)(?: -d '(.*)')?$/gm)].map(
    ([, method = 'GET', name = '', body]) => ({ method, name, ...(body === undefined ? {} : { body }) }),
  );

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

describe('docs/sandbox.md', () => {
  it('has the partners that there are', () => {
    const partners = sandbox.info.partners.map(({ partnerId, partnerSecret, appKey, plan }) => [
      partnerId,
      partnerSecret,
      appKey,
      plan,
    ]);
    expect(partnerRows.filter(([, secret]) => secret?.startsWith('sandbox-secret'))).toEqual(partners);
    for (const { applicationId } of sandbox.info.partners[0]?.applications ?? []) expect(page).toContain(applicationId);
  });

  it('has every customer that is not of the crowd, and knows who that is', () => {
    const customers = sandbox.info.partners.flatMap(({ partnerId, customers: own }) =>
      own.map((customer) => ({ partnerId, ...customer })),
    );
    const crowd = customers.filter(({ purpose }) => purpose.startsWith('one of the crowd'));
    const named = customers.filter((customer) => !crowd.includes(customer));
    const listed = partnerRows
      .filter(([, customerId]) => /^\d{7}$/.test(customerId ?? ''))
      .map((row) => row.slice(0, 3));
    expect(listed).toEqual(named.map(({ partnerId, customerId, username }) => [partnerId, customerId, username]));
    const ids = Array.from({ length: 25 }, (_, index) => String(5_001_006 + index));
    const others = ['8001001', '8001002', '8001003', '8001001', '9001001'];
    expect(crowd.map(({ customerId }) => customerId)).toEqual([...ids, ...others]);
    const active = customers.filter(({ type }) => type === 'active').map(({ customerId }) => customerId);
    expect([...new Set(active)]).toEqual(['8001001', '8001002', '8001011', '9001001', '9001011']);
  });

  it('counts the institutions right', async () => {
    const client = await createClient(sandbox);
    const directory = '/institution/v2/institutions?limit=1000&start=';
    const pages = [];
    for (const start of [1, 2, 3, 4]) {
      pages.push(
        jsonOf<{ found: number; institutions: { newInstitutionId?: number }[] }>(await client.get(directory + start)),
      );
    }
    const paired = pages.flatMap(({ institutions }) => institutions).filter(({ newInstitutionId }) => newInstitutionId);
    const [, found, banks] = /There are ([\d,]+) institutions; (\d+) banks/.exec(page) ?? [];
    expect([found, banks]).toEqual([pages[0]?.found.toLocaleString('en-US'), String(paired.length)]);
  });

  it.each([
    ['docs/sandbox.md', page, 20],
    ['sandbox/README.md', readme, 1],
  ])('%s shows control calls that work', async (_page, text, atLeast) => {
    const calls = controlCalls(text);
    expect(calls.length).toBeGreaterThanOrEqual(atLeast);
    expect(calls.length).toBe([...text.matchAll(/^curl .*\/__sandbox\//gm)].length);
    for (const { method, name, body } of calls) {
      const answer = await ask(`${sandbox.url}/__sandbox/${name}`, { method, ...(body === undefined ? {} : { body }) });
      expect(answer.status, `${method} ${name} ${body ?? ''}: ${answer.text.slice(0, 200)}`).toBe(200);
    }
    sandbox.reset();
  });

  it('shows each control that there is', async () => {
    const { text } = await ask(`${sandbox.url}/__sandbox/nothing`);
    const names = [...text.matchAll(/(GET|POST|DELETE) \/([\w/]+)/g)].map(([, method, name]) => `${method} ${name}`);
    expect(names.length).toBeGreaterThan(5);
    const shown = new Set(controlCalls(page).map(({ method, name }) => `${method} ${name}`));
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
  });
});
