import type { ResponseReader } from '../upstream/exchange.ts';

/** The reader of a file: as it is. */
export const bytes: ResponseReader<Uint8Array> = {
  format: 'bytes',
  digits: [],
  read(body) {
    if (!(body instanceof Uint8Array)) throw new TypeError('no bytes');
    return body;
  },
};
