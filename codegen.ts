/**
 * `npm run codegen` writes everything that is derived from the schema and from the operations in examples/. All of it is
 * committed; `npm run codegen:check` fails when it is stale.
 *
 *   schema.graphql                          the contract, sorted, with its directives
 *   client/src/generated/strings.ts         operations as strings, for fetch
 *   client/src/generated/nodes.ts           operations as typed document nodes, for Apollo and urql
 *   client/src/generated/possible-types.ts  members of unions and interfaces, which normalizing caches must know
 *   client/persisted-documents.json         `documentId` -> text, for the gateway's list of trusted documents
 *   dashboard/src/generated/documents.ts    operations of the dashboard, as strings
 *   dashboard/persisted-documents.json      their list
 */
import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { ClientPresetConfig } from '@graphql-codegen/client-preset';
import { addTypenameSelectionDocumentTransform, preset as clientPreset } from '@graphql-codegen/client-preset';
import { buildASTSchema, type GraphQLSchema, isAbstractType } from 'graphql';

type BuildSections = typeof clientPreset.buildGeneratesSection;
type SectionOptions = Parameters<BuildSections>[0];
type Section = Awaited<ReturnType<BuildSections>>[number];

/** Which file of the preset goes where. What is not named is not written: it would only repeat the operations. */
type Placement = Readonly<Record<string, string>>;

const documentId = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/**
 * The generated class needs one type of a package. The client has a copy of it, so that fetch users install nothing.
 *
 * @param copy the client's file, as the generated one sees it
 */
const withoutDependency =
  (copy: string) =>
  (section: Section): Section => {
    const plugin = section.pluginMap['typed-document-node'];
    if (!plugin) return section;
    const ownType = (line: string) => line.replace('@graphql-typed-document-node/core', copy);
    const rewritten: typeof plugin = {
      ...plugin,
      plugin: async (...args) => {
        const output = await plugin.plugin(...args);
        return typeof output === 'string' ? output : { ...output, prepend: output.prepend?.map(ownType) ?? [] };
      },
    };
    return { ...section, pluginMap: { ...section.pluginMap, 'typed-document-node': rewritten } };
  };

/** The client preset, with files named by what they hold instead of a folder of fixed names per document mode. */
function client(placement: Placement, adapt: (section: Section) => Section = (section) => section) {
  const buildGeneratesSection: BuildSections = async (options) => {
    const sections = await clientPreset.buildGeneratesSection(options);
    return sections.flatMap((section) => {
      const filename = placement[section.filename.replace(options.baseOutputDir, '')];
      return filename ? [adapt({ ...section, filename })] : [];
    });
  };
  return { ...clientPreset, buildGeneratesSection };
}

function possibleTypesOf(schema: GraphQLSchema): string {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const entries = abstract
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((type) => {
      const names = schema.getPossibleTypes(type).map(({ name }) => `'${name}'`);
      return `  ${type.name}: [${names.toSorted().join(', ')}],\n`;
    });
  return [
    '/** Which types a union or an interface stands for; for caches that match fragments by themselves, such as Apollo. */',
    `export const possibleTypes: Record<string, string[]> = {\n${entries.join('')}};\n`,
  ].join('\n');
}

/** One file, written by a plugin of our own. */
const possibleTypes = {
  buildGeneratesSection: ({ baseOutputDir, schema, schemaAst = buildASTSchema(schema) }: SectionOptions): Section[] => [
    {
      filename: baseOutputDir,
      plugins: [{ possibleTypes: {} }],
      pluginMap: { possibleTypes: { plugin: () => possibleTypesOf(schemaAst) } },
      schema,
      schemaAst,
      documents: [],
      config: {},
    },
  ],
};

const presetConfig: ClientPresetConfig = {
  fragmentMasking: false,
  persistedDocuments: { hashPropertyName: 'documentId', hashAlgorithm: documentId },
};

/** Both modes ask for `__typename` everywhere: caches need it, unions are told apart by it, and the ids stay the same. */
const documentTransforms = [addTypenameSelectionDocumentTransform];

const types = {
  // A scalar that is missing here stops the run, so that none silently becomes `any`.
  strictScalars: true,
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', Decimal: 'string', CurrencyCode: 'string' },
  useTypeImports: true,
  immutableTypes: true,
};

// Not the folders below: what they hold demonstrates outcomes, and no program needs it.
const documents = 'examples/*.graphql';

const config: CodegenConfig = {
  schema: './src/schema/index.ts',
  ignoreNoDocuments: true,
  importExtension: '.ts',
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true } },
    'client/src/generated/possible-types.ts': { preset: possibleTypes },
    'client/src/generated/strings/': {
      documents,
      preset: client(
        {
          'graphql.ts': 'client/src/generated/strings.ts',
          'persisted-documents.json': 'client/persisted-documents.json',
        },
        withoutDependency('../document-type.ts'),
      ),
      presetConfig,
      config: { ...types, documentMode: 'string' },
      documentTransforms,
    },
    'client/src/generated/nodes/': {
      documents,
      preset: client({ 'graphql.ts': 'client/src/generated/nodes.ts' }),
      presetConfig,
      config: types,
      documentTransforms,
    },
    'dashboard/src/generated/': {
      documents: 'dashboard/operations/*.graphql',
      preset: client(
        {
          'graphql.ts': 'dashboard/src/generated/documents.ts',
          'persisted-documents.json': 'dashboard/persisted-documents.json',
        },
        withoutDependency('../../../client/src/document-type.ts'),
      ),
      presetConfig,
      config: { ...types, documentMode: 'string' },
      documentTransforms,
    },
  },
};

export default config;
