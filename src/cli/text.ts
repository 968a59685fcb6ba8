/** Breaks a text at its spaces into lines of at most `width` characters; a longer word stands alone. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Rows of a label and a text, the texts aligned and wrapped under each other. */
export function rows(entries: readonly (readonly [label: string, text: string])[], indent = 2, width = 100): string {
  const labelWidth = Math.max(...entries.map(([label]) => label.length)) + 2;
  const room = width - indent - labelWidth;
  return entries
    .flatMap(([label, text]) =>
      wrap(text, room).map(
        (line, index) => `${' '.repeat(indent)}${(index === 0 ? label : '').padEnd(labelWidth)}${line}`,
      ),
    )
    .join('\n');
}

/** A frame around paragraphs, for what must not be overlooked. */
export function box(title: string, paragraphs: readonly string[], width = 84): string {
  const lines = paragraphs.flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrap(paragraph, width - 4)]);
  const inner = Math.max(title.length + 2, ...lines.map((line) => line.length)) + 2;
  return [
    `┌─ ${title} ${'─'.repeat(inner - title.length - 3)}┐`,
    ...lines.map((line) => `│ ${line.padEnd(inner - 1)}│`),
    `└${'─'.repeat(inner)}┘`,
  ].join('\n');
}
