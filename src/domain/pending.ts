/** A bank has not answered yet. The call goes on, and whoever asks again joins it. */
export interface Pending {
  readonly pending: true;
  readonly retryAfterMs: number;
}

export const pending: Pending = { pending: true, retryAfterMs: 1_000 };

export function isPending(value: unknown): value is Pending {
  return typeof value === 'object' && value !== null && 'pending' in value && value.pending === true;
}
