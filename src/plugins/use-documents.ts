import { createHash, randomUUID } from 'node:crypto';
import { type DocumentNode, GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { complaintAboutDocument, type DocumentLimits } from './document-limits.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';
import { complaintAboutValues, type ValueLimits } from './value-limits.ts';

export interface DocumentOptions {
  /** Texts by their id, `sha256:` and the hash of the text. */
  readonly trusted: ReadonlyMap<string, string>;
  /** Whether clients about which nothing else is configured may run trusted documents only. */
  readonly trustedOnly: boolean;
  /** Whether clients may read the schema. */
  readonly introspection: boolean;
  readonly limits: DocumentLimits;
  readonly values: ValueLimits;
}

/**
 * Which documents are run. A trusted one is named by `documentId`, or sent as its exact text. Whoever may run nothing else is
 * refused before anything is parsed; for the others the document has to keep the limits, which are checked before validation
 * and by the length of the text.
 */
export function useDocuments({ trusted, trustedOnly, introspection, limits, values }: DocumentOptions): Plugin {
  const complaints = new WeakMap<DocumentNode, GraphQLError | 'none'>();
  // The server remembers what it parsed and validated by text. What one client was refused must not be the answer to another
  // who may run it: trusted texts end in a comment that nobody else can write.
  const mark = `\n#${randomUUID()}`;
  const isTrusted = (context: object) => stateOf((context as { request: Request }).request).isTrusted === true;

  function textOf(params: Readonly<Record<string, unknown>>, viewer: Viewer | undefined): Chosen {
    const { documentId, query } = params;
    if (documentId !== undefined && documentId !== null) {
      const text = typeof documentId === 'string' ? trusted.get(documentId) : undefined;
      if (text === undefined) throw unknownDocument('There is no trusted document of this `documentId`.');
      if (query !== undefined && query !== null && query !== text)
        throw unknownDocument('`query` is not the text of `documentId`; send one of them.');
      return { text, isTrusted: true };
    }
    const isStrict = viewer?.client.documents === 'trusted' || (trustedOnly && viewer?.client.documents !== 'any');
    if (!isStrict || typeof query !== 'string') return { text: query, isTrusted: false };
    if (trusted.has(idOf(query))) return { text: query, isTrusted: true };
    throw unknownDocument('This client may run trusted documents only: send `documentId`.');
  }

  return {
    onParams({ params, request, setParams }) {
      const state = stateOf(request);
      try {
        const { text, isTrusted } = textOf(params as Readonly<Record<string, unknown>>, state.viewer);
        state.isTrusted = isTrusted;
        const complaint = complaintAboutValues(params.variables, values);
        if (complaint !== null) throw tooLarge(complaint);
        // Text that is none is refused by the server, in its own words.
        setParams({ ...params, query: isTrusted ? `${text}${mark}` : (text as string) });
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        throw toGraphQLError(error, state.requestId, { status: 400 });
      }
    },
    onParse({ context, parseFn, setParseFn }) {
      if (isTrusted(context)) return;
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens: limits.tokens }));
      return ({ result }) => {
        if (result instanceof Error) forgetOrigin(result);
      };
    },
    onValidate({ params: { documentAST }, context, addValidationRule, setResult }) {
      if (!isTrusted(context)) {
        const known = complaints.get(documentAST) ?? complaintOf(documentAST, limits);
        complaints.set(documentAST, known);
        if (known !== 'none') setResult([known]);
      }
      if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
      return ({ valid, result, setResult }) => {
        if (valid) return;
        const told: Error[] = introspection ? [...result] : result.map(withoutSuggestion);
        for (const error of told) forgetOrigin(error);
        setResult(told);
      };
    },
  };
}

interface Chosen {
  readonly text: unknown;
  readonly isTrusted: boolean;
}

/** The form of ids in the manifest. */
const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function complaintOf(document: DocumentNode, limits: DocumentLimits): GraphQLError | 'none' {
  const complaint = complaintAboutDocument(document, limits);
  return complaint === null
    ? 'none'
    : new GraphQLError(complaint, { extensions: { code: 'LIMIT_EXCEEDED', http: { spec: true, status: 400 } } });
}

function tooLarge(message: string): GatewayError {
  return new GatewayError('LIMIT_EXCEEDED', message, { category: 'CUSTOMER' });
}

function unknownDocument(message: string): GatewayError {
  return new GatewayError('UNKNOWN_DOCUMENT', message, { category: 'CUSTOMER' });
}

/** Suggestions spell out the schema to whoever may not read it. */
function withoutSuggestion<E extends Error>(error: E): E | GraphQLError {
  if (!(error instanceof GraphQLError)) return error;
  const message = error.message.replace(/ Did you mean .*$/s, '');
  if (message === error.message) return error;
  const { nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source, positions, path, extensions });
}

/**
 * The server remembers refusals. A stack that nobody has read yet holds on to all that its functions saw, which is the request
 * that was refused, with its body and its client.
 */
function forgetOrigin(error: Error): void {
  error.stack = `${error.name}: ${error.message}`;
}
