const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration such as `7d`, `12h`, `30m`, `45s` or `0`; null where the text is none. */
export function parseDuration(text: string): number | null {
  const [, digits, unit] = /^(\d{1,5})([smhd])$/.exec(text) ?? (text === '0' ? [text, '0', 's'] : []);
  if (digits === undefined || unit === undefined) return null;
  return Number(digits) * unitMs[unit as keyof typeof unitMs];
}

/** A duration in its largest whole unit, for people: `3 days`, `1 hour`. */
export function spokenDuration(ms: number): string {
  const [name, size] = (
    [
      ['day', unitMs.d],
      ['hour', unitMs.h],
      ['minute', unitMs.m],
    ] as const
  ).find(([, unit]) => ms >= unit) ?? ['second', unitMs.s];
  const count = Math.floor(ms / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
