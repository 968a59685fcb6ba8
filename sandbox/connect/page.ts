import type { Reply } from '../reply.ts';
import { textReply } from '../reply.ts';
import type { SandboxState } from '../state.ts';
import { script, style } from './assets.ts';
import { html } from './html.ts';
import type { Opened } from './links.ts';
import { connectPath, openLink } from './links.ts';
import type { Language } from './records.ts';
import { begin, step } from './steps.ts';
import type { Texts } from './texts.ts';
import { textsOf } from './texts.ts';
import type { Screen } from './views.ts';

export interface PageRequest {
  readonly method: string;
  readonly url: URL;
  readonly rawBody: string;
}

/** Everything comes from here, and nothing is written into the page. Any site may embed it, as upstream's. */
const security = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const reply = (status: number, contentType: string, body: string): Reply => ({
  status,
  contentType: `${contentType}; charset=utf-8`,
  body,
  headers: security,
});

/** The Connect page at the links of this server. Undefined for every other path. */
export function connectPage(state: SandboxState, { method, url, rawBody }: PageRequest): Reply | undefined {
  if (url.pathname !== connectPath && !url.pathname.startsWith(`${connectPath}/`)) return undefined;
  const { searchParams: query } = url;
  switch (`${method} ${url.pathname}`) {
    case `GET ${connectPath}`:
      return document(state, query);
    case `POST ${connectPath}/step`:
      return fragment(state, query, rawBody);
    case `GET ${connectPath}/connect.js`:
      return reply(200, 'text/javascript', script);
    case `GET ${connectPath}/connect.css`:
      return reply(200, 'text/css', style);
    case `GET ${connectPath}/brand.css`:
      return reply(200, 'text/css', brandStyle(state, query.get('experience')));
    default:
      return textReply(404, 'There is nothing here.');
  }
}

function brandStyle({ world }: SandboxState, id: string | null): string {
  const all = [...world.partners.values()].flatMap(({ connect }) => connect.experiences);
  const color = all.find((experience) => experience.id === id)?.color;
  return color === undefined ? '' : `:root { --brand: ${color}; }\n`;
}

function document(state: SandboxState, query: URLSearchParams): Reply {
  const opened = openLink(state, query);
  const language = languageOf(opened, query);
  const texts = textsOf[language];
  const experience = 'link' in opened ? opened.link.experience : undefined;
  const brand =
    experience === undefined
      ? null
      : html`<link rel="stylesheet" href="${connectPath}/brand.css?experience=${experience.id}">`;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${connectPath}/connect.css">
${brand}
<script src="${connectPath}/connect.js" defer></script>
</head>
<body>
<header><strong>${experience?.brand ?? texts.title}</strong><span>${texts.by}</span></header>
${mainOf('refused' in opened ? refused(opened.refused, texts) : begin(visitOf(state, opened)))}
<p id="failure" role="alert" hidden>${texts.failed}</p>
<noscript><p>JavaScript is needed here.</p></noscript>
</body>
</html>
`;
  return reply(statusOf(opened), 'text/html', page.html);
}

function fragment(state: SandboxState, query: URLSearchParams, rawBody: string): Reply {
  const opened = openLink(state, query);
  const texts = textsOf[languageOf(opened, query)];
  const screen =
    'refused' in opened ? refused(opened.refused, texts) : step(visitOf(state, opened), new URLSearchParams(rawBody));
  return reply(statusOf(opened), 'text/html', mainOf(screen).html);
}

function visitOf({ world, clock, outbox }: SandboxState, { link, partner }: Extract<Opened, { link: unknown }>) {
  const customer = partner.customers.get(link.customerIds[link.session.borrower] ?? '');
  if (customer === undefined) throw new Error('the customer of the link was deleted');
  return { world, partner, customer, link, outbox, now: clock.now() };
}

const statusOf = (opened: Opened) => ('link' in opened ? 200 : opened.refused === 'unknown' ? 404 : 410);

function languageOf(opened: Opened, query: URLSearchParams): Language {
  if ('link' in opened) return opened.link.language;
  const asked = query.get('language');
  return asked === 'es' || asked === 'fr' ? asked : 'en';
}

/** A link that leads nowhere: whoever embeds the page hears of a session that timed out, or of an error. */
function refused(why: 'unknown' | 'expired' | 'used', texts: Texts): Screen {
  const data = why === 'expired' ? { code: 1440, reason: 'timeout' } : { code: 500, reason: 'error' };
  const content = html`<h1 tabindex="-1">${texts[why]}</h1>`;
  return { name: why, content, events: [{ type: 'error', data }] };
}

const mainOf = ({ name, content, events, leaveTo }: Screen) =>
  html`<main data-screen="${name}" data-events="${JSON.stringify(events)}"${
    leaveTo === undefined ? null : html` data-leave="${leaveTo}"`
  }>
${content}
</main>`;
