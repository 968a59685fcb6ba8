import type { Json } from './json.ts';

/** The members of a report as XML: an element for each member, and one for each entry of a list. Numbers keep their digits. */
export function writeXml(root: string, value: Json): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: Json): string {
  if (value === null) return `<${name}/>`;
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  if ('rawNumber' in value) return `<${name}>${String(value.rawNumber)}</${name}>`;
  const entries: readonly (readonly [string, Json | undefined])[] = Array.isArray(value)
    ? value.map((entry: Json) => ['item', entry] as const)
    : Object.entries(value);
  const inner = entries.map(([member, content]) => (content === undefined ? '' : element(member, content)));
  return `<${name}>${inner.join('')}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  // XML has no place for control characters, not even as references.
  return text.replace(/[^\t\n\r\x20-\ufffd]/g, '?').replace(/[<>&"']/g, (character) => entities[character] ?? '');
}
