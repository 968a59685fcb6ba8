export type { AnswerExtensions } from './answer-extensions.ts';
export { type Client, type ClientOptions, createClient, type Exchange, type RequestOptions } from './create-client.ts';
export type { DocumentTypeDecoration, ResultOf, StringDocument, VariablesOf } from './document-type.ts';
export { type ErrorEntry, GatewayError } from './gateway-error.ts';
