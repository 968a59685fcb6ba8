import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Account } from '../domain/accounts.ts';
import type { Consumer } from '../domain/consumers.ts';
import type { Customer } from '../domain/customers.ts';
import { GatewayError } from '../domain/errors.ts';
import { decodeGlobalId, type GlobalIdType } from '../domain/global-ids.ts';
import type { InstitutionLogin } from '../domain/institution-logins.ts';
import type { Institution } from '../domain/institutions.ts';
import type { Transaction } from '../domain/transactions.ts';
import type { Scope } from '../domain/viewer.ts';
import { account } from './accounts.ts';
import { consumer } from './consumers.ts';
import { customer } from './customers.ts';
import { institutionLogin } from './institution-logins.ts';
import { institution } from './institutions.ts';
import { requireScope } from './reach.ts';
import { type Report, reportNode } from './reports.ts';
import { transaction } from './transactions.ts';

export type Node = Customer | Consumer | Account | InstitutionLogin | Institution | Transaction | Report;

export const maxNodes = 100;

interface NodeType {
  /** Null for what every viewer may see. */
  readonly scope: Scope | null;
  load(parts: readonly string[], ctx: RequestContext, info: GraphQLResolveInfo): Node | null | Promise<Node | null>;
}

/** How each type is found by the parts of its global id, and the scope it takes: the same as on the fields that answer it. */
const nodeTypes: Partial<Record<GlobalIdType, NodeType>> = {
  Customer: {
    scope: 'customers',
    load: ([customerId = ''], ctx, info) => customer({ customerId }, ctx, info),
  },
  Account: {
    scope: 'accounts',
    load: ([customerId = '', accountId = ''], ctx, info) => account({ customerId, accountId }, ctx, info),
  },
  InstitutionLogin: {
    scope: 'accounts',
    load: ([customerId = '', institutionLoginId = ''], ctx, info) =>
      institutionLogin({ customerId, institutionLoginId }, ctx, info),
  },
  Consumer: {
    scope: 'identity',
    load: ([consumerId = ''], ctx, info) => consumer({ consumerId }, ctx, info),
  },
  Institution: {
    scope: null,
    load: ([institutionId = ''], ctx, info) => institution({ institutionId }, ctx, info),
  },
  Report: { scope: 'reports', load: (parts, ctx) => reportNode(parts, ctx) },
  Transaction: {
    scope: 'transactions',
    load: ([customerId = '', accountId = '', transactionId = ''], ctx, info) =>
      transaction({ customerId, accountId, transactionId }, ctx, info),
  },
};

/** Null when the viewer cannot reach what the id names or there is none. @throws BAD_ID, FORBIDDEN */
export function node(id: string, ctx: RequestContext, info: GraphQLResolveInfo): Node | null | Promise<Node | null> {
  const { type, parts } = decodeGlobalId(id);
  const found = nodeTypes[type];
  if (found === undefined)
    throw new GatewayError('BAD_ID', `This gateway has no ${type} nodes.`, { category: 'CUSTOMER' });
  if (found.scope !== null) requireScope(ctx.viewer, found.scope);
  return found.load(parts, ctx, info);
}

/** One entry per id, in order; an id that fails is null with an error of its own, and the others still answer. */
export function nodes(ids: readonly string[], ctx: RequestContext, info: GraphQLResolveInfo): Promise<Node | null>[] {
  if (ids.length > maxNodes) {
    throw new GatewayError('BAD_USER_INPUT', `At most ${maxNodes} \`ids\` at once.`, { category: 'CUSTOMER' });
  }
  return ids.map(async (id) => node(id, ctx, info));
}
