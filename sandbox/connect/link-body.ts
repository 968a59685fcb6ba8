import { isGiven, memberOf, textMember } from '../body.ts';
import type { CustomerRecord, PartnerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import type { SandboxRequest } from '../router.ts';
import { textCodeErrors } from '../text-code-errors.ts';
import type { ConnectLink, Experience, Language, LinkKind, Webhook } from './records.ts';

/** What a body asks for, checked in the order of its members. */
export type LinkWish = Pick<
  ConnectLink,
  | 'customerIds'
  | 'singleUse'
  | 'language'
  | 'experience'
  | 'redirectUri'
  | 'webhook'
  | 'institutionId'
  | 'institutionLoginId'
  | 'accountId'
  | 'deposits'
  | 'institutionSettings'
>;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const languages: Readonly<Record<string, Language>> = { en: 'en', es: 'es', fr: 'fr', 'fr-CA': 'fr' };

export function readWish(request: SandboxRequest, kind: LinkKind): LinkWish | Reply {
  const { body, partner } = request;
  const partnerId = textMember(body, 'partnerId');
  if (partnerId === undefined) return textCodeErrors.missing('partnerId');
  if (partnerId !== partner.partnerId) return textCodeErrors.invalid('Invalid "partnerId" in request body');
  const customers = readCustomers(partner, body, kind);
  if ('status' in customers) return customers;
  const experience = readExperience(partner, body);
  if (experience !== undefined && 'status' in experience) return experience;
  const language = languages[textMember(body, 'language') ?? 'en'];
  if (language === undefined) return textCodeErrors.invalid('"language" must be one of [es, fr]');
  const redirectUri = textMember(body, 'redirectUri');
  if (redirectUri !== undefined && !URL.canParse(redirectUri)) {
    return textCodeErrors.invalid('"redirectUri" must be a valid uri');
  }
  const webhook = readWebhook(body);
  if (webhook !== undefined && 'status' in webhook) return webhook;
  const about = readSubject(request, kind, customers[0]);
  if ('status' in about) return about;
  return {
    customerIds: customers.map(({ id }) => id),
    singleUse: memberOf(body, 'singleUseUrl') === true,
    language,
    ...(experience && { experience }),
    ...(redirectUri !== undefined && { redirectUri }),
    ...(webhook && { webhook }),
    ...about,
    institutionSettings: textsOf(memberOf(body, 'institutionSettings')),
  };
}

type Customers = readonly [CustomerRecord, ...CustomerRecord[]];

function readCustomers(partner: PartnerRecord, body: unknown, kind: LinkKind): Customers | Reply {
  const borrowers: unknown = memberOf(body, 'borrowers');
  if (kind !== 'jointBorrower') {
    const id = textMember(body, 'customerId');
    if (id === undefined) return textCodeErrors.missing('customerId');
    const customer = partner.customers.get(id);
    return customer === undefined ? textCodeErrors.unknownCustomer(id) : [customer];
  }
  if (!Array.isArray(borrowers)) return textCodeErrors.missing('borrowers');
  const of = (type: string) => {
    const found: unknown = borrowers.find((entry: unknown) => textMember(entry, 'type') === type);
    const customer = partner.customers.get(textMember(found, 'customerId') ?? '');
    const consumer = partner.consumers.get(textMember(found, 'consumerId') ?? '');
    return consumer?.customerId === customer?.id ? customer : undefined;
  };
  const primary = of('primary');
  const joint = of('jointBorrower');
  if (borrowers.length !== 2 || primary === undefined || joint === undefined) {
    return textCodeErrors.invalid('"borrowers" must be a primary and a jointBorrower with their consumers');
  }
  return [primary, joint];
}

/** Left out, the session is generic; `default` is the partner's own, which must exist. */
function readExperience({ connect }: PartnerRecord, body: unknown): Experience | Reply | undefined {
  const wanted = textMember(body, 'experience');
  if (wanted === undefined) return undefined;
  if (wanted !== 'default' && !guid.test(wanted)) {
    return textCodeErrors.invalid('"experience" must be a valid GUID');
  }
  const found = wanted === 'default' ? connect.experiences[0] : connect.experiences.find(({ id }) => id === wanted);
  return found ?? textCodeErrors.unknownExperience();
}

function readWebhook(body: unknown): Webhook | Reply | undefined {
  const url = textMember(body, 'webhook');
  if (url === undefined) return undefined;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return textCodeErrors.invalid('"webhook" must be a valid uri');
  }
  return { url, data: memberOf(body, 'webhookData'), headers: textsOf(memberOf(body, 'webhookHeaders')) };
}

function readSubject(
  { body, world, partner }: SandboxRequest,
  kind: LinkKind,
  customer: CustomerRecord,
): Pick<ConnectLink, 'institutionId' | 'institutionLoginId' | 'accountId' | 'deposits'> | Reply {
  if (kind === 'lite') {
    const institutionId: unknown = memberOf(body, 'institutionId');
    if (!isGiven(body, 'institutionId')) return textCodeErrors.missing('institutionId');
    if (typeof institutionId !== 'number') return textCodeErrors.invalid('"institutionId" must be a number');
    return world.institutions.has(String(institutionId))
      ? { institutionId: String(institutionId) }
      : textCodeErrors.invalid('"institutionId" is unknown');
  }
  if (kind === 'fix') {
    const login = textMember(body, 'institutionLoginId');
    if (login === undefined) return textCodeErrors.missing('institutionLoginId');
    const account = customer.accounts.find(({ institutionLoginId }) => institutionLoginId === login);
    if (account === undefined) return textCodeErrors.noAccountsAtLogin();
    return { institutionLoginId: login, institutionId: account.institutionId };
  }
  if (kind === 'depositSwitch') return readDeposits(body);
  if (kind !== 'microEntry') return {};
  const accountId = textMember(body, 'accountId');
  if (accountId === undefined) return textCodeErrors.missing('accountId');
  const known = partner.belongings.microDeposits.get(accountId)?.customerId === customer.id;
  return known ? { accountId } : textCodeErrors.invalid('"accountId" has no micro deposits');
}

function readDeposits(body: unknown): Pick<ConnectLink, 'deposits'> | Reply {
  const accounts: unknown = memberOf(body, 'accounts');
  if (!Array.isArray(accounts) || accounts.length === 0) return textCodeErrors.missing('accounts');
  const read = accounts.map((account) => ({
    accountNumber: textMember(account, 'accountNumber') ?? '',
    bankIdentifier: textMember(account, 'bankIdentifier') ?? '',
    type: textMember(account, 'type') ?? '',
  }));
  for (const { accountNumber, bankIdentifier, type } of read) {
    if (!/^\d{4,17}$/.test(accountNumber)) return textCodeErrors.invalid('"accounts.accountNumber" is not valid');
    if (!/^\d{9}$/.test(bankIdentifier)) return textCodeErrors.invalid('"accounts.bankIdentifier" is not valid');
    if (type === '') return textCodeErrors.missing('accounts.type');
  }
  const externalId = textMember(memberOf(body, 'external'), 'id');
  return { deposits: { accounts: read, ...(externalId !== undefined && { externalId }) } };
}

/** The members of an object that are texts. */
function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
