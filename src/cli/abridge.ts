/** Of a list so many entries are shown. */
const shownEntries = 1;
const longestString = 40;
const step = '  ';

/**
 * JSON for a person to look at: as much on a line as fits, of each list the beginning, and a comment where something was
 * left out.
 */
export function abridge(value: unknown, width = 100): string {
  return print(value, '', width);
}

/** @param width of the whole line, of which `indent` is taken already */
function print(value: unknown, indent: string, width: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > longestString ? `${shorten(value)}…` : value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent + step;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const shown = value.slice(0, shownEntries).map((entry) => inner + print(entry, inner, width));
    const left = value.length - shown.length;
    return ['[', ...shown, ...(left > 0 ? [`${inner}// and ${left} more`] : []), `${indent}]`].join('\n');
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${print(member, inner, width)}`,
  );
  const lines = packed(members, width - inner.length);
  const [only = ''] = lines;
  if (lines.length <= 1 && !only.includes('\n') && indent.length + only.length + 4 <= width) return `{ ${only} }`;
  return `{\n${lines.map((line) => inner + line).join(',\n')}\n${indent}}`;
}

/** Puts as many members on a line as there is room for; one that has lines of its own stands alone. */
function packed(members: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const member of members) {
    const last = lines.at(-1);
    const fits = last !== undefined && !`${last}${member}`.includes('\n') && last.length + member.length + 3 <= room;
    if (fits) lines[lines.length - 1] = `${last}, ${member}`;
    else lines.push(member);
  }
  return lines;
}

/** Whole characters only. */
const shorten = (text: string) => [...text].slice(0, longestString / 2).join('');
