import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { type Scope, scopes } from '../../src/domain/viewer.ts';
import { schema } from '../../src/schema/index.ts';
import { discover, type IdSet, nobody, samples } from '../support/access-ids.ts';
import { endOf, type Way, waysTo } from '../support/access-matrix.ts';
import type { LeafValue } from '../support/access-walk.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

interface Role {
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly headers: Record<string, string>;
}

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = 'https://id.example.com';
const roleOf = (name: string, has: readonly Scope[]): Role => ({
  name,
  scopes: new Set(has),
  headers: { 'x-api-key': `role ${name}` },
});

/** One for each scope alone, one for all but it, none and all. */
const roles: readonly Role[] = [
  roleOf('none', []),
  ...scopes.map((scope) => roleOf(`only ${scope}`, [scope])),
  ...scopes.map((scope) =>
    roleOf(
      `all but ${scope}`,
      scopes.filter((other) => other !== scope),
    ),
  ),
  roleOf('all', scopes),
];

let stage: Stage;
let own: IdSet;
let endUser: Role;

beforeAll(async () => {
  const jwks = JSON.stringify({ keys: [await exportJWK(keys.publicKey)] });
  const jwt = {
    issuer,
    keys: { jwks },
    algorithms: ['ES256' as const],
    clockToleranceSeconds: 10,
    customerClaim: 'customer',
    scopeClaim: null,
    scopeNames: {},
  };
  stage = await startStage({
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      const [demo] = first?.clients ?? [];
      if (!first || !demo) throw new Error('no partner');
      const clients = [
        ...first.clients,
        ...roles.map(({ name, headers, scopes: has }) => ({
          ...demo,
          clientId: name,
          keyHashes: [hashKey(headers['x-api-key'] ?? '')],
          scopes: [...has],
        })),
        { ...demo, clientId: 'mobile', keyHashes: [], scopes, jwt: { ...jwt, audience: 'mobile' } },
      ];
      return {
        ...config,
        partners: new Map([{ ...first, clients }, ...others].map((entry) => [entry.partner.partnerId, entry])),
      };
    },
  });
  const household = customerFor(stage.sandbox, 'five accounts');
  own = await discover(stage, household, 'sandbox');
  const token = new SignJWT({ customer: household }).setProtectedHeader({ alg: 'ES256' });
  const bearer = await token.setIssuer(issuer).setAudience('mobile').setExpirationTime('1h').sign(keys.privateKey);
  endUser = { name: 'an end user', scopes: new Set(scopes), headers: { authorization: `Bearer ${bearer}` } };
});
afterAll(() => stage[Symbol.asyncDispose]());

const given =
  (ids: () => IdSet): LeafValue =>
  (path, isId) => {
    const name = path.at(-1) ?? '';
    // Of something that nobody made there is no id.
    return isId ? (ids()[name] ?? (path.length > 1 ? '0' : undefined)) : samples[name];
  };

interface Answer {
  readonly isForbidden: boolean;
  readonly end: ReturnType<typeof endOf>;
}

async function ask(way: Way, role: Role): Promise<Answer> {
  const { data, errors = [] } = await stage.ask(way.asked.query, way.asked.variables, role.headers);
  const broken = errors.find(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED');
  if (broken) throw new Error(`${way.name}: ${broken.message}`);
  return { isForbidden: errors.some(({ extensions }) => extensions.code === 'FORBIDDEN'), end: endOf(data, way.depth) };
}

/** What is wrong with what a role was answered; null when nothing is. */
function fault(way: Way, role: Role, answer: Answer, whole: Answer): string | null {
  const isAllowed = way.scopes.isSubsetOf(role.scopes);
  if (isAllowed) return answer.isForbidden && !whole.isForbidden ? 'refused, and it has the scopes' : null;
  if (answer.end.hasData) return 'answered, and it lacks a scope';
  return whole.end.reached && !answer.isForbidden ? 'neither answered nor refused' : null;
}

test('every field that asks for a scope is answered to the roles that have it, and to no other, on every way to it', async () => {
  const query = schema.getQueryType();
  if (!query) throw new Error('no queries');
  const ways = waysTo(
    schema,
    query,
    given(() => own),
  );
  const wrong: string[] = [];
  let cells = 0;
  let reached = 0;
  const all = roles.at(-1);
  if (!all) throw new Error('no role');
  for (const way of ways) {
    const whole = await ask(way, all);
    if (whole.end.reached) reached += 1;
    for (const role of roles) {
      cells += 1;
      const problem = fault(way, role, role === all ? whole : await ask(way, role), whole);
      if (problem !== null) wrong.push(`${way.name} for ${role.name}: ${problem}`);
    }
  }
  console.info(`${cells} cells, ${ways.length} ways, ${reached} of them reached with data`);
  expect(wrong).toEqual([]);
  expect(ways.length).toBeGreaterThan(100);
});

test('the matrix shows a role that is answered what it may not have, and one that is refused what it may', async () => {
  const query = schema.getQueryType();
  const way =
    query &&
    waysTo(
      schema,
      query,
      given(() => own),
    ).find(({ name }) => name === 'customer > accounts');
  const [none, all] = [roles[0], roles.at(-1)];
  if (!way || !none || !all) throw new Error('no way');
  const whole = await ask(way, all);
  expect(fault(way, none, await ask(way, all), whole)).toBe('answered, and it lacks a scope');
  expect(fault(way, all, await ask(way, none), whole)).toBe('refused, and it has the scopes');
});

test('every mutation is refused to the roles that lack its scope, and has no effect then', async () => {
  const mutation = schema.getMutationType();
  if (!mutation) throw new Error('no mutations');
  const ways = waysTo(
    schema,
    mutation,
    given(() => nobody),
  ).filter(({ depth }) => depth === 1);
  expect(ways.length).toBe(Object.keys(mutation.getFields()).length);
  const wrong: string[] = [];
  for (const way of ways) {
    for (const role of roles) {
      if (way.scopes.isSubsetOf(role.scopes)) continue;
      stage.upstreamCalls();
      const answer = await ask(way, role);
      const calls = Object.keys(stage.upstreamCalls());
      if (!answer.isForbidden || answer.end.hasData || calls.length > 0)
        wrong.push(`${way.name} for ${role.name}: ${JSON.stringify({ ...answer, calls })}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** What an end user is refused with every scope: it is about more than one customer. */
const notForEndUsers = new Set([
  'customers',
  'partner',
  'platform',
  'project',
  'applications',
  'connectExperiences',
  'externalDepositSwitches',
]);

test('an end user with every scope is answered about themselves, and refused what is about all', async () => {
  const query = schema.getQueryType();
  if (!query) throw new Error('no queries');
  const ways = waysTo(
    schema,
    query,
    given(() => own),
  );
  const refused = new Set<string>();
  for (const way of ways) {
    const { isForbidden } = await ask(way, endUser);
    if (isForbidden) refused.add(way.name.split(' > ')[0] ?? '');
  }
  expect([...refused].filter((root) => !notForEndUsers.has(root))).toEqual([]);
});
