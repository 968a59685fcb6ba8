import type { ResponseReader } from '../upstream/exchange.ts';

/** The reader of an answer without a body, or whose body says nothing new. */
export const nothing: ResponseReader<null> = { digits: [], read: () => null };
