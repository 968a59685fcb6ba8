/** US letter, in points. */
const width = 612;
const height = 792;
const margin = 54;
const lineHeight = 13;
const linesPerPage = Math.floor((height - 2 * margin) / lineHeight);

/**
 * A PDF of these lines in Helvetica, as many pages as they need. Complete, with the table of offsets that a strict reader
 * wants to find; characters beyond Latin 1 become question marks.
 *
 * @param leastBytes a comment makes it so large at least
 */
export function writePdf(title: string, lines: readonly string[], leastBytes = 0): Buffer {
  const pages = pagesOf([title, '', ...lines]);
  // 1 catalog, 2 page tree, 3 font, 4 information; then a page and its content for each page.
  const pageIds = pages.map((_, index) => 5 + 2 * index);
  const kids = pageIds.map((id) => `${id} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escaped(title)}) >>`,
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> ` +
        `/Contents ${6 + 2 * index} 0 R >>`,
      streamOf(page),
    ]),
  ];
  let text = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const filling = leastBytes - text.length;
  if (filling > 0) text += `%${' '.repeat(filling)}\n`;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + xref + trailer, 'latin1');
}

function pagesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / linesPerPage);
  return Array.from({ length: count }, (_, page) => lines.slice(page * linesPerPage, (page + 1) * linesPerPage));
}

function streamOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${escaped(line)}) '`).join('\n');
  const content = `BT /F1 9 Tf ${lineHeight} TL ${margin} ${height - margin} Td\n${shown}\nET`;
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

const escaped = (text: string) => text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&');
