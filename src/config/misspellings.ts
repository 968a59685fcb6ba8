export interface Misspelling {
  readonly found: string;
  readonly meant: string;
}

const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

/** Whether `a` becomes `b` by adding, dropping, replacing or swapping one character. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Short names are too close to too many others to guess by a letter. */
const shortestGuess = 6;

function looksLike(found: string, known: string): boolean {
  const [a, b] = [plain(found), plain(known)];
  return a === b || (b.length >= shortestGuess && isOneEditApart(a, b));
}

/** Names in `found` that are probably meant to be one of `unset`. */
export function misspellings(found: readonly string[], unset: readonly string[]): readonly Misspelling[] {
  return found.flatMap((name) => {
    const meant = unset.find((known) => name !== known && looksLike(name, known));
    return meant === undefined ? [] : [{ found: name, meant }];
  });
}
