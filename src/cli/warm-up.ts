import { isGatewayError } from '../domain/errors.ts';
import type { Logger } from '../lib/logger.ts';

/** Ahead of the first question: token and institutions are there for it, and a refused credential shows at once. */
export function warmUp(gateway: { warm(): Promise<void> }, log: Logger): void {
  gateway.warm().catch((error: unknown) => {
    // Stopping before it was read is no trouble.
    if (isGatewayError(error, 'CANCELLED', 'SHUTTING_DOWN')) return;
    log.warn({ err: error }, 'the institution directory was not read yet');
  });
}
