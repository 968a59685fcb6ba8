/** One line of what the pipeline promises. */
export interface Figure {
  readonly what: string;
  readonly required: string;
  readonly measured: string;
  readonly ok: boolean;
}

export type Scenario = () => Promise<readonly Figure[]>;

export function atMost(what: string, measured: number, bound: number, unit = ''): Figure {
  return { what, required: `≤ ${bound}${unit}`, measured: `${tidy(measured)}${unit}`, ok: measured <= bound };
}

export function atLeast(what: string, measured: number, bound: number, unit = ''): Figure {
  return { what, required: `≥ ${bound}${unit}`, measured: `${tidy(measured)}${unit}`, ok: measured >= bound };
}

export function exactly(what: string, measured: number, expected: number): Figure {
  return { what, required: String(expected), measured: String(measured), ok: measured === expected };
}

/** A figure that nothing is promised about. */
export function told(what: string, measured: string): Figure {
  return { what, required: '', measured, ok: true };
}

function tidy(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'required', 'measured', 'ok'],
    ...figures.map(({ what, required, measured, ok }) => [what, required, measured, ok ? 'yes' : 'NO']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
