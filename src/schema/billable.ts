import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Marks what Mastercard may bill. Fields say so in their cost; nothing is written down twice. */
export const billableDirective = new GraphQLDirective({
  name: 'billable',
  description:
    'Mastercard may bill what this field or mutation causes, once it succeeds. The credential needs the scope `billing`; ' +
    '`extensions.cost` says how much it could be and how much it was.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { product: { type: new GraphQLNonNull(GraphQLString), description: 'What it is billed as.' } },
});

/** Puts the directive on every field whose cost has a price, and says it in the description, where explorers show it. */
export function markBillable(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) mark(field);
  }
  return schema;
}

function mark(field: GraphQLField<unknown, unknown>): void {
  const { cost } = field.extensions;
  if (cost?.product === undefined) return;
  field.extensions = { ...field.extensions, directives: { billable: { product: cost.product } } };
  field.description = `${field.description} Billable, as ${cost.product}.`;
}
