/**
 * Carries the types of an operation's result and variables; never set at run time. The same shape as in
 * `@graphql-typed-document-node/core`, so that documents of either kind fit wherever the other does.
 */
export interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}

/** An operation as text, as `open-finance-gateway-client/strings` exports them. */
export interface StringDocument<TResult, TVariables> extends DocumentTypeDecoration<TResult, TVariables> {
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
  toString(): string;
  /** Keeps typed document nodes out: they have no text. */
  valueOf(): string;
}

export type ResultOf<TDocument> =
  TDocument extends DocumentTypeDecoration<infer TResult, infer _TVariables> ? TResult : never;

export type VariablesOf<TDocument> =
  TDocument extends DocumentTypeDecoration<infer _TResult, infer TVariables> ? TVariables : never;
