import type { Call } from './exchange.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/**
 * Names an ask: equal keys mean equal answers. Partner and customer come first and every part carries its length, so that
 * nothing a client sends can give a key of somebody else's.
 */
export function cacheKey(call: Question): string {
  const known = keys.get(call);
  if (known !== undefined) return known;
  const key = keyOf(call);
  keys.set(call, key);
  return key;
}

/** Several stages want the key of the same ask. */
const keys = new WeakMap<Question, string>();

/** Whoever asks, it is the same. */
type Question = Omit<Call<unknown>, 'caller'>;

function keyOf(call: Question): string {
  return lengthPrefixed([
    call.partner.partnerId,
    call.partner.upstreamUrl,
    call.customerId === undefined ? '-' : `=${call.customerId}`,
    call.endpoint.operation,
    lengthPrefixed(sorted(call.params)),
    lengthPrefixed(sorted(call.query ?? {})),
    call.body === undefined ? '' : JSON.stringify(call.body, withSortedKeys),
  ]);
}

function sorted(values: Readonly<Record<string, string | number | boolean>>): string[] {
  return Object.keys(values)
    .sort()
    .flatMap((name) => [name, String(values[name])]);
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
