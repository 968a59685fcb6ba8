export { type Client, type ClientOptions, createClient, type RequestOptions } from './create-client.ts';
export type { DocumentTypeDecoration, ResultOf, StringDocument, VariablesOf } from './document-type.ts';
export { type ErrorEntry, GatewayError } from './gateway-error.ts';
