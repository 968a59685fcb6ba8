import type { Priority } from './exchange.ts';

const ranks: Readonly<Record<Priority, number>> = { interactive: 2, subscription: 1, background: 0 };

export function higherPriority(a: Priority, b: Priority): Priority {
  return ranks[b] > ranks[a] ? b : a;
}
