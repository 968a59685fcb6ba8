import type {
  ConnectEmail,
  ConnectExperience,
  ConnectLink,
  ConnectOptions,
  ConnectSubject,
  DepositSwitchSubject,
  EmailOptions,
  NameAndValue,
} from '../../domain/connect.ts';
import type { Instant } from '../../domain/time.ts';
import { startOfDay } from '../../domain/time.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, list, mapped, object, text } from './wire.ts';

/** A link whose answer was lost opens nothing for anybody: another one is as good, so that it may be asked for again. */
const generate: Endpoint<string | null> = {
  operation: 'GenerateConnectUrl',
  method: 'POST',
  path: '/connect/v2/generate',
  product: 'Connect',
  family: 'connect',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: null,
  response: body(object({ link: text }), (answer) => answer?.link ?? null),
};

const generators: Readonly<Record<ConnectSubject['kind'], Endpoint<string | null>>> = {
  full: generate,
  lite: { ...generate, operation: 'GenerateLiteConnectUrl', path: '/connect/v2/generate/lite' },
  fix: { ...generate, operation: 'GenerateFixConnectUrl', path: '/connect/v2/generate/fix' },
  microEntry: {
    ...generate,
    operation: 'VerifyMicroEntryMicrodeposit',
    path: '/connect/v2/generate/microentry/verify',
  },
  jointBorrower: {
    ...generate,
    operation: 'GenerateJointBorrowerConnectUrl',
    path: '/connect/v2/generate/jointBorrower',
  },
  depositSwitch: {
    ...generate,
    operation: 'GenerateTransferDepositSwitchUrl',
    path: '/connect/generate/transfer/deposit-switch',
  },
};

interface SentEmail {
  readonly link: string;
  readonly to: string | null;
  readonly subject: string | null;
}

const sendEmail: Endpoint<SentEmail | null> = {
  ...generate,
  operation: 'SendConnectEmail',
  path: '/connect/v2/send/email',
  idempotent: false,
  response: body(object({ link: text, emailConfig: object({ to: text, subject: text }) }), (answer) =>
    answer?.link == null
      ? null
      : { link: answer.link, to: answer.emailConfig?.to ?? null, subject: answer.emailConfig?.subject ?? null },
  ),
};

const sendJointEmail: Endpoint<SentEmail | null> = {
  ...sendEmail,
  operation: 'SendJointBorrowerConnectEmail',
  path: '/connect/v2/send/email/jointBorrower',
};

const experience = mapped(
  object({ id: text, appName: text, productCode: list(text) }),
  ({ id, appName, productCode }): ConnectExperience | null =>
    id === null ? null : { experienceId: id, applicationName: appName, productCodes: productCode },
);

const getExperiences: Endpoint<readonly ConnectExperience[]> = {
  ...generate,
  operation: 'GetAllExperience',
  method: 'GET',
  path: '/connect/experiences',
  cache: freshness.experiences,
  response: body(list(experience), (found) => found),
};

const duplicateExperience: Endpoint<string | null> = {
  ...generate,
  operation: 'CreateConnectExperience',
  path: '/connect/experiences/{experienceId}/duplicate',
  idempotent: false,
  response: body(object({ experienceId: text }), (answer) => answer?.experienceId ?? null),
};

export interface ConnectSource {
  /** Null where upstream answers no link. */
  link(subject: ConnectSubject, options: ConnectOptions): Promise<ConnectLink | null>;
  /** Mastercard sends the mail. */
  email(subject: ConnectSubject, email: EmailOptions, options: ConnectOptions): Promise<ConnectEmail | null>;
  /** @throws NOT_FOUND when the application has none */
  experiences(applicationName: string, productCodes: readonly string[]): Promise<readonly ConnectExperience[]>;
  /** The id of the copy, which belongs to the indirect partner. */
  duplicateExperience(experienceId: string, indirectPartnerId: string): Promise<string | null>;
}

export function connectSource(ask: Ask, partnerId: string): ConnectSource {
  return {
    async link(subject, options) {
      const details = { ...ownerOf(subject), params: {}, body: bodyOf(partnerId, subject, options) };
      const url = await ask(generators[subject.kind], details);
      return url === null ? null : linkOf(url, options);
    },
    async email(subject, email, options) {
      const endpoint = subject.kind === 'jointBorrower' ? sendJointEmail : sendEmail;
      const wire = { ...bodyOf(partnerId, subject, options), email: given(email) };
      const sent = await ask(endpoint, { ...ownerOf(subject), params: {}, body: wire });
      if (sent === null) return null;
      return { ...linkOf(sent.link, options), to: sent.to ?? email.to, subject: sent.subject };
    },
    experiences(appName, productCodes) {
      const codes = productCodes.length === 0 ? {} : { productCode: productCodes.join(',') };
      return ask(getExperiences, { params: {}, query: { appName, ...codes } });
    },
    duplicateExperience: (experienceId, indirectPartnerId) =>
      ask(duplicateExperience, { params: { experienceId }, body: { indirectPartnerId: Number(indirectPartnerId) } }),
  };
}

const linkOf = (url: string, { experience = null }: ConnectOptions): ConnectLink => ({
  url,
  expiresAt: expiryOf(url),
  experience,
});

/** `ttl` is the moment in Unix milliseconds at which the link ends. */
function expiryOf(url: string): Instant | null {
  const ttl = Number(URL.parse(url)?.searchParams.get('ttl') ?? Number.NaN);
  return Number.isSafeInteger(ttl) && ttl > 0 ? ttl : null;
}

const ownerOf = (subject: ConnectSubject) => ('customerId' in subject ? { customerId: subject.customerId } : {});

function bodyOf(partnerId: string, subject: ConnectSubject, options: ConnectOptions): Record<string, unknown> {
  const { consumerInfo, fromDate, institutionSettings, reportCustomFields } = options;
  return given({
    partnerId,
    ...subjectOf(subject),
    redirectUri: options.redirectUri,
    webhook: options.webhook,
    webhookContentType: options.webhookContentType,
    webhookData: membersOf(options.webhookData),
    webhookHeaders: membersOf(options.webhookHeaders),
    experience: options.experience,
    language: options.language === 'en' ? null : options.language,
    singleUseUrl: options.singleUse,
    isHostedInMobileApp: options.hostedInMobileApp,
    institutionSettings:
      institutionSettings &&
      Object.fromEntries(institutionSettings.map(({ institutionId, setting }) => [institutionId, setting])),
    // Ten digits: upstream puts its own date silently in the place of anything longer.
    fromDate: fromDate && startOfDay(fromDate) / 1000,
    reportCustomFields: reportCustomFields?.map(({ label, value, shown }) => ({ label, value, shown: shown ?? true })),
    optionalConsumerInfo:
      consumerInfo &&
      given({ ssn: consumerInfo.ssn, dob: consumerInfo.dateOfBirth && startOfDay(consumerInfo.dateOfBirth) / 1000 }),
  });
}

/** Institution ids are numbers here and texts almost everywhere else. */
function subjectOf(subject: ConnectSubject): Record<string, unknown> {
  if (subject.kind === 'jointBorrower') {
    return {
      borrowers: [
        { ...subject.primary, type: 'primary' },
        { ...subject.joint, type: 'jointBorrower' },
      ],
    };
  }
  if (subject.kind === 'depositSwitch') return depositsOf(subject);
  const { kind, ...ids } = subject;
  return kind === 'lite' ? { ...ids, institutionId: Number(subject.institutionId) } : ids;
}

function depositsOf({ customerId, accounts, external, agreement }: DepositSwitchSubject): Record<string, unknown> {
  return {
    customerId,
    accounts: accounts.map(({ routingNumber, ...account }) => given({ ...account, bankIdentifier: routingNumber })),
    external: external && { id: external.externalId, context: external.context },
    serviceAgreement: agreement && { ...agreement, acceptedDate: new Date(agreement.acceptedDate).toISOString() },
  };
}

function membersOf(entries: readonly NameAndValue[] | null | undefined): Record<string, string> | null {
  return entries?.length ? Object.fromEntries(entries.map(({ name, value }) => [name, value])) : null;
}

/** Without what was not given. */
function given(members: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}
