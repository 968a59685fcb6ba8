import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, getNullableType } from 'graphql';
import { abandoned, asked, completeBelow, completeLeaf, settled, thrown } from './fields.ts';
import { Info } from './info.ts';
import { argumentsOf, type FieldPlan, type Select } from './run.ts';

/** What the written code needs beside its plans. Fields without a parent to be read from read `nothing`. */
const tools = {
  Info,
  argumentsOf,
  completeLeaf,
  completeBelow,
  asked,
  thrown,
  settled,
  abandoned,
  nothing: Object.freeze(Object.create(null)),
};

/** Tells values that are written as they are, by their type: of built-in scalars no other is looked at twice. */
const asTheyAre = new Map<unknown, (value: string) => string>([
  [GraphQLString, (value) => `typeof ${value} === 'string'`],
  [GraphQLID, (value) => `typeof ${value} === 'string'`],
  [GraphQLBoolean, (value) => `typeof ${value} === 'boolean'`],
  [GraphQLInt, (value) => `typeof ${value} === 'number' && (${value} | 0) === ${value}`],
  [GraphQLFloat, (value) => `typeof ${value} === 'number' && Number.isFinite(${value})`],
]);

/**
 * Writes the function that answers an object of one type: a property is read where there is no resolver, what waits is waited
 * for, and nothing is made for the case that something fails. One that was written for its fields knows their shapes, which a
 * loop over plans for all types would not: that is what compiling gains.
 *
 * Names are those of GraphQL, which has no signs in them; they are quoted all the same.
 *
 * @param typenames names under which the client wants the type
 */
export function writeSelect(entries: readonly (FieldPlan | string)[], typename: string): Select {
  const plans = entries.filter((entry) => typeof entry !== 'string');
  const values = plans.map((_plan, index) => `v${index}`);
  const members = entries.map((entry) =>
    typeof entry === 'string'
      ? `[${JSON.stringify(entry)}]: ${JSON.stringify(typename)}`
      : `${keyOf(entry.key)}: ${values[plans.indexOf(entry)]}`,
  );
  const result = `{ ${members.join(', ')} }`;
  if (plans.length === 0) return new Function(`return () => (${result})`)() as Select;
  const body = `'use strict';
const { ${Object.keys(tools).join(', ')} } = tools;
const [${plans.map((_plan, index) => `p${index}`).join(', ')}] = plans;
const [${plans.map((_plan, index) => `r${index}`).join(', ')}] = plans.map(({ resolve }) => resolve);
return (source, path, run) => {
  const from = (typeof source === 'object' && source !== null) || typeof source === 'function' ? source : nothing;
  let waits = false;
  let ${values.join(', ')};
  try {
${plans.map(writeField).join('\n')}
  } catch (error) {
    if (waits) return abandoned([${values.join(', ')}], error);
    throw error;
  }
  const result = ${result};
  return waits ? settled(result) : result;
};`;
  return new Function('tools', 'plans', body)(tools, plans) as Select;
}

/** A name in brackets is never that of the prototype. */
const keyOf = (key: string): string => (key === '__proto__' ? `[${JSON.stringify(key)}]` : JSON.stringify(key));

function writeField(plan: FieldPlan, index: number): string {
  const [value, own] = [`v${index}`, `p${index}`];
  const complete = plan.isLeaf ? 'completeLeaf' : 'completeBelow';
  const args = plan.args === null ? `argumentsOf(${own}, run)` : `${own}.args`;
  const read =
    plan.resolve === null
      ? `from[${JSON.stringify(plan.property)}]`
      : `r${index}(source, ${args}, run.context, new Info(${own}, path, run))`;
  // Where the field has no resolver of its own, a property that is a function is asked.
  const mayBeAsked = plan.resolve === null && plan.field.resolve === undefined;
  const raw = mayBeAsked
    ? `typeof ${value} === 'function' ? asked(${own}, ${value}, source, path, run) : ${value}`
    : value;
  return `    try {
      ${value} = ${read};
      if (!(${isDone(plan, value)})) {
        ${value} = ${complete}(${own}, ${raw}, path, run);
        if (${value} instanceof Promise) waits = true;
      }
    } catch (error) {
      ${value} = thrown(${own}, error, path, run);
    }`;
}

/** Whether a value is what the client reads. */
function isDone({ field, isNonNull }: FieldPlan, value: string): string {
  const asItIs = asTheyAre.get(getNullableType(field.type))?.(value);
  return [...(asItIs ? [`(${asItIs})`] : []), ...(isNonNull ? [] : [`${value} === null`])].join(' || ') || 'false';
}
