import { hash } from 'node:crypto';

/** The form in which API keys are kept and compared. */
export function hashKey(key: string): string {
  return hash('sha256', key);
}
