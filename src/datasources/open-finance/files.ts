import { type DownloadFormat, downloadTypes, type FileStream, isFormat } from '../../domain/downloads.ts';
import { documentType } from '../../domain/pay-statements.ts';
import type { FileBody, ResponseReader } from '../upstream/exchange.ts';

/** The reader of a file whose beginning says what it is. What it throws at is not what was asked for. */
function fileReader(typeOf: (head: Uint8Array) => string | null): ResponseReader<FileStream> {
  return {
    format: 'file',
    digits: [],
    read(body) {
      const file = body as FileBody;
      const contentType = typeOf(file.head);
      if (contentType === null) throw new TypeError('not the file that was asked for');
      return { contentType, length: file.length, chunks: chunksOf(file), close: file.close };
    },
  };
}

async function* chunksOf({ head, rest }: FileBody): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

/** A document that somebody stored, or a bank wrote: PDF, JPEG or PNG. */
export const document = fileReader(documentType);

export const fileOf = (format: DownloadFormat): ResponseReader<FileStream> =>
  fileReader((head) => (isFormat(format, head) ? downloadTypes[format] : null));
