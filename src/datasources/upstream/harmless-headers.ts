const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const day = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Headers of answers that the log may show, each with the form its value must have: what has another form is left out, so
 * that nothing of anybody can get there in the place of an id. `server` tells an API gateway from the service behind it.
 */
const list: Readonly<Record<string, RegExp>> = {
  'content-type': /^[a-z]+\/[a-z0-9.+-]{1,40}(?:; ?charset=[a-z0-9-]{1,12})?$/i,
  date: day,
  'retry-after': /^\d{1,6}$|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  server: /^[a-z][a-z -]{0,30}(?:\/[\d.]{1,10})?$/i,
  'x-request-id': uuid,
  'x-correlation-id': uuid,
  'correlation-id': uuid,
  'x-mc-correlation-id': uuid,
  'x-amzn-requestid': uuid,
  'x-amzn-trace-id': /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/,
};
const names = Object.keys(list);

export function harmlessHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && list[name]?.test(value)) found[name] = value;
  }
  return found;
}
