import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree; what its members are depends on its type. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** What a name in a file stands for. */
export type Binding = { readonly file: string; readonly name: string } | { readonly namespace: string };

export interface SourceFile {
  /** From the root of the project: `src/schema/accounts.ts`. */
  readonly path: string;
  readonly text: string;
  /** Declarations at the top of the file, by name. */
  readonly declarations: ReadonlyMap<string, Syntax>;
  readonly imports: ReadonlyMap<string, Binding>;
  readonly root: Syntax;
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The children of a node, whatever it is. */
export function childrenOf(node: Syntax): readonly Syntax[] {
  return Object.values(node).flatMap((member) => (Array.isArray(member) ? member : [member]).filter(isSyntax));
}

export const childOf = (node: Syntax, member: string): Syntax | undefined => {
  const value = node[member];
  return isSyntax(value) ? value : undefined;
};

export const listOf = (node: Syntax, member: string): readonly Syntax[] => {
  const value = node[member];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
};

export const nameOf = (node: Syntax | undefined): string | undefined =>
  node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;

/** Every source file of the gateway, parsed. */
export function readProgram(root: string): ReadonlyMap<string, SourceFile> {
  const paths = globSync('src/**/*.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readSource(root, path)]));
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  if (!isSyntax(program)) throw new SyntaxError(`${path}: no program`);
  const declarations = new Map<string, Syntax>();
  const imports = new Map<string, Binding>();
  for (const statement of listOf(program, 'body')) {
    if (statement.type === 'ImportDeclaration') addImports(imports, path, statement);
    else addDeclarations(declarations, childOf(statement, 'declaration') ?? statement);
  }
  return { path, text, declarations, imports, root: program };
}

function addImports(imports: Map<string, Binding>, path: string, statement: Syntax): void {
  const from = childOf(statement, 'source')?.value;
  if (typeof from !== 'string' || !from.startsWith('.') || statement.importKind === 'type') return;
  const file = join(dirname(path), from).replaceAll('\\', '/');
  for (const specifier of listOf(statement, 'specifiers')) {
    const local = nameOf(childOf(specifier, 'local'));
    if (local === undefined) continue;
    const imported = nameOf(childOf(specifier, 'imported'));
    imports.set(local, imported === undefined ? { namespace: file } : { file, name: imported });
  }
}

function addDeclarations(declarations: Map<string, Syntax>, statement: Syntax): void {
  for (const [name, node] of declaredBy(statement)) if (node !== null) declarations.set(name, node);
}

/** The names that a statement declares, with what they stand for; null for a part of something taken apart. */
export function declaredBy(statement: Syntax): readonly (readonly [string, Syntax | null])[] {
  if (statement.type === 'VariableDeclaration') {
    return listOf(statement, 'declarations').flatMap((declarator) => {
      const target = childOf(declarator, 'id');
      const name = nameOf(target);
      if (name !== undefined) return [[name, childOf(declarator, 'init') ?? null] as const];
      return target === undefined ? [] : namesIn(target).map((part) => [part, null] as const);
    });
  }
  const name = nameOf(childOf(statement, 'id'));
  return name === undefined ? [] : [[name, statement]];
}

/** The names that a pattern binds: of a parameter, or of something taken apart. */
export function namesIn(pattern: Syntax): readonly string[] {
  const name = nameOf(pattern);
  if (name !== undefined) return [name];
  if (pattern.type === 'Property') {
    const value = childOf(pattern, 'value');
    return value === undefined ? [] : namesIn(value);
  }
  if (pattern.type === 'AssignmentPattern') {
    const left = childOf(pattern, 'left');
    return left === undefined ? [] : namesIn(left);
  }
  return [...listOf(pattern, 'properties'), ...listOf(pattern, 'elements'), ...[childOf(pattern, 'argument')]]
    .filter((part) => part !== undefined)
    .flatMap(namesIn);
}
