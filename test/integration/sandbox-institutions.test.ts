import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

type Institution = Readonly<Record<string, unknown>> & { readonly id: number; readonly name: string };
interface List {
  readonly found: number;
  readonly displaying: number;
  readonly moreAvailable: boolean;
  readonly institutions: readonly Institution[];
}

const institutions = '/institution/v2/institutions';
const certified = '/institution/v2/certifiedInstitutions';
const routing = '/institution/v1/institutions/routingNumber';
const get = async <T = List>(path: string) => jsonOf<T>(await client.get(path));

async function sweep(path: string): Promise<readonly Institution[]> {
  const pages: Institution[] = [];
  for (let start = 1; ; start += 1) {
    const page = await get(`${path}?limit=1000&start=${start}`);
    pages.push(...page.institutions);
    if (!page.moreAvailable) return pages;
  }
}

describe('the directory', () => {
  it('has several thousand institutions, each once, the same for the same seed', async () => {
    const all = await sweep(institutions);
    expect(all.length).toBeGreaterThan(3_000);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    await using twin = await startSandbox();
    const answer = await (await createClient(twin)).get(`${institutions}?limit=1000&start=2`);
    expect(jsonOf<List>(answer).institutions).toEqual(all.slice(1_000, 2_000));
  });

  it('counts pages with `start`, or records where the switch says so', async () => {
    const { institutions: first } = await get(`${institutions}?limit=10`);
    expect((await get(`${institutions}?start=2&limit=3`)).institutions).toEqual(first.slice(3, 6));
    sandbox.setSwitches({ institutionStart: 'records' });
    expect((await get(`${institutions}?start=2&limit=3`)).institutions).toEqual(first.slice(1, 4));
    expect((await get(`${certified}?start=2&limit=1`)).institutions[0]?.id).toBe(first[1]?.id);
    sandbox.setSwitches({ institutionStart: 'pages' });
  });

  it('finds names with a letter wrong, missing or too much, and words in any order', async () => {
    for (const search of ['finbamk', 'finban', 'finbannk', 'a profiles finbank']) {
      const found = await get(`${institutions}?search=${encodeURIComponent(search)}`);
      expect(found.institutions.map(({ id }) => id)).toContain(102_105);
    }
    expect(await get(`${institutions}?search=fnbnk`)).toMatchObject({ found: 0, displaying: 0, institutions: [] });
  });

  it('knows countries, and refuses what is none', async () => {
    expect((await get(`${institutions}?supportedCountries=us,ca`)).found).toBeGreaterThan(3_000);
    expect(await get(`${institutions}?supportedCountries=gb`)).toMatchObject({ found: 0 });
    expect((await client.get(`${institutions}?supportedCountries=usa`)).status).toBe(400);
  });

  it('names both connections of an institution that has two', async () => {
    const all = await sweep(institutions);
    const byId = new Map(all.map((institution) => [institution.id, institution]));
    const moving = all.filter(({ newInstitutionId }) => newInstitutionId !== undefined);
    expect(moving.length).toBeGreaterThan(20);
    for (const legacy of moving) {
      expect(legacy).toMatchObject({ oauthEnabled: false, oauthInstitutionId: legacy.newInstitutionId });
      expect(byId.get(Number(legacy.newInstitutionId))).toMatchObject({ name: legacy.name, oauthEnabled: true });
    }
    expect(byId.get(102_105)).toMatchObject({ oauthInstitutionId: 102_176 });
  });

  it('has no branding for some', async () => {
    const all = await sweep(institutions);
    const plain = all.find(({ branding }) => branding === undefined);
    expect((await client.get(`${institutions}/${plain?.id}/branding`)).status).toBe(404);
  });

  it('are filtered by one product; several are for the list of certified ones', async () => {
    expect((await get(`${institutions}?type=voa`)).found).toBeGreaterThan(0);
    expect((await get(`${institutions}?type=voa,voi`)).found).toBe(0);
  });
});

describe('certified institutions', () => {
  it('are filtered by all of several products', async () => {
    const all = await get(`${certified}?limit=1000`);
    const both = await get(`${certified}?type=voa,voi,ach&limit=1000`);
    expect(both.found).toBeLessThan(all.found);
    expect(both.institutions.every(({ voa, voi, ach }) => voa && voi && ach)).toBe(true);
    for (const type of ['voa', 'voi', 'ach']) {
      expect((await get(`${certified}?type=${type}`)).found).toBeGreaterThan(both.found);
    }
  });

  it('come without anything but their certifications', async () => {
    const { institutions: found } = await get(`${certified}?search=finbank`);
    expect(found.map(({ id }) => id)).toEqual([101_732, 102_105, 102_176, 102_224]);
    expect(found[0]).toMatchObject({
      transAgg: true,
      oauthEnabled: false,
      productionStatus: { overallStatus: 'online' },
    });
    for (const member of ['branding', 'address', 'status', 'phone']) expect(found[0]).not.toHaveProperty(member);
  });

  it('know their numbers at the Federal Reserve, and those of their subsidiaries', async () => {
    const all = await sweep(`${certified}/rssd`);
    const byId = new Map(all.map((institution) => [institution.id, institution]));
    const parents = all.filter(
      ({ childInstitutions }) => Array.isArray(childInstitutions) && childInstitutions.length > 0,
    );
    expect(parents.length).toBeGreaterThan(10);
    for (const { rssd, childInstitutions } of parents) {
      for (const child of childInstitutions as { parentRSSD: number; rssd: number; institutionId: number }[]) {
        expect(child.parentRSSD).toBe(rssd);
        expect(byId.get(child.institutionId)?.rssd).toBe(child.rssd);
      }
    }
    expect(all.some(({ rssd }) => rssd === undefined)).toBe(true);
  });
});

describe('routing numbers', () => {
  // As docs/sandbox.md gives it, checked with the weights of the American Bankers Association.
  const finBank = '091017329';

  it('lead to the institution', async () => {
    const digits = [...finBank].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * ([3, 7, 1][index % 3] ?? 0), 0);
    expect(sum % 10).toBe(0);
    const answer = await get(`${routing}/${finBank}`);
    expect(answer).toMatchObject({ found: 1, displaying: 1, moreAvailable: false });
    expect(answer.institutions[0]).toMatchObject({
      id: 101_732,
      countryCodes: [{ countryCode: 'US' }],
      voa_status: 'online',
    });
  });

  it.each([
    ['12345678', 400, 20024],
    ['1234567890', 400, 20024],
    ['abcdefghi', 400, 20024],
    ['999999999', 404, 14006],
  ])('answer %s with %i', async (number, status, code) => {
    const answer = await client.get(`${routing}/${number}`);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toMatchObject({ code });
  });
});
