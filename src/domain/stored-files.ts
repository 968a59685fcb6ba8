/** A file as upstream has it: a statement, or a pay statement that was stored. */
export interface StoredFile {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
