import { messageOf } from '../aggregation-codes.ts';
import type { MicroDepositRecord } from '../belongings.ts';
import type { InstitutionRecord } from '../data/institutions.ts';
import { finBank } from '../data/institutions.ts';
import type { AccountRecord } from '../records.ts';
import type { Question } from '../sign-in.ts';
import { challengeOf } from '../sign-in.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { ConnectLink, Discovered } from './records.ts';
import type { Texts } from './texts.ts';
import { filled } from './texts.ts';

/** What the page tells whoever embeds it, in the words of Mastercard's SDK. */
export interface SdkEvent {
  readonly type: 'route' | 'user' | 'done' | 'cancel' | 'error';
  readonly data: unknown;
}

/** One screen: what is shown, what is told, and where the browser goes then. */
export interface Screen {
  readonly name: string;
  readonly content: Html;
  readonly events: readonly SdkEvent[];
  readonly leaveTo?: string;
}

const screen = (name: string, content: Html, events: readonly SdkEvent[] = []): Screen => ({
  name,
  content,
  events: [{ type: 'route', data: { screen: name, params: {} } }, ...events],
});

const heading = (text: string) => html`<h1 tabindex="-1">${text}</h1>`;
const alert = (text: string | undefined) =>
  text === undefined ? null : html`<p class="alert" role="alert">${text}</p>`;
const exit = (texts: Texts) =>
  html`<form><button class="plain" name="action" value="cancel">${texts.exit}</button></form>`;

/** Whom the data are for and which they are; or where a salary goes to. Without an experience: no brand, plain transaction aggregation. */
export function welcome(link: ConnectLink, texts: Texts): Screen {
  const { experience, session, customerIds, deposits } = link;
  const borrower = customerIds.length > 1 ? filled(texts.borrower, { number: session.borrower + 1 }) : undefined;
  const [account] = deposits?.accounts ?? [];
  const text =
    account === undefined
      ? filled(texts.welcomeText, {
          brand: experience?.brand ?? texts.generic,
          shares: experience?.shares ?? texts.aggregation,
        })
      : filled(texts.moveSalaryText, { account: `…${account.accountNumber.slice(-4)}` });
  return screen(
    'welcome',
    html`${heading(account === undefined ? texts.welcome : texts.moveSalary)}
${borrower === undefined ? null : html`<p><strong>${borrower}</strong></p>`}
<p>${text}</p>
<p class="note">${texts.testData}</p>
<form><button name="action" value="agree">${texts.agree}</button></form>
${exit(texts)}`,
  );
}

export interface Found {
  readonly search: string;
  readonly institutions: readonly InstitutionRecord[];
  readonly count: number;
}

export function search(texts: Texts, found?: Found, problem?: string): Screen {
  const result =
    found === undefined
      ? null
      : html`<p role="status">${found.count === 0 ? texts.nothing : filled(texts.found, { count: found.count })}${
          found.count > found.institutions.length ? `. ${texts.more}` : null
        }</p>
<form><ul class="choices">${found.institutions.map(
          ({ id, name }) => html`<li><button class="row" name="institution" value="${id}">${name}</button></li>`,
        )}</ul></form>`;
  return screen(
    'search',
    html`${heading(texts.search)}
${alert(problem)}
<form role="search">
<label for="q">${texts.searchLabel}</label>
<input id="q" name="q" type="search" autocomplete="off" required value="${found?.search ?? ''}">
<button name="action" value="search">${texts.searchButton}</button>
</form>
${result}
${exit(texts)}`,
  );
}

export function signIn(institution: InstitutionRecord, texts: Texts, problem?: string): Screen {
  const title = heading(filled(texts.signIn, { bank: institution.name }));
  if (institution.oauth) {
    return screen(
      'sign-in',
      html`${title}
${alert(problem)}
<p>${filled(texts.oauthText, { bank: institution.name })}</p>
<form><button name="action" value="allow">${texts.allow}</button>
<button class="plain" name="action" value="deny">${texts.deny}</button></form>
${exit(texts)}`,
    );
  }
  const hints: Readonly<Record<string, string>> = {
    [finBank.profilesA]: texts.profilesHint,
    [finBank.billable]: texts.profilesHint,
    [finBank.signIn]: texts.signInHint,
  };
  const hint = hints[institution.id];
  return screen(
    'sign-in',
    html`${title}
${alert(problem)}
${hint === undefined ? null : html`<p class="note" id="hint">${hint}</p>`}
<form>
<label for="user">${texts.user}</label>
<input id="user" name="user" autocomplete="off" autocapitalize="none" spellcheck="false" required aria-describedby="hint">
<label for="password">${texts.password}</label>
<input id="password" name="password" type="password" autocomplete="off" required aria-describedby="hint">
<button name="action" value="sign-in">${texts.submit}</button>
</form>
${exit(texts)}`,
  );
}

export function question(asked: Question, texts: Texts): Screen {
  const { text, choices } = challengeOf(asked);
  const answer =
    choices.length === 0
      ? html`<label for="answer">${text}</label><input id="answer" name="answer" autocomplete="off" required>`
      : html`<fieldset><legend>${text}</legend>${choices.map(
          ({ choice, value }) =>
            html`<label><input type="radio" name="answer" value="${value}" required> ${choice}</label>`,
        )}</fieldset>`;
  return screen(
    'question',
    html`${heading(texts.question)}
<form>${answer}<button name="action" value="answer">${texts.answer}</button></form>
${exit(texts)}`,
  );
}

export function chooseAccounts(accounts: readonly Discovered[], texts: Texts, problem?: string): Screen {
  const rows = accounts.map(
    ({ name, type, number }, index) =>
      html`<label><input type="checkbox" name="account" value="${index}" checked> ${name ?? type}${
        number === undefined ? null : html` <span class="number">…${number.slice(-4)}</span>`
      }</label>`,
  );
  return screen(
    'accounts',
    html`${heading(texts.choose)}
${alert(problem)}
<form><fieldset><legend>${texts.chooseText}</legend>${rows}</fieldset>
<button name="action" value="share">${texts.share}</button></form>
${exit(texts)}`,
  );
}

export function connected(link: ConnectLink, texts: Texts, events: readonly SdkEvent[]): Screen {
  const { kind, session, customerIds } = link;
  const list = session.added.map(accountRow);
  const hasNext = session.borrower + 1 < customerIds.length;
  const canAddMore = kind === 'full' || kind === 'jointBorrower';
  return screen(
    'connected',
    html`${heading(kind === 'fix' ? texts.fixed : texts.connected)}
<ul class="choices">${list}</ul>
<form>${canAddMore ? html`<button class="plain" name="action" value="agree">${texts.another}</button>` : null}
<button name="action" value="${hasNext ? 'next' : 'done'}">${hasNext ? texts.next : texts.finish}</button></form>`,
    events,
  );
}

const accountRow = ({ name, numberDisplay }: AccountRecord) =>
  html`<li>${name} <span class="number">…${numberDisplay}</span></li>`;

export function amounts({ accountNumber }: MicroDepositRecord, texts: Texts, problem?: string): Screen {
  const field = (name: string, label: string) =>
    html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" inputmode="decimal" pattern="0?[.,][0-9]{2}" placeholder="0.05" required>`;
  return screen(
    'amounts',
    html`${heading(texts.amounts)}
${alert(problem)}
<p>${filled(texts.amountsText, { account: `…${accountNumber.slice(-4)}` })}</p>
<form>${field('first', texts.first)}${field('second', texts.second)}
<button name="action" value="verify">${texts.verify}</button></form>
${exit(texts)}`,
  );
}

/** What the bank said, for the person who tried. */
export function refusal({ name }: InstitutionRecord, code: number, texts: Texts): string {
  return filled(texts.refused, { bank: name, message: messageOf(code), code });
}

/** The end of a session, told in the words that the SDK and the redirect share. */
export function end(link: ConnectLink, type: 'done' | 'cancel' | 'error', texts: Texts): Screen {
  const facts = {
    done: { code: 200, reason: 'complete', reportData: [] },
    cancel: { code: 100, reason: 'exit' },
    error: { code: 500, reason: 'error' },
  }[type];
  const message = { done: texts.done, cancel: texts.cancelled, error: texts.failed }[type];
  const { redirectUri } = link;
  return {
    ...screen('end', html`${heading(message)}`, [{ type, data: facts }]),
    ...(redirectUri !== undefined && { leaveTo: withResult(redirectUri, facts) }),
  };
}

function withResult(redirectUri: string, { code, reason }: { readonly code: number; readonly reason: string }): string {
  const url = new URL(redirectUri);
  url.searchParams.set('code', String(code));
  url.searchParams.set('reason', reason);
  return url.href;
}
