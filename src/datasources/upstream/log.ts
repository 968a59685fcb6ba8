/** The part of a logger that the pipeline needs. Fields never hold a secret, an id of a customer or a body. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
