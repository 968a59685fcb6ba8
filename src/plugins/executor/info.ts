import type { GraphQLResolveInfo } from 'graphql';
import { type FieldPlan, type Path, pathOf, type Run } from './run.ts';

/**
 * What a resolver may want to know of the field that it answers. Nearly none does: the parts are found out when they are
 * read, and a class has them for all fields together.
 */
export class Info implements GraphQLResolveInfo {
  readonly #plan: FieldPlan;
  readonly #above: Path | undefined;
  readonly #run: Run;

  constructor(plan: FieldPlan, above: Path | undefined, run: Run) {
    this.#plan = plan;
    this.#above = above;
    this.#run = run;
  }

  get fieldName() {
    return this.#plan.field.name;
  }

  get fieldNodes() {
    return this.#plan.nodes;
  }

  get returnType() {
    return this.#plan.field.type;
  }

  get parentType() {
    return this.#plan.parent;
  }

  get path() {
    return pathOf(this.#plan, this.#above);
  }

  get schema() {
    return this.#run.frame.schema;
  }

  get fragments() {
    return this.#run.frame.fragments;
  }

  get rootValue() {
    return this.#run.root;
  }

  get operation() {
    return this.#run.frame.operation;
  }

  get variableValues() {
    return this.#run.variables;
  }
}
