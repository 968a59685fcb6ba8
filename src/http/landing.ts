import type { Route } from './routes.ts';
import { sendText } from './routes.ts';

export interface LandingLink {
  readonly href: string;
  readonly about: string;
}

/** `GET /`: where to go from here. Static, and the same for everybody. */
export function landingRoute(links: readonly LandingLink[]): Route {
  const items = links.map(({ href, about }) => `<li><a href="${href}"><code>${href}</code></a> ${about}</li>`);
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Open Finance Gateway</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark }</style>
</head>
<body>
<h1>Open Finance Gateway</h1>
<ul>
${items.join('\n')}
</ul>
</body>
</html>
`;
  return {
    path: '/',
    methods: ['GET'],
    handle: (_req, res) => {
      res.setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
      );
      sendText(res, 200, 'text/html; charset=utf-8', page);
    },
  };
}
