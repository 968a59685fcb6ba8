import { defaultFirst, maxFirst } from '../domain/connections.ts';
import { builder } from './builder.ts';

/** The arguments of every connection: lists are read forward only. */
export const pageArgs = builder.args((arg) => ({
  first: arg.int({ defaultValue: defaultFirst, description: `How many rows to answer, at most ${maxFirst}.` }),
  after: arg.string({ description: 'Cursor of the row after which the page begins: `endCursor` of the page before.' }),
}));
