const longestMs = 24 * 60 * 60 * 1000;

/** A Retry-After header in milliseconds: seconds or an HTTP date, obeyed up to a day; undefined for anything else. */
export function parseRetryAfter(header: string | undefined, wallNowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, longestMs);
  if (!/^[A-Za-z]{3},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - wallNowMs), longestMs);
}
