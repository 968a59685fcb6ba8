import { defaultFirst, maxFirst, type PageRequest } from '../domain/connections.ts';
import { GatewayError } from '../domain/errors.ts';

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** @throws BAD_USER_INPUT when `first` is not between 1 and 500 */
export function pageOf({ first, after }: PageArgs): PageRequest {
  const count = first ?? defaultFirst;
  if (count < 1 || count > maxFirst) {
    throw new GatewayError('BAD_USER_INPUT', `\`first\` must be between 1 and ${maxFirst}.`, { category: 'CUSTOMER' });
  }
  return { first: count, after: after ?? null };
}
