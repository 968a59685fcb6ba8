import {
  declarationOf,
  exportOf,
  factoriesOf,
  isFunction,
  type Methods,
  namesOfFunction,
  type Program,
  type Scope,
  type Unit,
} from './factories.ts';
import { childOf, childrenOf, isSyntax, listOf, nameOf, type SourceFile, type Syntax } from './program.ts';

/** How far it is from a unit to each operation, in steps from declaration to declaration. */
export type Distances = ReadonlyMap<string, number>;

export interface Reach {
  /** The operations that a unit can lead to. */
  from(...units: readonly Unit[]): Distances;
}

const sourcesFile = 'src/datasources/open-finance/sources.ts';
const loadersFile = 'src/loaders/loaders.ts';

/**
 * Follows names from declaration to declaration. Where resolvers ask `sources.x.y` or `loaders.x.y`, which no import shows,
 * the factories that make them say what is behind. Reads more into the code than may happen, never less.
 *
 * @param operations upstream's, by their ids
 */
export function createReach(program: Program, operations: ReadonlySet<string>): Reach {
  const factories = new Map([
    ...factoriesOf(program, sourcesFile, 'createSources'),
    ...factoriesOf(program, loadersFile, 'createLoaders'),
  ]);
  const membersOf = (name: string) => ['sources', 'loaders'].flatMap((kind) => factories.get(`${kind}.${name}`) ?? []);
  const facts = new Map<Syntax, Facts>();
  const factsOf = (unit: Unit): Facts => {
    const known = facts.get(unit.node) ?? look(unit, program, operations, factories, membersOf);
    facts.set(unit.node, known);
    return known;
  };

  return {
    from(...units) {
      const distances = new Map<string, number>();
      const seen = new Set<Syntax>();
      let edge = units;
      for (let distance = 0; edge.length > 0; distance += 1) {
        const next: Unit[] = [];
        for (const unit of edge) {
          if (seen.has(unit.node)) continue;
          seen.add(unit.node);
          const { named, leads } = factsOf(unit);
          for (const operation of named) if (!distances.has(operation)) distances.set(operation, distance);
          next.push(...leads);
        }
        edge = next;
      }
      return distances;
    },
  };
}

interface Facts {
  readonly named: ReadonlySet<string>;
  readonly leads: readonly Unit[];
}

/** The operations that a piece of code names, and the pieces that it leads to. */
function look(
  unit: Unit,
  program: Program,
  operations: ReadonlySet<string>,
  factories: ReadonlyMap<string, Methods>,
  membersOf: (name: string) => readonly Methods[],
): Facts {
  const { file } = unit;
  const named = new Set<string>();
  const leads: Unit[] = [];
  const isSource = file.path.startsWith('src/datasources/');
  const push = (found: Unit | undefined) => found && leads.push(found);

  const follow = (name: string, scope: Scope | null): void => {
    for (let at = scope; at !== null; at = at.parent) {
      if (!at.names.has(name)) continue;
      const local = at.names.get(name);
      // What is declared within the unit is looked at with it; what surrounds it is not.
      if (local && !within(local, unit.node)) leads.push({ file, node: local, scope: at });
      return;
    }
    push(declarationOf(name, file, program));
  };

  const followChain = (chain: readonly string[], scope: Scope | null): void => {
    const [root = '', next] = chain;
    const binding = isBound(root, scope) ? undefined : file.imports.get(root);
    if (binding && 'namespace' in binding) {
      if (next !== undefined) push(exportOf({ file: binding.namespace, name: next }, program));
      return;
    }
    if (root !== '') follow(root, scope);
    if (binding) return;
    const at = chain.findIndex((name) => name === 'sources' || name === 'loaders');
    if (at >= 0) {
      const methods = factories.get(`${chain[at]}.${chain[at + 1]}`);
      if (methods) leads.push(...methodsNamed(methods, chain[at + 2]));
      return;
    }
    // A source that was taken out of the context under its own name, or handed over.
    if (isHandedOver(root, scope)) followMember(root, next);
  };

  const followMember = (name: string | undefined, method: string | undefined): void => {
    if (name === undefined || method === undefined) return;
    for (const methods of membersOf(name)) if (methods.has(method)) leads.push(...methodsNamed(methods, method));
  };

  const visit = (node: Syntax, scope: Scope | null): void => {
    if (node.type.startsWith('TS') && childOf(node, 'expression') === undefined) return;
    if (isFunction(node)) {
      const inner: Scope = { names: namesOfFunction(node), parent: scope };
      for (const child of childrenOf(node)) visit(child, inner);
      return;
    }
    if (node.type === 'Literal' && isSource && typeof node.value === 'string' && operations.has(node.value)) {
      named.add(node.value);
    }
    if (node.type === 'Identifier') {
      followChain([String(node.name)], scope);
      return;
    }
    if (node.type === 'MemberExpression') {
      const { root, names } = chainOf(node);
      // Whoever says only which operation an endpoint is does not call it: its answers are forgotten.
      if (isSource && names[0] === 'operation') return;
      if (root?.type === 'Identifier') {
        followChain([String(root.name), ...names], scope);
        return;
      }
      // Of what a call answers: `sourcesOf(partner).accounts.list`.
      followMember(names[0], names[1]);
    }
    if (node.type === 'Property') {
      const key = childOf(node, 'key');
      const value = childOf(node, 'value');
      if (key && node.computed === true) visit(key, scope);
      if (value) visit(value, scope);
      return;
    }
    // An endpoint made of another takes over how it is called, not what it is.
    const isEndpoint = node.type === 'ObjectExpression' && namesOperation(node);
    for (const child of childrenOf(node)) if (!(isEndpoint && child.type === 'SpreadElement')) visit(child, scope);
  };
  visit(unit.node, unit.scope);
  return { named, leads };
}

const within = (inner: Syntax, outer: Syntax) => inner.start >= outer.start && inner.end <= outer.end;

function isBound(name: string, scope: Scope | null): boolean {
  for (let at = scope; at !== null; at = at.parent) if (at.names.has(name)) return true;
  return false;
}

/** Whether a name is that of a parameter, or of a part of something taken apart. */
function isHandedOver(name: string, scope: Scope | null): boolean {
  for (let at = scope; at !== null; at = at.parent) if (at.names.has(name)) return at.names.get(name) === null;
  return false;
}

function methodsNamed(methods: Methods, name: string | undefined): readonly Unit[] {
  const one = name === undefined ? undefined : methods.get(name);
  const rest = methods.get('*');
  return [...(one ? [one] : rest ? [] : methods.values()), ...(rest ? [rest] : [])];
}

/** `a.b.c` as what it begins with and the names behind. */
function chainOf(node: Syntax): { readonly root: Syntax | undefined; readonly names: readonly string[] } {
  if (node.type !== 'MemberExpression') return { root: node, names: [] };
  const property = node.computed === true ? undefined : nameOf(childOf(node, 'property'));
  const object = childOf(node, 'object');
  if (property === undefined || object === undefined) return { root: undefined, names: [] };
  const { root, names } = chainOf(object);
  return { root, names: [...names, property] };
}

const namesOperation = (node: Syntax) =>
  listOf(node, 'properties').some((property) => nameOf(childOf(property, 'key')) === 'operation');

/** The function at a place of a file, as the engine tells it: the innermost whose body lies behind it. */
export function functionAt(file: SourceFile, offset: number): Unit | undefined {
  let found: Syntax | undefined;
  const visit = (node: Syntax): void => {
    if (offset < node.start || offset >= node.end) return;
    const body = isFunction(node) ? childOf(node, 'body') : undefined;
    if (isSyntax(body) && offset < body.start) found = node;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(file.root);
  return found && { file, node: found, scope: null };
}
