/** Which pay period a statement is of. Upstream extracts its data by this. */
export const payPeriods = {
  LAST: 'lastPayPeriod',
  LAST_MINUS_ONE: 'lastPayPeriodMinusOne',
  LAST_MINUS_TWO: 'lastPayPeriodMinusTwo',
  LAST_OF_PREVIOUS_YEAR: 'previousYearLastPayPeriod',
  LAST_OF_YEAR_BEFORE_PREVIOUS: 'previousYear2LastPayPeriod',
  EARLIEST: 'earliestPayPeriod',
} as const;

export type PayPeriod = (typeof payPeriods)[keyof typeof payPeriods];

/** Most bytes of a picture: beyond it, it is no pay statement. */
export const mostStatementBytes = 10 * 1024 * 1024;

/** By their first bytes; upstream takes no other. */
const formats: readonly (readonly [contentType: string, start: string])[] = [
  ['application/pdf', '%PDF-'],
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/png', '\u0089PNG\r\n\u001a\n'],
];

/** What kind of document the bytes are; null for none that upstream takes. */
export function documentType(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return formats.find(([, first]) => start.startsWith(first))?.[0] ?? null;
}

/** What is wrong with a file in base64; null where upstream will take it. Says nothing of what is in it. */
export function flawOfStatement(base64: string): string | null {
  if (base64.length > (mostStatementBytes * 4) / 3 + 4)
    return `\`statement\` must be ${mostStatementBytes} bytes at most.`;
  // Two simple looks: one pattern over millions of characters would overflow the engine's stack.
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const isBase64 = base64.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(base64.slice(0, base64.length - padding));
  if (!isBase64) return '`statement` must be base64.';
  if (documentType(Buffer.from(base64.slice(0, 16), 'base64')) === null)
    return '`statement` must be a PDF, JPEG or PNG file.';
  return null;
}
