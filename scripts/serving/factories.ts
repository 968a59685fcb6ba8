import {
  type Binding,
  childOf,
  childrenOf,
  declaredBy,
  listOf,
  nameOf,
  namesIn,
  type SourceFile,
  type Syntax,
} from './program.ts';

export type Program = ReadonlyMap<string, SourceFile>;

/** Something in the sources that can lead to a call: a declaration, a method of a source or loader, a function of a field. */
export interface Unit {
  readonly file: SourceFile;
  readonly node: Syntax;
  /** What the names around it stand for. */
  readonly scope: Scope | null;
}

export interface Scope {
  readonly names: ReadonlyMap<string, Syntax | null>;
  readonly parent: Scope | null;
}

/** They make all sources and loaders; what is asked of which stands where it is asked. */
const creators = new Set(['createSources', 'createLoaders']);

export type Methods = ReadonlyMap<string, Unit>;

/** `sources.accounts` -> its methods, from the object that a function puts together. */
export function factoriesOf(program: Program, path: string, creator: string): [string, Methods][] {
  const file = program.get(path);
  const node = file?.declarations.get(creator);
  if (file === undefined || node === undefined) throw new Error(`${path} has no ${creator}`);
  const kind = creator.slice('create'.length).toLowerCase();
  return [...membersOfResult({ file, node, scope: null }, program)].map(([name, unit]) => [
    `${kind}.${name}`,
    methodsOf(unit, program),
  ]);
}

/** The members of what a call of a factory answers. */
function methodsOf(unit: Unit, program: Program): Methods {
  const callee = unit.node.type === 'CallExpression' ? childOf(unit.node, 'callee') : undefined;
  const factory = callee && declarationOf(nameOf(callee) ?? '', unit.file, program);
  const members = factory ? membersOfResult(factory, program) : new Map<string, Unit>();
  // Something else than an object written out: all of it, whatever is asked of it.
  return members.size > 0 ? members : new Map([['*', factory ?? unit]]);
}

function membersOfResult(factory: Unit, program: Program): Map<string, Unit> {
  if (isLazy(factory.node)) return membersOfMakers(factory);
  const scope: Scope = { names: namesOfFunction(factory.node), parent: factory.scope };
  const members = new Map<string, Unit>();
  for (const property of listOf(resultOf(factory.node) ?? factory.node, 'properties')) {
    const key = childOf(property, 'key');
    const name = nameOf(key);
    const value = childOf(property, 'value') ?? childOf(property, 'argument');
    if (value === undefined) continue;
    const shorthand = nameOf(value);
    const node = (shorthand && scope.names.get(shorthand)) || value;
    if (node === value && shorthand !== undefined) {
      const elsewhere = declarationOf(shorthand, factory.file, program);
      if (elsewhere) {
        members.set(name ?? '*', elsewhere);
        continue;
      }
    }
    members.set(name ?? '*', { file: factory.file, node, scope });
  }
  return members;
}

const isLazy = (node: Syntax) => nameOf(childOf(node, 'callee')) === 'lazyParts';

/** Of `lazyParts({ name: (…) => make(…) })`. */
function membersOfMakers({ file, node, scope: parent }: Unit): Map<string, Unit> {
  const [makers] = listOf(node, 'arguments');
  const members = new Map<string, Unit>();
  for (const property of (makers && listOf(makers, 'properties')) ?? []) {
    const maker = childOf(property, 'value');
    const made = maker && childOf(maker, 'body');
    if (maker === undefined || made === undefined) continue;
    members.set(nameOf(childOf(property, 'key')) ?? '*', {
      file,
      node: made,
      scope: { names: namesOfFunction(maker), parent },
    });
  }
  return members;
}

/** The object that a function answers, where its code says so. */
function resultOf(node: Syntax): Syntax | undefined {
  const body = childOf(node, 'body');
  if (body === undefined) return undefined;
  if (body.type !== 'BlockStatement') return unwrapped(body);
  const last = listOf(body, 'body').findLast((statement) => statement.type === 'ReturnStatement');
  const argument = last && childOf(last, 'argument');
  return argument && unwrapped(argument);
}

function unwrapped(node: Syntax): Syntax | undefined {
  if (node.type === 'ObjectExpression') return node;
  const inner = childOf(node, 'expression');
  return inner && unwrapped(inner);
}

export function declarationOf(name: string, file: SourceFile, program: Program): Unit | undefined {
  if (creators.has(name)) return undefined;
  const own = file.declarations.get(name);
  if (own) return { file, node: own, scope: null };
  const binding = file.imports.get(name);
  return binding && 'name' in binding ? exportOf(binding, program) : undefined;
}

export function exportOf({ file: path, name }: Extract<Binding, { name: string }>, program: Program): Unit | undefined {
  const file = program.get(path);
  const node = file?.declarations.get(name);
  return file && node && { file, node, scope: null };
}

export const isFunction = ({ type }: Syntax) =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/** Its parameters, and what is declared anywhere inside it but not in functions within. */
export function namesOfFunction(node: Syntax): Map<string, Syntax | null> {
  const names = new Map<string, Syntax | null>();
  for (const parameter of listOf(node, 'params')) for (const name of namesIn(parameter)) names.set(name, null);
  const collect = (inner: Syntax): void => {
    for (const child of childrenOf(inner)) {
      if (child.type === 'VariableDeclaration' || child.type === 'FunctionDeclaration') {
        for (const [name, what] of declaredBy(child)) names.set(name, what);
      }
      if (!isFunction(child)) collect(child);
    }
  };
  const body = childOf(node, 'body');
  if (body) collect(body);
  return names;
}
