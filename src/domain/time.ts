import { GatewayError } from './errors.ts';

/** A moment, in Unix milliseconds. */
export type Instant = number;

/** A day in UTC, `yyyy-mm-dd`. */
export type CalendarDate = string;

const dayMs = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a day. @throws BAD_USER_INPUT for anything but an existing day. */
export function startOfDay(date: CalendarDate): Instant {
  const at = dayPattern.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 2026-02-30 over into March.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(date)) {
    throw new GatewayError('BAD_USER_INPUT', 'A date must be an existing day written yyyy-mm-dd.', {
      category: 'CUSTOMER',
    });
  }
  return at;
}

/** The last whole second of a day: upstream's windows are inclusive and count in seconds. */
export function lastSecondOfDay(date: CalendarDate): Instant {
  return startOfDay(date) + dayMs - 1000;
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Texts of late, each at a place that follows from its moment: rows of a list share their days, and those of a bank their moments. */
const places = 2_048;
const written = { at: new Float64Array(places).fill(Number.NaN), text: new Array<string>(places).fill('') };

/** RFC 3339 in UTC with milliseconds, as `Date` writes it. */
export function instantText(at: Instant): string {
  // Knuth's multiplicative hashing: moments are mostly whole hours or days apart.
  const place = Math.imul(at / 1000, 0x9e3779b1) >>> 21;
  if (written.at[place] === at) return written.text[place] as string;
  const text = textOf(at);
  written.at[place] = at;
  written.text[place] = text;
  return text;
}

const day = { number: Number.NaN, text: '' };

function textOf(at: Instant): string {
  const number = Math.floor(at / dayMs);
  if (number !== day.number) {
    day.text = new Date(at).toISOString().slice(0, -13);
    day.number = number;
  }
  const inDay = at - number * dayMs;
  const ms = inDay % 1000;
  if (!Number.isInteger(ms)) return new Date(at).toISOString();
  const seconds = (inDay - ms) / 1000;
  const minutes = Math.floor(seconds / 60);
  const [h, m, s] = [twoDigits[Math.floor(minutes / 60)], twoDigits[minutes % 60], twoDigits[seconds % 60]];
  return `${day.text}${h}:${m}:${s}.${ms === 0 ? '000' : String(ms).padStart(3, '0')}Z`;
}

export function dateOf(at: Instant): CalendarDate {
  return instantText(at).slice(0, -14);
}

/** The last whole second of the day after `now`: far enough that a row booked ahead by a time zone is still inside. */
export function endOfTomorrow(now: Instant): Instant {
  return (Math.floor(now / dayMs) + 2) * dayMs - 1000;
}
