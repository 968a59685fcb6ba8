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

export function dateOf(at: Instant): CalendarDate {
  return new Date(at).toISOString().slice(0, 10);
}

/** The last whole second of the day after `now`: far enough that a row booked ahead by a time zone is still inside. */
export function endOfTomorrow(now: Instant): Instant {
  return lastSecondOfDay(dateOf(now + dayMs));
}
