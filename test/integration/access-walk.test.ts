import { generateKeyPairSync } from 'node:crypto';
import type { OperationTypeNode } from 'graphql';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopes } from '../../src/domain/viewer.ts';
import { schema } from '../../src/schema/index.ts';
import {
  alternatives,
  discover,
  filters,
  globalIds,
  type IdSet,
  nobody,
  nodeParts,
  samples,
  shared,
  unmade,
} from '../support/access-ids.ts';
import {
  type Asked,
  type IdArgument,
  idArguments,
  type LeafValue,
  operationOf,
  underneath,
  ways,
} from '../support/access-walk.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = 'https://id.example.com';

let stage: Stage;
let own: IdSet;
/** Another customer of the same partner, and one of another partner. */
let neighbour: IdSet;
let foreign: IdSet;
let endUser: Record<string, string>;

const partnerWide = { 'x-api-key': 'sandbox' };

beforeAll(async () => {
  const jwks = JSON.stringify({ keys: [await exportJWK(keys.publicKey)] });
  stage = await startStage({
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const mobile = {
        clientId: 'mobile',
        keyHashes: [],
        scopes,
        jwt: {
          issuer,
          audience: 'mobile',
          keys: { jwks },
          algorithms: ['ES256' as const],
          clockToleranceSeconds: 10,
          customerClaim: 'customer',
          scopeClaim: null,
          scopeNames: {},
        },
      };
      const entries = [{ ...first, clients: [...first.clients, mobile] }, ...others];
      return { ...config, partners: new Map(entries.map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  const household = customerFor(stage.sandbox, 'five accounts');
  own = await discover(stage, household, 'sandbox');
  neighbour = await discover(stage, customerFor(stage.sandbox, 'security freeze'), 'sandbox', 1);
  // Upstream counts for each partner: the first of a partner has the number of the first of another.
  for (const earlier of ['8001001', '8001002']) await discover(stage, earlier, 'sandbox-2');
  foreign = await discover(stage, '8001003', 'sandbox-2');
  const token = new SignJWT({ customer: household }).setProtectedHeader({ alg: 'ES256' });
  const bearer = await token.setIssuer(issuer).setAudience('mobile').setExpirationTime('1h').sign(keys.privateKey);
  endUser = { authorization: `Bearer ${bearer}` };
});
afterAll(() => stage[Symbol.asyncDispose]());

const all = idArguments(schema);
const leafOf = ({ path }: IdArgument) => path.at(-1) ?? '';
const isGlobal = (name: string) => name === 'id' || name === 'ids';
const tried = all.filter((argument) => !Object.hasOwn(shared, leafOf(argument)) && !filters.has(argument.name));

/** The operation with the caller's own ids everywhere but at one argument. */
function asking({ field, operation, parent, path }: IdArgument, value: string): Asked {
  const at = path.join('.');
  const either = alternatives[field.name] ?? [];
  const chosen = either.find((name) => name === at) ?? either[0];
  const leafValue: LeafValue = (where, isId) => {
    const name = where.at(-1) ?? '';
    if (where.join('.') === at) return value;
    if (either.includes(name) && name !== chosen) return undefined;
    return isId ? own[name] : samples[name];
  };
  if (operation !== null) return operationOf(schema, operation, field, leafValue);
  const way = ways[parent];
  if (way === undefined) throw new Error(`${parent}: ids below the roots need a way in test/support/access-walk.ts`);
  return underneath(operationOf(schema, 'query' as OperationTypeNode, field, leafValue), way, own[way[1]]);
}

/** The answer as it looks whatever was sent, and what it cost upstream. */
async function outcome(asked: Asked, sent: readonly string[], headers: Record<string, string>) {
  stage.upstreamCalls();
  const answer = await stage.ask(asked.query, asked.variables, headers);
  const text = sent.reduce((result, id) => result.replaceAll(id, '<sent>'), JSON.stringify(answer));
  // The moment of asking is in some answers, as is how old the token is, and a link is sealed anew each time.
  const answered = text.replaceAll(
    /ageSeconds\\?": ?\d+|"\/downloads\/[\w-]+"|"requestId":"[^"]+"|\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b/g,
    '',
  );
  return { answer: answered, calls: stage.upstreamCalls() };
}

/** Every value to try at an argument: as it is, or as a global id of each type; each with the ids that it is made of. */
function valuesOf(argument: IdArgument, ids: IdSet): readonly (readonly [value: string, parts: readonly string[]])[] {
  if (!isGlobal(leafOf(argument))) return [[ids[leafOf(argument)] ?? '', [ids[leafOf(argument)] ?? '']]];
  return globalIds(ids)
    .filter(([type]) => type !== 'Institution')
    .map(([, id]) => [id, [id, ...Object.values(ids)]]);
}

async function compare(argument: IdArgument, theirs: IdSet, headers: Record<string, string>) {
  const missing = valuesOf(argument, nobody);
  const others = valuesOf(argument, Object.fromEntries(Object.entries(nobody).map(([name, id]) => [name, `${id}0`])));
  for (const [index, [value, parts]] of valuesOf(argument, theirs).entries()) {
    const [nothing = '', nothingParts = []] = missing[index] ?? [];
    // What both have to read about the caller is read before, with an id that neither of them is.
    const [other = '', otherParts = []] = others[index] ?? [];
    await outcome(asking(argument, other), otherParts, headers);
    const seen = await outcome(asking(argument, value), parts, headers);
    const unseen = await outcome(asking(argument, nothing), nothingParts, headers);
    expect(seen.answer).toBe(unseen.answer);
    expect(seen.calls).toEqual(unseen.calls);
  }
}

describe('the walk', () => {
  test('knows ids to try at every argument that takes one; otherwise add them to test/support/access-ids.ts', () => {
    const known = (name: string) => isGlobal(name) || Object.hasOwn(shared, name) || Object.hasOwn(nobody, name);
    expect(
      all.filter((argument) => !filters.has(argument.name) && !known(leafOf(argument))).map(({ name }) => name),
    ).toEqual([]);
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(nobody).toSorted());
  });

  test('knows what the global id of every Node type is made of; otherwise add it to nodeParts', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(nodes.filter((name) => !Object.hasOwn(nodeParts, name))).toEqual([]);
  });

  test('tries ids that are somebody else’s', () => {
    for (const theirs of [neighbour, foreign]) {
      const same = Object.keys(own).filter((name) => theirs[name] === own[name] && !Object.hasOwn(shared, name));
      expect(same).toEqual([]);
    }
  });
});

describe('an id of another partner answers like one that nobody has, for a whole partner', () => {
  test.each(tried.map((argument) => [argument.name, argument] as const))('%s', (_name, argument) =>
    compare(argument, foreign, partnerWide),
  );
});

describe('an id of another customer answers like one that nobody has, for an end user', () => {
  test.each(tried.map((argument) => [argument.name, argument] as const))('%s', (_name, argument) =>
    compare(argument, neighbour, endUser),
  );
});

describe('an id of another customer costs an end user no call', () => {
  /** Those that have to ask about the end user themselves, and why. */
  const asksAboutOneself: Readonly<Record<string, string>> = {
    'Query.consumer(consumerId)': 'which consumer is whose only upstream knows',
    'Mutation.updateConsumer(input.consumerId)': 'which consumer is whose only upstream knows',
  };
  const customers = tried.filter(
    (argument) => leafOf(argument) === 'customerId' && !Object.hasOwn(asksAboutOneself, argument.name),
  );
  test.each(customers.map((argument) => [argument.name, argument] as const))('%s', async (_name, argument) => {
    for (const ids of [neighbour, foreign, nobody]) {
      for (const [value, parts] of valuesOf(argument, ids))
        expect((await outcome(asking(argument, value), parts, endUser)).calls).toEqual({});
    }
  });
});

describe('with their own ids both are answered: the walk reaches what it guards', () => {
  /** Answered with null to whoever owns everything that was named. */
  const unanswered: Readonly<Record<string, string>> = {
    paymentIndicators: 'are there once the payment was judged',
    microDeposits: 'takes the id of an account that is made with the deposits',
    billPaySwitch: 'the walk sends a salary elsewhere, and no bill',
  };
  /** No end user is answered. */
  const ofWholePartner: Readonly<Record<string, string>> = {
    applications: 'belong to the partner',
    externalDepositSwitches: 'are of somebody who is no customer',
  };
  const reads = tried.filter(
    ({ operation, field }) =>
      operation === 'query' &&
      !Object.hasOwn(unanswered, field.name) &&
      !field.args.some(({ name }) => Object.hasOwn(unmade, name)),
  );
  test.each(reads.map((argument) => [argument.name, argument] as const))('%s', async (_name, argument) => {
    for (const headers of Object.hasOwn(ofWholePartner, argument.field.name) ? [partnerWide] : [partnerWide, endUser]) {
      for (const [value] of valuesOf(argument, own)) {
        const { query, variables } = asking(argument, value);
        const { data, errors } = await stage.ask(query, variables, headers);
        expect([errors, data.it === null]).toEqual([undefined, false]);
      }
    }
  });
});
