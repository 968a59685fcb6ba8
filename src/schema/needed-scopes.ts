import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Scope } from '../domain/viewer.ts';

/** What the credential of whoever selects a field has to have: one scope, or all of several. */
export type NeededScopes =
  | { readonly [Name in Scope]: { readonly [Only in Name]: true } }[Scope]
  | { readonly $all: { readonly [Name in Scope]?: true } };

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      neededScopes: NeededScopesPlugin<Types>;
    }
    interface FieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      authScopes?: NeededScopes;
    }
  }
}

/** Name of the plugin. */
export const neededScopes = 'neededScopes';

/**
 * Refuses fields whose scopes the credential lacks, before anything of theirs runs, subscriptions before they begin.
 *
 * Pothos has a plugin for rules of any kind, which keeps what it has found out of an operation by its context, in a map of weak
 * keys. What such a map holds outlives collections of the young, and it held the context, and with that all of the operation.
 */
class NeededScopesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolver: Resolve, field: PothosOutputFieldConfig<Types>): Resolve {
    return field.kind === 'Subscription' ? resolver : guarded(resolver, field);
  }

  override wrapSubscribe(subscriber: Resolve | undefined, field: PothosOutputFieldConfig<Types>): Resolve | undefined {
    return subscriber && field.kind === 'Subscription' ? guarded(subscriber, field) : subscriber;
  }
}

type Resolve = GraphQLFieldResolver<unknown, object>;

function guarded<Types extends SchemaTypes>(run: Resolve, field: PothosOutputFieldConfig<Types>): Resolve {
  const { authScopes } = field.pothosOptions as { readonly authScopes?: NeededScopes };
  if (authScopes === undefined) return run;
  const names = namesIn(authScopes);
  if (names.length === 0)
    throw new Error(`${field.parentType}.${field.name} says neither one scope nor $all of several`);
  return (parent, args, context, info) => {
    const { scopes } = (context as RequestContext).viewer;
    for (const name of names) if (!scopes.has(name)) throw lacking();
    return run(parent, args, context, info);
  };
}

/** None where it is not certain what is meant. */
function namesIn(needed: NeededScopes): readonly Scope[] {
  const [only, ...others] = Object.keys(needed) as (Scope | '$all')[];
  // One beside $all would be taken for needed by whoever reads it, and asked of nobody.
  if (only === undefined || others.length > 0) return [];
  return '$all' in needed ? (Object.keys(needed.$all) as Scope[]) : [only as Scope];
}

const lacking = () =>
  new GatewayError('FORBIDDEN', 'The credential lacks the scope of this field.', { category: 'CUSTOMER' });

SchemaBuilder.registerPlugin(neededScopes, NeededScopesPlugin);
