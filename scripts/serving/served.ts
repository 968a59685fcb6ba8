import type { GraphQLSchema } from 'graphql';
import type { Operation } from '../../sandbox/operations.ts';
import { absences } from './absences.ts';
import { type FieldCode, fieldsOf } from './fields.ts';
import { readProgram } from './program.ts';
import { createReach, type Distances } from './reach.ts';

/** What leads to an operation of upstream. */
export interface Service {
  readonly operation: Operation;
  /** The fields that can lead to it, those that say most about it first. */
  readonly fields: readonly string[];
  /** Whether only fields that are deprecated lead to it. */
  readonly isDeprecated: boolean;
  /** The file of the gateway that calls it at its own accord, such as a job or a route; null where none does. */
  readonly job: string | null;
}

/** What answers fields: everything else that leads to a call does so at its own accord. */
const behindFields = /^src\/(schema|resolvers|loaders|domain|lib|datasources\/open-finance)\//;

export function servicesOf(schema: GraphQLSchema, operations: readonly Operation[], root: string): readonly Service[] {
  const program = readProgram(root);
  const reach = createReach(program, new Set(operations.map(({ id }) => id)));
  const fields = fieldsOf(schema, program, root).map((field) => ({ field, distances: reach.from(...field.units) }));
  const jobs = [...program.values()]
    .filter(({ path }) => !behindFields.test(path))
    .map((file) => {
      const units = [...file.declarations.values()].map((node) => ({ file, node, scope: null }));
      return { path: file.path, distances: reach.from(...units) };
    });
  return operations.map((operation) => {
    const leading = fields.filter(({ distances }) => distances.has(operation.id));
    const ranked = leading.toSorted((left, right) => compare(operation, left, right));
    const [job] = jobs
      .filter(({ distances }) => distances.has(operation.id))
      .toSorted((left, right) => distanceOf(left, operation) - distanceOf(right, operation));
    return {
      operation,
      fields: ranked.map(({ field }) => field.name),
      isDeprecated: leading.length > 0 && leading.every(({ field }) => field.isDeprecated),
      job: job?.path ?? null,
    };
  });
}

interface Leading {
  readonly field: FieldCode;
  readonly distances: Distances;
}

const distanceOf = ({ distances }: Pick<Leading, 'distances'>, { id }: Operation) =>
  distances.get(id) ?? Number.POSITIVE_INFINITY;

/** Reads are told by fields rather than mutations; then the name says most, then the shorter way. */
function compare(operation: Operation, left: Leading, right: Leading): number {
  const changes = ({ field }: Leading) =>
    Number(operation.method === 'GET' && /^mutation |Payload\.|^query nodes?$/.test(field.name));
  return (
    changes(left) - changes(right) ||
    likeness(operation, right.field) - likeness(operation, left.field) ||
    distanceOf(left, operation) - distanceOf(right, operation) ||
    left.field.name.localeCompare(right.field.name)
  );
}

/** How many words of the operation's name come up in the field's. */
function likeness({ id }: Operation, { name }: FieldCode): number {
  const words = id.match(/[A-Z]?[a-z]+/g) ?? [];
  return words.filter((word) => name.toLowerCase().includes(word.toLowerCase())).length;
}

/** What is wrong with the list of what is absent; empty when it explains what is not served, and nothing else. */
export function gapsIn(services: readonly Service[]): readonly string[] {
  const ids = new Set(services.map(({ operation }) => operation.id));
  const unknown = [...absences.keys()].filter((id) => !ids.has(id));
  return [
    ...unknown.map((id) => `${id}: upstream has no such operation`),
    ...services.flatMap((service) => {
      const { id } = service.operation;
      const served = isServed(service);
      if (served && absences.has(id)) return [`${id}: is served, and scripts/serving/absences.ts says why it is not`];
      if (!served && !absences.has(id)) {
        return [`${id}: no field leads to it, and scripts/serving/absences.ts does not say why`];
      }
      return [];
    }),
  ];
}

export const isServed = ({ fields, job }: Service) => fields.length > 0 || job !== null;
