import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a document may be, with every fragment counted where it is spread. */
export interface DocumentLimits {
  /** Words, names and signs of the text. */
  readonly tokens: number;
  /** Levels of fields. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Selections of one pair of braces. */
  readonly breadth: number;
  /** Times that one name of the answer stands in one pair of braces: comparing them with each other is what costs. */
  readonly repeats: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  tokens: 1_500,
  depth: 16,
  fields: 1_000,
  aliases: 60,
  directives: 60,
  breadth: 200,
  repeats: 5,
};

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * What of a document is larger than allowed, in words; null when nothing is. Takes time by the length of the text, however
 * often its fragments are spread: each is counted once and then multiplied. Fragments that spread themselves are left to
 * validation.
 */
export function complaintAboutDocument(document: DocumentNode, limits: DocumentLimits): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const sizes = new Map<string, Size>();
  const open = new Set<string>();
  let widest = 0;
  let repeated = 0;

  function sizeOfSet(set: SelectionSetNode | undefined): Size {
    if (set === undefined) return nothing;
    widest = Math.max(widest, set.selections.length);
    repeated = Math.max(repeated, mostRepeated(set.selections));
    let total = nothing;
    // A loop: the call stack is for the depth alone.
    for (const selection of set.selections) total = beside(total, sizeOf(selection));
    return total;
  }

  function sizeOf(selection: SelectionNode): Size {
    const directives = selection.directives?.length ?? 0;
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? sizeOfFragment(selection.name.value)
        : sizeOfSet(selection.selectionSet);
    if (selection.kind !== Kind.FIELD) return { ...inner, directives: inner.directives + directives };
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      directives: inner.directives + directives,
    };
  }

  function sizeOfFragment(name: string): Size {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined || open.has(name)) return nothing;
    open.add(name);
    const size = sizeOfSet(fragment.selectionSet);
    open.delete(name);
    sizes.set(name, size);
    return size;
  }

  let largest = nothing;
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) largest = beside(largest, sizeOfOperation(node));
    // A fragment that nothing spreads is validated all the same.
    else if (node.kind === Kind.FRAGMENT_DEFINITION) sizeOfFragment(node.name.value);
  }

  function sizeOfOperation(node: OperationDefinitionNode): Size {
    const size = sizeOfSet(node.selectionSet);
    return { ...size, directives: size.directives + (node.directives?.length ?? 0) };
  }

  const found: readonly (readonly [string, number, number])[] = [
    ['levels deep', largest.depth, limits.depth],
    ['fields', largest.fields, limits.fields],
    ['aliases', largest.aliases, limits.aliases],
    ['directives', largest.directives, limits.directives],
    ['selections in one pair of braces', widest, limits.breadth],
    ['times the same name in one pair of braces', repeated, limits.repeats],
  ];
  const over = found.find(([, size, most]) => size > most);
  return over === undefined ? null : `The document has ${over[1]} ${over[0]}; at most ${over[2]} are allowed.`;
}

function beside(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
  };
}

/** Fields by the name they have in the answer, and spreads by that of their fragment. */
function mostRepeated(selections: readonly SelectionNode[]): number {
  const counts = new Map<string, number>();
  let most = 0;
  for (const selection of selections) {
    const name = nameOf(selection);
    if (name === null) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    most = Math.max(most, count);
  }
  return most;
}

function nameOf(selection: SelectionNode): string | null {
  if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
  return selection.kind === Kind.FRAGMENT_SPREAD ? `...${selection.name.value}` : null;
}
