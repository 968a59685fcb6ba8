import type { RawNumber } from '../json.ts';
import { raw } from '../json.ts';

/** Two decimals, always: the trailing zero is part of what upstream sent. */
export function formatCents(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const money = (cents: number): RawNumber => raw(formatCents(cents));
