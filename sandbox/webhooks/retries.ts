import type { WebhookFamily } from './sign.ts';

const hourMs = 3_600_000;
const growing = [12, 72, 432, 2_600, 15_600, 93_000];
const threeDaysMs = 72 * hourMs;
const txPushEveryMs = 30 * 60_000;
const txPushForMs = 6 * hourMs;

/**
 * When an event that was not taken is sent again; null for never. Connect goes on for three days, with pauses that grow to an
 * hour; TxPush every half hour for six hours; a report is announced once. Nothing is known of notifications: as Connect.
 *
 * @param attempts how many there were
 */
export function retriesOf(family: WebhookFamily, firstAt: number, attempts: number): number | null {
  switch (family) {
    case 'report':
      return null;
    case 'txpush': {
      const after = attempts * txPushEveryMs;
      return after > txPushForMs ? null : firstAt + after;
    }
    default: {
      const grown = growing.slice(0, attempts).reduce((sum, pause) => sum + pause, 0);
      const after = grown + Math.max(0, attempts - growing.length) * hourMs;
      return after > threeDaysMs ? null : firstAt + after;
    }
  }
}
