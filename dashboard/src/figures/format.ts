import type { MetricsWindow } from '../generated/documents.ts';

const whole = new Intl.NumberFormat('en-US');
const compactNumber = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

export const nothing = '–';

export const count = (value: number): string => whole.format(value);

/** For places that are too narrow for all digits. */
export const compact = (value: number): string => (value < 10_000 ? whole.format(value) : compactNumber.format(value));

/** A rate from 0 to 1; nothing without calls. Never rounded up to 100 % while something failed. */
export function percent(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return nothing;
  const hundredths = rate < 1 ? Math.min(9999, Math.round(rate * 10_000)) : 10_000;
  return `${(hundredths / 100).toFixed(hundredths === 10_000 ? 0 : 2)} %`;
}

export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return nothing;
  if (value < 10) return `${value.toFixed(1)} ms`;
  if (value < 1000) return `${Math.round(value)} ms`;
  return `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
}

export function bytes(value: number | null): string {
  if (value === null) return nothing;
  if (value < 1024) return `${value} B`;
  return value < 1024 * 1024 ? `${(value / 1024).toFixed(1)} KiB` : `${(value / 1024 / 1024).toFixed(1)} MiB`;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/** How times are written: in the zone of whoever looks, or in UTC. */
export interface Times {
  readonly zone: string;
  /** As short as an axis needs it. */
  axis(at: string, window: MetricsWindow): string;
  /** From when to when a bucket is. */
  bucket(at: string, seconds: number): string;
  /** To the minute. */
  minute(at: string): string;
  /** To the millisecond. */
  exact(at: string): string;
  /** Hours, minutes and seconds of today. */
  clock(at: number): string;
}

export function createTimes(utc: boolean): Times {
  const zoned = (options: Intl.DateTimeFormatOptions, inUtc = utc) =>
    new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', ...(inUtc && { timeZone: 'UTC' }) });
  const hours = { hour: '2-digit', minute: '2-digit' } as const;
  const dayAndMonth = { day: 'numeric', month: 'short' } as const;
  const clock = zoned(hours);
  const day = zoned(dayAndMonth);
  // A bucket of a day is a day of UTC, wherever somebody looks at it.
  const utcDay = zoned(dayAndMonth, true);
  const minute = zoned({ ...dayAndMonth, ...hours });
  const second = zoned({ ...hours, second: '2-digit' });
  const zone = utc ? 'UTC' : (Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'local time');
  return {
    zone,
    axis(at, window) {
      const date = new Date(at);
      if (window === 'MONTH') return utcDay.format(date);
      return window === 'WEEK' ? day.format(date) : clock.format(date);
    },
    bucket(at, seconds) {
      const begin = new Date(at);
      if (seconds === 86_400) return `${utcDay.format(begin)} (UTC)`;
      return `${minute.format(begin)} to ${clock.format(new Date(begin.getTime() + seconds * 1000))}`;
    },
    minute: (at) => minute.format(new Date(at)),
    exact(at) {
      const date = new Date(at);
      return `${day.format(date)}, ${second.format(date)}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
    },
    clock: (at) => second.format(new Date(at)),
  };
}

export const categoryNames = {
  FINANCIAL_INSTITUTION: 'Financial institution',
  PLATFORM: 'Platform',
  CUSTOMER: 'Customer',
  OTHER: 'Other',
} as const;

export const connectionNames = { direct: 'Direct', legacy: 'Legacy', blended: 'Blended' } as const;

export const leftOutNames: Readonly<Record<string, string>> = {
  EXCLUDED_PATH: 'Paths it leaves out',
  TURNED_AWAY: 'Turned away at its API gateway',
  NO_RESPONSE: 'Without a response',
  CACHE: 'Answered from our cache',
  COALESCED: 'Joined an equal ask',
  REFUSED: 'Refused by this gateway',
};
