/**
 * What runs in the browser: sends the forms of a screen, puts the next screen in its place, and talks to Mastercard's SDK
 * where the page is in its frame or its window. One document for the whole session: the SDK counts every load of it.
 */
export const script = `'use strict';
const embedder = window.parent === window ? window.opener : window.parent;
const waiting = [];
let origin;

function tell(message) {
  if (!embedder) return;
  if (origin === undefined) waiting.push(message);
  else embedder.postMessage(message, origin);
}

window.addEventListener('message', (event) => {
  if (event.source !== embedder || event.data?.type !== 'ping') return;
  // Whoever pinged first is whom this session is for.
  origin ??= event.origin;
  if (event.origin !== origin) return;
  tell({ type: 'ack' });
  for (const message of waiting.splice(0)) tell(message);
  if (leaving) clearTimeout(leaving);
});

let leaving;
function show(screen) {
  document.querySelector('main').replaceWith(screen);
  screen.querySelector('h1')?.focus({ preventScroll: true });
  document.body.scrollTop = 0;
  enter(screen);
}

function enter(screen) {
  for (const message of JSON.parse(screen.dataset.events ?? '[]')) tell(message);
  const { leave } = screen.dataset;
  if (leave === undefined || origin !== undefined) return;
  // Somebody who embeds this page pings within a second; nobody does where it was opened by a link.
  leaving = setTimeout(() => location.assign(leave), embedder ? 3000 : 0);
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  const main = document.querySelector('main');
  main.inert = true;
  main.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch('connect2/step' + location.search, { method: 'POST', body });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
    if (!response.ok && !next) throw new Error(String(response.status));
    show(document.adoptNode(next));
  } catch {
    main.inert = false;
    main.removeAttribute('aria-busy');
    document.querySelector('#failure').hidden = false;
  }
});

enter(document.querySelector('main'));
`;

export const style = `:root { --brand: #3a3a3a; color-scheme: light; }
* { box-sizing: border-box; }
/* Mastercard's SDK forbids its frame to scroll: what is inside of it has to. */
html { height: 100%; overflow: hidden; }
body { margin: 0; height: 100%; overflow-y: auto; background: #f3f2f0; color: #1c1b1a; font: 16px/1.5 system-ui, sans-serif; }
header { background: var(--brand); color: #fff; padding: 0.9rem 1.25rem; }
header strong { display: block; font-size: 1.1rem; }
header span { font-size: 0.8rem; }
main, #failure { max-width: 30rem; margin: 1.25rem auto; padding: 1.5rem; background: #fff; border-radius: 0.75rem;
  box-shadow: 0 1px 3px #0003; }
main[aria-busy] { opacity: 0.6; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 0.75rem; outline: none; }
label { display: block; margin: 0.75rem 0 0.25rem; font-weight: 600; }
fieldset { border: 0; margin: 0; padding: 0; }
fieldset label { font-weight: 400; padding: 0.35rem 0; }
input:not([type=checkbox], [type=radio]) { width: 100%; padding: 0.6rem; font: inherit; border: 1px solid #767371;
  border-radius: 0.4rem; }
input[type=checkbox], input[type=radio] { accent-color: var(--brand); width: 1.1rem; height: 1.1rem;
  vertical-align: -0.15rem; }
button { margin: 1rem 0.5rem 0 0; padding: 0.65rem 1.1rem; font: inherit; font-weight: 600; color: #fff;
  background: var(--brand); border: 1px solid var(--brand); border-radius: 0.4rem; cursor: pointer; }
button.plain { color: #1c1b1a; background: #fff; border-color: #767371; }
button.row { width: 100%; margin: 0; text-align: left; color: #1c1b1a; background: #fff; border-color: #d5d2cf; }
button:focus-visible, input:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
.choices { list-style: none; margin: 0.75rem 0 0; padding: 0; display: grid; gap: 0.4rem; }
.note { background: #fff6dd; border-left: 4px solid #c98a00; padding: 0.6rem 0.8rem; font-size: 0.9rem; }
.alert { background: #fde8e6; border-left: 4px solid #b3261e; padding: 0.6rem 0.8rem; }
.number { color: #5c5956; font-variant-numeric: tabular-nums; }
`;
