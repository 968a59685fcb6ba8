import { giveConsent } from '../consents.ts';
import type { InstitutionRecord } from '../data/institutions.ts';
import type { Discovery } from '../discovery.ts';
import { addAccounts, discover, mismatchOf } from '../discovery.ts';
import { matchesName } from '../institution-search.ts';
import type { Json } from '../json.ts';
import type { AccountRecord, CustomerRecord, PartnerRecord } from '../records.ts';
import { repairAccount } from '../refresh.ts';
import { tryAmounts } from '../routes/micro-deposits.ts';
import { signInAnswer } from '../sign-in.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';
import type { ConnectLink, Session } from './records.ts';
import { freshSession } from './records.ts';
import { textsOf } from './texts.ts';
import { switchDeposit } from './transfer.ts';
import type { Screen, SdkEvent } from './views.ts';
import * as views from './views.ts';
import { notify } from './webhook.ts';

/** A link that was opened, with all that a step may look at. */
export interface Visit {
  readonly world: World;
  readonly partner: PartnerRecord;
  readonly customer: CustomerRecord;
  readonly link: ConnectLink;
  readonly outbox: Outbox;
  readonly now: number;
}

type Step = (visit: Visit, form: URLSearchParams) => Screen;

const mostFound = 10;

/** The first screen; a page that is loaded again begins anew, with what was added before. */
export function begin(visit: Visit): Screen {
  const { link } = visit;
  const { borrower, added } = link.session;
  link.session = { borrower, added };
  tell(visit, 'started', {});
  return views.welcome(link, textsOf[link.language]);
}

/** What a button of the page does. Unknown ones, and those of a screen that is not shown, lead back to the beginning. */
export function step(visit: Visit, form: URLSearchParams): Screen {
  if (form.has('institution')) return choose(visit, form);
  return (steps[form.get('action') ?? ''] ?? begin)(visit, form);
}

const steps: Readonly<Record<string, Step>> = {
  agree,
  search,
  'sign-in': signIn,
  allow: (visit) => enter(visit, { user: 'oauth', password: 'oauth' }),
  deny,
  answer,
  share,
  verify,
  next,
  done: (visit) => finish(visit, 'done'),
  cancel: (visit) => finish(visit, 'cancel'),
};

function agree(visit: Visit): Screen {
  const { link } = visit;
  const texts = textsOf[link.language];
  if (link.kind === 'microEntry') {
    const deposits = visit.partner.belongings.microDeposits.get(link.accountId ?? '');
    return deposits === undefined ? finish(visit, 'error') : views.amounts(deposits, texts);
  }
  if (link.deposits !== undefined) return finish(visit, switchDeposit(visit, link.deposits) ? 'done' : 'error');
  const known = institutionOf(visit);
  return link.institutionId !== undefined && known !== undefined ? open(visit, known) : views.search(texts);
}

/** The settings of the link hide institutions, and show the OAuth connection of a bank in the place of the other. */
function search({ world, link }: Visit, form: URLSearchParams): Screen {
  const wanted = (form.get('q') ?? '').trim();
  const matches = matchesName(wanted);
  const settingOf = ({ id }: InstitutionRecord) => link.institutionSettings[id]?.toLowerCase();
  const found = [...world.institutions.values()].filter(
    (institution) =>
      matches(institution.name) && settingOf(institution) !== 'hidden' && settingOf(institution) !== 'autoreplace',
  );
  const first = found.toSorted((left, right) => rank(left, wanted) - rank(right, wanted)).slice(0, mostFound);
  return views.search(textsOf[link.language], { search: wanted, institutions: first, count: found.length });
}

/** Names that begin with what was typed come first. */
const rank = ({ name }: InstitutionRecord, wanted: string) =>
  name.toLowerCase().startsWith(wanted.toLowerCase()) ? 0 : 1;

function choose(visit: Visit, form: URLSearchParams): Screen {
  const institution = visit.world.institutions.get(form.get('institution') ?? '');
  return institution === undefined ? begin(visit) : open(visit, institution);
}

function open(visit: Visit, institution: InstitutionRecord): Screen {
  const { link, customer } = visit;
  const texts = textsOf[link.language];
  if (mismatchOf(institution, customer) !== undefined) return views.search(texts, undefined, texts.wrongCustomer);
  link.session = { ...stay(link.session), institutionId: institution.id };
  tell(visit, 'adding', { institutionId: institution.id, oauth: institution.oauth });
  return views.signIn(institution, texts);
}

/** What of a session outlives the choice of another bank. */
const stay = ({ borrower, added }: Session): Session => ({ borrower, added });

function signIn(visit: Visit, form: URLSearchParams): Screen {
  return enter(visit, { user: form.get('user') ?? '', password: form.get('password') ?? '' });
}

function enter(visit: Visit, credentials: NonNullable<Session['credentials']>): Screen {
  const institution = institutionOf(visit);
  if (institution === undefined) return begin(visit);
  visit.link.session = { ...visit.link.session, credentials };
  return entered(visit, institution, discover(visit.world, visit.customer, institution, credentials));
}

function deny(visit: Visit): Screen {
  const institution = institutionOf(visit);
  if (institution === undefined) return begin(visit);
  const texts = textsOf[visit.link.language];
  return views.signIn(institution, texts, texts.denied.replace('{bank}', institution.name));
}

function answer(visit: Visit, form: URLSearchParams): Screen {
  const { link, world, customer } = visit;
  const institution = institutionOf(visit);
  const { question, credentials } = link.session;
  if (institution === undefined || question === undefined || credentials === undefined) return begin(visit);
  const outcome = signInAnswer(question, form.get('answer') ?? '');
  if (outcome !== 'success') return entered(visit, institution, outcome);
  const known = { user: 'demo', password: 'go' };
  return entered(visit, institution, discover(world, customer, institution, known));
}

function entered(visit: Visit, institution: InstitutionRecord, found: Discovery): Screen {
  const { link } = visit;
  const texts = textsOf[link.language];
  if ('question' in found) {
    link.session = { ...link.session, question: found.question };
    return views.question(found.question, texts);
  }
  if ('code' in found) {
    link.session = { ...stay(link.session), institutionId: institution.id };
    tell(visit, 'invalidCredentials', { institutionId: institution.id, code: found.code });
    const problem = views.refusal(institution, found.code, texts);
    const failed = { action: 'AddAccounts', success: false, accounts: null, errorCode: found.code };
    const shown = views.signIn(institution, texts, problem);
    return { ...shown, events: [...shown.events, { type: 'user', data: failed }] };
  }
  if (link.kind === 'fix') return repair(visit);
  link.session = { ...link.session, discovered: found.accounts };
  tell(visit, 'discovered', { institutionId: institution.id, accounts: found.accounts.length });
  return views.chooseAccounts(found.accounts, texts);
}

function repair(visit: Visit): Screen {
  const { link, customer, now } = visit;
  const repaired = customer.accounts.filter((account) => account.institutionLoginId === link.institutionLoginId);
  for (const account of repaired) repairAccount(account, now);
  link.session = { ...stay(link.session), added: repaired };
  tell(visit, 'credentialsUpdated', { institutionLoginId: link.institutionLoginId ?? '' });
  return views.connected(link, textsOf[link.language], []);
}

function share(visit: Visit, form: URLSearchParams): Screen {
  const { world, partner, customer, link, now } = visit;
  const texts = textsOf[link.language];
  const institution = institutionOf(visit);
  const { discovered, credentials } = link.session;
  if (institution === undefined || discovered === undefined || credentials === undefined) return begin(visit);
  const accounts = discovered.filter((_, index) => form.getAll('account').includes(String(index)));
  if (accounts.length === 0) return views.chooseAccounts(discovered, texts, texts.chooseOne);
  const added = addAccounts({ world, partner, customer, institution, credentials, accounts, now });
  const login = added[0]?.institutionLoginId;
  if (login !== undefined) giveConsent(world, partner, customer, [login], now);
  const before = link.session.added.filter((account) => !added.includes(account));
  link.session = { ...stay(link.session), added: [...before, ...added] };
  const ids = added.map(({ id }) => id);
  tell(visit, 'added', {
    institutionId: institution.id,
    oauth: institution.oauth,
    accounts: added.map(discoveredJson),
  });
  const attempt = { action: 'AddAccounts', success: null, accounts: null, errorCode: null };
  const events: SdkEvent[] = [
    { type: 'user', data: attempt },
    { type: 'user', data: { ...attempt, success: true, accounts: ids } },
  ];
  return views.connected(link, texts, events);
}

/** As captured: before the first refresh nothing is known but what discovery saw. */
const discoveredJson = ({ id, name, type, number, customerId, institutionId, institutionLoginId }: AccountRecord) => ({
  id,
  number,
  name,
  type,
  status: 'pending',
  customerId,
  institutionId,
  institutionLoginId: Number(institutionLoginId),
  lastUpdatedDate: 0,
});

function verify(visit: Visit, form: URLSearchParams): Screen {
  const { link, partner, now } = visit;
  const deposits = partner.belongings.microDeposits.get(link.accountId ?? '');
  if (deposits === undefined) return begin(visit);
  const amounts = ['first', 'second'].map((name) => Number((form.get(name) ?? '').replace(',', '.')));
  const refusal = tryAmounts(deposits, amounts, now);
  if (refusal === undefined) return finish(visit, 'done');
  const texts = textsOf[link.language];
  return views.amounts(deposits, texts, `${texts.wrongAmounts} (${refusal.message})`);
}

function next(visit: Visit): Screen {
  const { link } = visit;
  const borrower = link.session.borrower + 1;
  if (borrower >= link.customerIds.length) return finish(visit, 'done');
  link.session = { borrower, added: [] };
  return views.welcome(link, textsOf[link.language]);
}

function finish(visit: Visit, type: 'done' | 'cancel' | 'error'): Screen {
  const { link } = visit;
  if (type === 'done') link.succeeded = true;
  tell(visit, type, {});
  link.session = freshSession;
  return views.end(link, type, textsOf[link.language]);
}

/** Lite and Fix are about one institution; in a full session the person has chosen one. */
function institutionOf({ world, link }: Visit): InstitutionRecord | undefined {
  return world.institutions.get(link.session.institutionId ?? link.institutionId ?? '');
}

function tell(visit: Visit, eventType: string, payload: Json): void {
  notify(visit, eventType, payload);
}
