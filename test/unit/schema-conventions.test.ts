import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const own = types.filter(({ name }) => !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name));

interface Place {
  readonly path: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly owner: GraphQLNamedType;
}

const fields: Place[] = own
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((owner) =>
    Object.values(owner.getFields()).map((field) => ({ path: `${owner.name}.${field.name}`, field, owner })),
  );

test('everything has a description that ends like a sentence', () => {
  const texts = [
    ...own.map((type) => [type.name, type.description]),
    ...fields.map(({ path, field }) => [path, field.description]),
    ...fields.flatMap(({ path, field }) => field.args.map((arg) => [`${path}(${arg.name})`, arg.description])),
    ...own
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map((value) => [`${type.name}.${value.name}`, value.description])),
    ...own
      .filter(isInputObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]),
      ),
  ];
  expect(texts.filter(([, text]) => !text || !/[.?`]$/.test(text)).map(([path]) => path)).toEqual([]);
});

/** What each type takes to be seen. A new node type must be added here, and with it every field that answers it. */
const scopes: Record<string, string | null> = {
  Customer: 'customers',
  CustomerConnection: 'customers',
  Consumer: 'identity',
  Account: 'accounts',
  InstitutionLogin: 'accounts',
  Transaction: 'transactions',
  TransactionConnection: 'transactions',
  Report: 'reports',
  Institution: null,
  InstitutionConnection: null,
  CertifiedInstitutionConnection: null,
  RequestLogConnection: 'metrics',
  WebhookLogConnection: 'metrics',
  AuditLogConnection: 'metrics',
  ApplicationInstitutionConnection: 'platform',
};

/** These hand out what their parent already guards, or check by themselves. */
const guardedByParent = [/Edge\.node$/, /Connection\.edges$/, /^Account\.parentAccount$/, /^Query\.nodes?$/];

describe('scopes', () => {
  test('every node type and every connection has one, or is open to all on purpose', () => {
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('no Node');
    const guarded = [...schema.getPossibleTypes(node), ...own.filter(({ name }) => name.endsWith('Connection'))];
    expect(guarded.map(({ name }) => name).filter((name) => !(name in scopes))).toEqual([]);
  });

  const answering = fields.filter(({ path, field }) => {
    const scope = scopes[getNamedType(field.type).name];
    return scope !== undefined && scope !== null && !guardedByParent.some((pattern) => pattern.test(path));
  });

  test.each(answering.map(({ path, field }) => [path, field] as const))(
    '%s demands the scope of what it answers',
    (_path, field) => {
      const scope = scopes[getNamedType(field.type).name];
      const options = field.extensions.pothosOptions as { authScopes?: Record<string, any> } | undefined;
      expect({ ...options?.authScopes, ...options?.authScopes?.$all }).toMatchObject({ [scope ?? '']: true });
    },
  );

  test('there are such fields', () => expect(answering.length).toBeGreaterThan(8));
});

test('only a node has a field `id`: caches of clients take whatever has the same one for the same thing', () => {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('no Node');
  const nodes = new Set(['Node', ...schema.getPossibleTypes(node).map(({ name }) => name)]);
  const others = fields.filter(({ path, field }) => field.name === 'id' && !nodes.has(path.split('.')[0] ?? ''));
  expect(others.map(({ path }) => path)).toEqual([]);
});

test('ids are IDs, and every node has a global one beside that of upstream', () => {
  const wrong = fields.filter(({ field }) => /(^id|Id)$/.test(field.name) && !String(field.type).startsWith('ID'));
  expect(wrong.map(({ path }) => path).filter((path) => !/\.securityId$/.test(path))).toEqual([]);
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('no Node');
  for (const type of schema.getPossibleTypes(node)) {
    expect(String(type.getFields().id?.type)).toBe('ID!');
    const upstreamId = `${type.name[0]?.toLowerCase()}${type.name.slice(1)}Id`;
    expect(String(type.getFields()[upstreamId]?.type)).toBe('ID!');
  }
});

test('enums that upstream feeds can tell of a value they do not know, and show it raw beside', () => {
  const fed = own.filter(isEnumType).filter((type) => type.getValue('UNRECOGNIZED'));
  expect(fed.map(({ name }) => name).sort()).toEqual([
    'AccountEventType',
    'AccountType',
    'ApplicationStatus',
    'ConnectEventType',
    'ConsentStatus',
    'CustomerType',
    'InstitutionStatus',
    'MicroDepositStatus',
    'PaymentIndicatorStatus',
    'PaymentRail',
    'PaymentRiskLevel',
    'RecurringStatus',
    'ReportStatus',
    'SwitchStatus',
    'TransactionEventType',
    'TransactionStatus',
    'TxPushEventType',
  ]);
  for (const { path, field, owner } of fields) {
    if (!fed.some(({ name }) => name === getNamedType(field.type).name)) continue;
    const raw = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[`${field.name}Code`] : undefined;
    expect(raw && String(getNamedType(raw.type)), path).toBe('String');
  }
});

test('a field that makes a call of its own can be null, so that its failure takes no sibling down', () => {
  const calls = fields.filter(({ field }) => field.extensions.cost !== undefined && field.name !== 'nodes');
  expect(calls.filter(({ field }) => String(field.type).endsWith('!')).map(({ path }) => path)).toEqual([]);
});

describe('what may be billed', () => {
  const billed = fields.filter(({ field }) => field.extensions.cost?.billable !== undefined);

  test.each(billed.map(({ path, field }) => [path, field] as const))(
    '%s says as what, and demands the scope',
    (_path, field) => {
      expect(field.extensions.directives).toEqual({ billable: { product: field.extensions.cost?.product } });
      const options = field.extensions.pothosOptions as { authScopes?: Record<string, any> } | undefined;
      expect({ ...options?.authScopes, ...options?.authScopes?.$all }).toMatchObject({ billing: true });
    },
  );

  test('there are such fields', () => expect(billed.length).toBeGreaterThan(0));
});

test('what a subscription tells costs no call: it would be made for every event, and for everybody who listens', () => {
  const seen = new Set<string>();
  const visit = (type: GraphQLNamedType | undefined): readonly string[] => {
    if (!(isObjectType(type) || isInterfaceType(type)) || seen.has(type.name)) return [];
    seen.add(type.name);
    return Object.values(type.getFields()).flatMap((field) => [
      ...(field.extensions.cost === undefined ? [] : [`${type.name}.${field.name}`]),
      ...visit(getNamedType(field.type)),
    ]);
  };
  expect(visit(schema.getSubscriptionType() ?? undefined)).toEqual([]);
  expect(seen.size).toBeGreaterThan(5);
});

test('lists are read forward with `first` and `after` only', () => {
  for (const { field, path } of fields) {
    if (!getNamedType(field.type).name.endsWith('Connection')) continue;
    const args = field.args.map(({ name }) => name);
    expect(args, path).toEqual(expect.arrayContaining(['first', 'after']));
    expect(args, path).not.toEqual(expect.arrayContaining(['last']));
  }
});
