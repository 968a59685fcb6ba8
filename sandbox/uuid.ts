import type { Random } from './random.ts';

/** Version 4, of the dice of this server. */
export function uuid(random: Random): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => random.below(16).toString(16));
}
