import {
  type DocumentNode,
  getArgumentValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import { decodeGlobalId } from '../domain/global-ids.ts';
import type { Scope } from '../domain/viewer.ts';
import { stateOf } from './request-state.ts';

/** Who did or read what, about whom. Never a value. */
export interface AuditEntry {
  readonly requestId: string;
  readonly partnerId: string;
  readonly clientId: string;
  /** The end user who asked; null for a client that acts for all customers. */
  readonly endUser: string | null;
  readonly kind: 'mutation' | 'read';
  /** Names of mutations, or of the sensitive fields that were selected. */
  readonly fields: readonly string[];
  /** Customers that the arguments name. */
  readonly customers: readonly string[];
  readonly failed: boolean;
}

/** Reads of these scopes are written down, and every mutation. */
const sensitive: readonly Scope[] = ['identity', 'payments'];

/** Tells of every mutation, and of every read of fields with the scope `identity` or `payments`. */
export function useAudit(write: (entry: AuditEntry) => void): Plugin<RequestContext> {
  const fieldsOf = new WeakMap<OperationDefinitionNode, readonly string[]>();
  return {
    onExecute({ args: { schema, document, operationName, variableValues, contextValue } }) {
      const operation = getOperationAST(document, operationName);
      if (!operation) return undefined;
      const root = schema.getRootType(operation.operation);
      const fields = fieldsOf.get(operation) ?? auditedFields(schema, document, operation);
      fieldsOf.set(operation, fields);
      if (fields.length === 0) return undefined;
      stateOf(contextValue.request).isAudited = true;
      const variables = (variableValues ?? {}) as Record<string, unknown>;
      const customers = root ? customersIn(root.getFields(), operation, variables) : [];
      return {
        onExecuteDone({ result }) {
          if (contextValue.request.headers.get('x-dry-run') === 'true') return;
          const { viewer, requestId } = contextValue;
          write({
            requestId,
            partnerId: viewer.partner.partnerId,
            clientId: viewer.clientId,
            endUser: viewer.customerId ?? null,
            kind: operation.operation === 'mutation' ? 'mutation' : 'read',
            fields,
            customers,
            failed: 'errors' in result && (result.errors?.length ?? 0) > 0,
          });
        },
      };
    },
  };
}

type Schema = ConstructorParameters<typeof TypeInfo>[0];

function auditedFields(schema: Schema, document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const isMutation = operation.operation === 'mutation';
  // Every fragment of the document: one that is not spread makes an entry too many, never one too few.
  for (const node of document.definitions) {
    if (node !== operation && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    visit(
      node,
      visitWithTypeInfo(types, {
        Field() {
          const [field, parent] = [types.getFieldDef(), types.getParentType()];
          if (!field || !parent) return;
          const isRoot = isMutation && parent === schema.getMutationType();
          if (isRoot || needsSensitive(field.extensions)) found.add(`${parent.name}.${field.name}`);
        },
      }),
    );
  }
  return [...found];
}

function needsSensitive(extensions: object): boolean {
  const options = 'pothosOptions' in extensions ? (extensions.pothosOptions as { authScopes?: unknown }) : {};
  const scopes = JSON.stringify(options.authScopes ?? {});
  return sensitive.some((scope) => scopes.includes(`"${scope}"`));
}

function customersIn(
  fields: ReturnType<NonNullable<ReturnType<Schema['getQueryType']>>['getFields']>,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): readonly string[] {
  const found = new Set<string>();
  for (const selection of operation.selectionSet.selections) {
    const field = selection.kind === Kind.FIELD ? fields[selection.name.value] : undefined;
    if (selection.kind !== Kind.FIELD || field === undefined) continue;
    try {
      const args = getArgumentValues(field, selection, variables);
      const input = (args.input ?? {}) as Record<string, unknown>;
      for (const id of [args.customerId, input.customerId]) if (typeof id === 'string') found.add(id);
      for (const id of [args.id, ...(Array.isArray(args.ids) ? args.ids : [])])
        if (typeof id === 'string') for (const customer of customerOf(id)) found.add(customer);
    } catch {
      // Arguments that do not fit are refused when the field is resolved.
    }
  }
  return [...found];
}

/** Ids of everything that a customer has begin with the customer. */
function customerOf(id: string): readonly string[] {
  try {
    const { type, parts } = decodeGlobalId(id);
    return type === 'Institution' || type === 'Consumer' ? [] : parts.slice(0, 1);
  } catch {
    return [];
  }
}
