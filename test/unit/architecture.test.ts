import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const filesIn = (...folders: string[]) =>
  globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    // test/clients has packages of its own, and code that is generated before its tests.
    { cwd: root, exclude: ['test/clients/node_modules/**', 'test/clients/**/*generated*/**'] },
  ).map((path) => path.replaceAll('\\', '/'));

/**
 * Who may import whom in src/. A layer is a folder, or a file of src/ itself. `types` may only be reached by `import type`:
 * the composition root hands the objects in. biome.json says the same in the editor, without telling types from values.
 */
const layers: Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }> = {
  schema: { values: ['resolvers', 'domain'], types: ['context'] },
  resolvers: { values: ['domain'], types: ['loaders', 'context'] },
  loaders: { values: ['domain', 'lib'], types: ['datasources'] },
  datasources: { values: ['domain', 'lib'], types: ['coordination', 'store', 'metrics'] },
  plugins: { values: ['metrics', 'domain', 'lib'], types: ['context', 'coordination', 'store'] },
  webhooks: { values: ['metrics', 'domain', 'lib'], types: ['context', 'coordination', 'store'] },
  http: { values: ['metrics', 'domain', 'lib'], types: ['context', 'config', 'coordination', 'store'] },
  metrics: { values: ['domain', 'lib'], types: ['store'] },
  coordination: { values: ['domain', 'lib'], types: [] },
  store: { values: ['domain', 'lib'], types: [] },
  domain: { values: [], types: [] },
  lib: { values: [], types: [] },
  config: { values: ['domain', 'lib'], types: [] },
};
const folders = Object.keys(layers);
/** Joins the types of what a request carries; its factory is given the objects. */
layers.context = { values: ['domain', 'lib'], types: folders };
/** The composition root: gateway.ts and the parts of it that grew too long for one file. */
const composition = [
  'gateway',
  'gateway-contract',
  'graphql',
  'create-context',
  'observatory',
  'switchboard',
  'fleet-news',
  'recall',
  'erasure',
  'listeners',
];
for (const name of composition) {
  layers[name] = {
    values: [...folders.filter((other) => other !== 'config'), 'context', ...composition],
    types: ['config'],
  };
}
layers.cli = { values: [...folders, 'context', 'gateway', 'observatory'], types: ['gateway-contract'] };
layers.main = { values: ['cli'], types: [] };

/** Files that are longer than a reader takes in at once, each with the reason why it is one file. */
const longFiles: Record<string, string> = {};

/** Files of src/schema that are not a feature, or a feature that needs no resolver. */
const withoutTwin: Record<string, string> = {
  'aggregation-problems.ts': 'exposes what domain/aggregation-problems.ts derives',
  'problems.ts': 'exposes what domain/problems.ts derives',
  'results.ts': 'makes the unions of payload and problems',
  'product-enums.ts': 'enums of several features',
  'payment-risks.ts': 'parts of payment-indicators.ts',
  'builder.ts': 'makes the builder and defines no types',
  'needed-scopes.ts': 'guards the fields of others and defines no types',
  'billable.ts': 'a directive has no parent to resolve from',
  'index.ts': 'joins the modules and exports the schema',
  'scalars.ts': 'a scalar has no parent to resolve from',
  'enums.ts': 'an enum has no fields',
  'connect-inputs.ts': 'the arguments of the links of connect.ts and connect-emails.ts',
  'pages.ts': 'the arguments of every connection; resolvers/page.ts checks them',
};

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const statements = code.matchAll(/^(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm);
  const bare = code.matchAll(/(?:^import\s*|\bimport\(\s*)['"]([^'"]+)['"]/gm);
  return [
    ...Array.from(statements, ([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...Array.from(bare, ([, from = '']) => ({ from, typeOnly: false })),
  ];
}

/** `src/datasources/upstream/send.ts` -> `datasources`, `src/config.ts` and `src/config/clients.ts` -> `config`. */
const layerOf = (path: string) => /^src\/([^/.]+)/.exec(path)?.[1];

function violation(path: string, { from, typeOnly }: Import): string | undefined {
  const target = posix.join(posix.dirname(path), from);
  const own = layerOf(path) ?? '';
  const other = layerOf(target);
  if (other === undefined) {
    return own === 'cli' && target.startsWith('sandbox/') ? undefined : `${path} leaves src/ for ${target}`;
  }
  const allowed = layers[own];
  if (other === own || allowed?.values.includes(other)) return undefined;
  if (allowed?.types.includes(other)) {
    return typeOnly ? undefined : `${path} may import only types of ${other}: ${from}`;
  }
  return `${own} may not import ${other}: ${path} imports ${from}`;
}

const matching = (paths: readonly string[], pattern: RegExp, text = (path: string) => withoutComments(read(path))) =>
  paths.filter((path) => pattern.test(text(path)));

describe('imports', () => {
  test('are read from every form of statement', () => {
    const text = [
      "import type { A } from './a.ts';",
      "import {\n  b,\n  c,\n} from './b.ts';",
      "import './c.ts';",
      "export type { D } from './d.ts';",
      "export { e } from './e.ts';",
      "const f = await import('./f.ts');",
      "// import './comment.ts';",
    ].join('\n');
    expect(importsOf(text).map(({ from, typeOnly }) => `${from} ${typeOnly}`)).toEqual([
      './a.ts true',
      './b.ts false',
      './d.ts true',
      './e.ts false',
      './c.ts false',
      './f.ts false',
    ]);
  });

  test('between layers point the way the table says', () => {
    const violations = filesIn('src').flatMap((path) =>
      importsOf(read(path))
        .filter(({ from }) => from.startsWith('.'))
        .flatMap((found) => violation(path, found) ?? []),
    );
    expect(violations).toEqual([]);
  });

  test('of a layer that the table does not know are refused', () => {
    expect([...new Set(filesIn('src').map(layerOf))].filter((name) => !name || !(name in layers))).toEqual([]);
  });

  test('never cross between the sandbox, the client, the dashboard and the gateway', () => {
    const homes = ['sandbox/', 'client/src/', 'dashboard/src/'];
    // The page asks as any client does, and with what any client is given.
    const allowed: Record<string, readonly string[]> = { 'dashboard/src/': ['dashboard/src/', 'client/src/'] };
    const crossing = filesIn('sandbox', 'client/src', 'dashboard/src').flatMap((path) => {
      const home = homes.find((each) => path.startsWith(each)) ?? '';
      const open = allowed[home] ?? [home];
      return importsOf(read(path))
        .filter(({ from }) => from.startsWith('.'))
        .filter(({ from }) => !open.some((each) => posix.join(posix.dirname(path), from).startsWith(each)))
        .map(({ from }) => `${path} imports ${from}`);
    });
    expect(crossing).toEqual([]);
  });

  test('that the linter forbids are those that the table does not allow', () => {
    const { overrides } = JSON.parse(read('biome.json'));
    for (const layer of folders.filter((name) => name !== 'config')) {
      const override = overrides.find(({ includes }: { includes: string[] }) => includes[0] === `src/${layer}/**`);
      const [{ group }] = override.linter.rules.style.noRestrictedImports.options.patterns;
      const named = group
        .flatMap((pattern: string) => pattern.match(/[a-z-]+/g) ?? [])
        .filter((name: string) => name in layers);
      const { values, types } = layers[layer]!;
      const forbidden = Object.keys(layers).filter((name) => name !== layer && ![...values, ...types].includes(name));
      expect([layer, ...new Set(named)].sort(), layer).toEqual([layer, ...forbidden].sort());
    }
  });
});

describe('src', () => {
  test('touches the process in main.ts alone', () => {
    const others = filesIn('src').filter((path) => path !== 'src/main.ts');
    expect(matching(others, /\bprocess(\?\.|\.\w|\[)|['"](node:)?process['"]/)).toEqual([]);
  });

  // Each of them hands data or secrets of one partner to another, or to another host: they know no header but Authorization.
  test('keeps no answers but in its own cache, and follows no redirect', () => {
    expect(matching(filesIn('src'), /\binterceptors\b|\bredirect\(|response-?cache/i)).toEqual([]);
    expect(matching(filesIn('src/datasources'), /\bglobalThis\.fetch\b|import \{[^}]*\bfetch\b/)).toEqual([]);
    const { dependencies } = JSON.parse(read('package.json'));
    expect(Object.keys(dependencies).filter((name) => /cache/.test(name) && name !== 'lru-cache')).toEqual([]);
  });

  test('prints from cli/ alone', () => {
    const others = filesIn('src').filter((path) => !path.startsWith('src/cli/'));
    expect(matching(others, /\bconsole\s*\./)).toEqual([]);
  });

  test('has a resolver file beside every feature of the schema', () => {
    const features = filesIn('src/schema').map((path) => path.replace('src/schema/', ''));
    const resolvers = new Set(filesIn('src/resolvers').map((path) => path.replace('src/resolvers/', '').split('/')[0]));
    const alone = features.filter((path) => {
      const row = path.split('/')[0] ?? '';
      return !(path in withoutTwin) && !resolvers.has(row) && !resolvers.has(`${row}.ts`);
    });
    expect(alone).toEqual([]);
    expect(Object.keys(withoutTwin).filter((path) => !features.includes(path))).toEqual([]);
  });

  test('keeps a file within 250 lines, or says why not', () => {
    const long = filesIn('src', 'sandbox', 'client/src', 'dashboard/src').filter(
      (path) => !path.includes('/generated/') && read(path).split('\n').length > 251,
    );
    expect(long.sort()).toEqual(Object.keys(longFiles).sort());
  });

  test('names its files in kebab-case', () => {
    expect(filesIn('src', 'sandbox', 'test', 'dashboard/src').filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual(
      [],
    );
  });
});

describe('the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path && existsSync(root + path));
  const raw = (path: string) => read(path);

  test('ignores no source file', () => {
    const folders = ['src', 'sandbox', 'test', 'scripts', 'examples', 'docs', 'client/src'];
    const args = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', ...folders, ':!test/clients'];
    expect(execFileSync('git', args, { cwd: root, encoding: 'utf8' })).toBe('');
  });

  test('holds no note of unfinished work', () => {
    const code = tracked.filter((path) =>
      /^(src|sandbox|client|scripts|bench|dashboard)\/.*\.(ts|mjs|tsx)$/.test(path),
    );
    expect(matching(code, /\b(TODO|FIXME|XXX)\b/, raw)).toEqual([]);
  });

  test('holds no path of a machine that it was written on', () => {
    expect(matching(tracked, /(?<![\w.}])\/(root|home|Users|work)\/\w|\b[A-Z]:\\Users\\/, raw)).toEqual([]);
  });

  test('names no package registry', () => {
    expect(matching(tracked, /"resolved":\s*"http|\bregistry\s*[=:]\s*["']?https?:|_auth[T]oken/, raw)).toEqual([]);
    const configured = process.env.npm_config_registry;
    const host = configured && new URL(configured).hostname;
    if (!host || host === 'registry.npmjs.org') return;
    expect(tracked.filter((path) => read(path).includes(host))).toEqual([]);
  });
});
