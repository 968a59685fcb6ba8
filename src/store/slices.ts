/** Rows of one statement: their parameters stay below what either database takes. */
export const rowsAtOnce = 500;

export function slices<T>(rows: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, n) =>
    rows.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce),
  );
}
