/** 0 to 100. How upstream scores is not known: equal is 100 whatever the case and punctuation, and every edit takes its share. */
export function matchScore(given: string, held: string): number {
  const [one, other] = [plain(given), plain(held)];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : Math.round(100 * (1 - edits(one, other) / longest));
}

/** Capital letters, digits and single blanks. No more than any of upstream's fields can hold. */
const plain = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Letters to insert, take out or replace. */
function edits(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (above[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
