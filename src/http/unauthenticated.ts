import { GatewayError } from '../domain/errors.ts';

export function unauthenticated(message: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', message, { category: 'CUSTOMER' });
}
