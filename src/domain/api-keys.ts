import { createHash } from 'node:crypto';

/** The form in which API keys are kept and compared. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
