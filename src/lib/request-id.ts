import { randomUUIDv7 } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

/** What may go into a log line and a header as it is. */
const acceptable = /^[\w.:-]{1,128}$/;

/**
 * The id that the client gave its request, or a new one. Ours rise with time: an index over them grows at its end, where ids
 * that are random throughout would have each batch of the log write half of it anew.
 */
export function requestIdFrom(sent: string | null): string {
  return sent !== null && acceptable.test(sent) ? sent : randomUUIDv7();
}
