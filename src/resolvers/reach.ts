import { GatewayError } from '../domain/errors.ts';
import type { Scope, Viewer } from '../domain/viewer.ts';

/** Whether a viewer may ask about a customer at all. An end user reaches themselves only, whatever ids they send. */
export function canReach(viewer: Viewer, customerId: string): boolean {
  return viewer.customerId === undefined || viewer.customerId === customerId;
}

/** For fields that answer several types: each type's own scope. @throws FORBIDDEN */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (!viewer.scopes.has(scope)) {
    throw new GatewayError('FORBIDDEN', 'The credential lacks the scope of this field.', { category: 'CUSTOMER' });
  }
}

/** An end user never creates or deletes customers, whatever scopes their token carries. @throws FORBIDDEN */
export function requirePartnerWide({ customerId }: Viewer): void {
  if (customerId === undefined) return;
  throw new GatewayError('FORBIDDEN', 'An end user cannot do this.', { category: 'CUSTOMER' });
}
