/** OK: as it should be. WARN: it works, but not as it should. FAIL: it will not work. */
export type Level = 'OK' | 'WARN' | 'FAIL';

/** What one check found. */
export interface Finding {
  readonly level: Level;
  /** What was looked at. */
  readonly subject: string;
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export const ok = (subject: string, text: string): Finding => ({ level: 'OK', subject, text });
export const warn = (subject: string, text: string, remedy: string): Finding => ({
  level: 'WARN',
  subject,
  text,
  remedy,
});
export const fail = (subject: string, text: string, remedy: string): Finding => ({
  level: 'FAIL',
  subject,
  text,
  remedy,
});
