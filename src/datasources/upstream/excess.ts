/** Each of these is far beyond any answer of the contract, whose longest list has 1,000 rows. */
const deepest = 200;
const mostContainers = 100_000;
const mostValues = 2_000_000;
/** Nothing shorter can do harm: it cannot hold so many objects. The parser does not recurse, and takes some 60 bytes a level. */
const shortest = 192 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openers = new Uint8Array(256);
openers[0x5b] = 1;
openers[0x7b] = 1;
const closers = new Uint8Array(256);
closers[0x5d] = 1;
closers[0x7d] = 1;

/**
 * What is too much about a JSON text, or undefined. Parsing it would block everything else for seconds and take many
 * times its size: ten million opening brackets cost 580 MB, ten million empty rows minutes. Looks at the bytes once, about
 * a nanosecond each; what stands in strings does not count.
 */
export function excessOf(body: Uint8Array): string | undefined {
  if (body.length < shortest) return undefined;
  let depth = 0;
  let containers = 0;
  let values = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) at = endOfString(body, at);
    else if (byte === comma) values += 1;
    else if (openers[byte] === 1) {
      depth += 1;
      containers += 1;
      if (depth > deepest) return 'is nested too deeply';
      if (containers > mostContainers) return 'holds too many objects';
    } else if (closers[byte] === 1) depth -= 1;
  }
  return values > mostValues ? 'holds too many values' : undefined;
}

function endOfString(body: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== quote) at += body[at] === backslash ? 2 : 1;
  return at;
}
