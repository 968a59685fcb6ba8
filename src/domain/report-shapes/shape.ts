import { rowsWith, type TableField } from '../field-table.ts';

/** Another object, or a list of them. */
export interface NestedField {
  readonly kind: 'one' | 'many';
  readonly shape: Shape;
  readonly description: string;
  /** What upstream calls it. @default the field's own name */
  readonly upstream?: string | undefined;
}

/** A list of plain texts or of ids. */
export interface TextsField {
  readonly kind: 'texts' | 'ids';
  readonly description: string;
  readonly upstream?: string | undefined;
}

export type ShapeField = TableField | NestedField | TextsField;

/** An object of a report: the wire is read by it, and the type in the graph is made of it. Adding a field is adding a row. */
export interface Shape {
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, ShapeField>>;
}

/** An object that was read by its shape, with only what was sent, and the currency of its amounts. */
export interface Shaped {
  readonly shape: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly currency: string;
}

const row = rowsWith({});

export const rows = {
  ...row,
  one: (shape: Shape, description: string, upstream?: string): NestedField => ({
    kind: 'one',
    shape,
    description,
    upstream,
  }),
  many: (shape: Shape, description: string, upstream?: string): NestedField => ({
    kind: 'many',
    shape,
    description,
    upstream,
  }),
  texts: (description: string, upstream?: string): TextsField => ({ kind: 'texts', description, upstream }),
  ids: (description: string, upstream?: string): TextsField => ({ kind: 'ids', description, upstream }),
};
