import { contentShapes } from '../domain/report-shapes/contents.ts';
import type { Shape, Shaped, ShapeField } from '../domain/report-shapes/shape.ts';
import type { OtherReportContent } from '../domain/reports.ts';
import * as resolvers from '../resolvers/report-contents.ts';
import { fieldOf } from './account-details.ts';
import { builder } from './builder.ts';

type Builder = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Shaped>;
type ShapeRef = ReturnType<typeof builder.objectRef<Shaped>>;

const refs = new Map<string, ShapeRef>();

/** The type of a shape, made when it is first needed. */
function refOf(shape: Shape): ShapeRef {
  const known = refs.get(shape.name);
  if (known !== undefined) return known;
  const ref = builder.objectRef<Shaped>(shape.name);
  refs.set(shape.name, ref);
  ref.implement({ description: shape.description, fields: (t) => fieldsOf(t, shape.fields) });
  return ref;
}

function fieldsOf(t: Builder, fields: Shape['fields']) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shapeFieldOf(t, name, field)]));
}

function shapeFieldOf(t: Builder, name: string, field: ShapeField) {
  const facts = { nullable: true as const, description: field.description };
  switch (field.kind) {
    case 'one':
      return t.field({ ...facts, type: refOf(field.shape), resolve: resolvers.one(name) });
    case 'many':
      return t.field({ ...facts, type: [refOf(field.shape)], resolve: resolvers.many(name) });
    case 'texts':
      return t.stringList({ ...facts, resolve: resolvers.texts(name) });
    case 'ids':
      return t.idList({ ...facts, resolve: resolvers.texts(name) });
    default:
      return fieldOf(t, name, field);
  }
}

const OtherContentRef = builder.objectRef<OtherReportContent>('OtherReportContent');
OtherContentRef.implement({
  description: 'A report of a type that is new to the gateway.',
  fields: (t) => ({
    json: t.exposeString('json', {
      nullable: false,
      description: 'All of it as JSON text; amounts in it are texts, so that their digits survive.',
    }),
  }),
});

export const ReportContentUnion = builder.unionType('ReportContent', {
  description:
    'What is in a finished report: a type for each family of products, told apart by the type of the report.',
  types: [...Object.values(contentShapes).map(refOf), OtherContentRef],
  resolveType: ({ shape }) => shape,
});
