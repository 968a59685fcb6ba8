import { plainPage, sendPage } from './plain-page.ts';
import type { Route } from './routes.ts';

export interface LandingLink {
  readonly href: string;
  readonly about: string;
}

/** `GET /`: where to go from here. Static, and the same for everybody. */
export function landingRoute(links: readonly LandingLink[]): Route {
  const items = links.map(({ href, about }) => `<li><a href="${href}"><code>${href}</code></a> ${about}</li>`);
  const page = plainPage({ title: 'Open Finance Gateway', body: `<ul>\n${items.join('\n')}\n</ul>` });
  return { path: '/', methods: ['GET'], handle: (_req, res) => sendPage(res, page) };
}
