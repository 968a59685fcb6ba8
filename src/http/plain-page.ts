import type { ServerResponse } from 'node:http';
import { sendText } from './routes.ts';

/** A page of text and links, without scripts and without anything from elsewhere. */
export interface PlainPage {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  /** @default 40rem */
  readonly width?: string;
}

export function plainPage({ title, body, width = '40rem' }: PlainPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.6 system-ui, sans-serif; max-width: ${width}; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark }
dt { margin-top: 0.6rem } dd { margin: 0; opacity: 0.8 }</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function sendPage(res: ServerResponse, page: string, status = 200): void {
  res.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  );
  sendText(res, status, 'text/html; charset=utf-8', page);
}
