import { maxEntries, maxReportCustomFields } from '../domain/connect-input.ts';
import { builder } from './builder.ts';
import { keyArgument } from './results.ts';

export const LanguageEnum = builder.enumType('ConnectLanguage', {
  description: 'A language that Connect speaks.',
  values: {
    ENGLISH: { value: 'en', description: 'English.' },
    SPANISH: { value: 'es', description: 'Spanish of the United States.' },
    FRENCH: { value: 'fr', description: 'French of Canada.' },
  } as const,
});

const ContentTypeEnum = builder.enumType('WebhookContentType', {
  description: 'How webhook events are written.',
  values: {
    JSON: { value: 'application/json', description: 'As JSON.' },
    XML: { value: 'application/xml', description: 'As XML.' },
  } as const,
});

const InstitutionSettingEnum = builder.enumType('InstitutionSetting', {
  description: 'What Connect does with an institution in its search.',
  values: {
    HIDDEN: { value: 'hidden', description: 'Leaves it out.' },
    VISIBLE: { value: 'visible', description: 'Shows it, where it would be hidden.' },
    AUTO_REPLACE: { value: 'autoreplace', description: 'Shows its OAuth connection in its place.' },
  } as const,
});

const NameAndValueInput = builder.inputType('NameAndValueInput', {
  description: 'A name with a value.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name.' }),
    value: t.string({ required: true, description: 'The value.' }),
  }),
});

const SettingInput = builder.inputType('InstitutionSettingInput', {
  description: 'What to do with one institution.',
  fields: (t) => ({
    institutionId: t.id({ required: true, description: 'The institution.' }),
    setting: t.field({ type: InstitutionSettingEnum, required: true, description: 'What to do with it.' }),
  }),
});

export const CustomFieldInput = builder.inputType('ReportCustomFieldInput', {
  description: 'Something of your own that a report carries.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'What it is.' }),
    value: t.string({ required: true, description: 'What it says.' }),
    shown: t.boolean({ defaultValue: true, description: 'Whether the PDF of the report shows it.' }),
  }),
});

const ConsumerInfoInput = builder.inputType('ConnectConsumerInfoInput', {
  description: 'What the payroll part of Connect need not ask again.',
  fields: (t) => ({
    ssn: t.string({ required: true, description: 'Social security number, nine digits. Never logged or kept.' }),
    dateOfBirth: t.field({ type: 'Date', description: 'Date of birth.' }),
  }),
});

export const BorrowerInput = builder.inputType('BorrowerInput', {
  description: 'One of two borrowers.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    consumerId: t.id({ required: true, description: 'The consumer of the customer.' }),
  }),
});

export const EmailInput = builder.inputType('ConnectEmailInput', {
  description: 'What the mail says. It is sent by Mastercard, in the name of your company.',
  fields: (t) => ({
    to: t.string({ required: true, description: 'One e-mail address.' }),
    from: t.string({ description: 'Name of the person or company that it comes from.' }),
    subject: t.string({ description: 'Subject; `Verify your Financial Information` unless you say otherwise.' }),
    firstName: t.string({ description: 'First name of the customer, or of both: `Marvin and Jenny`.' }),
    supportPhone: t.string({ description: 'Phone number for questions.' }),
    institutionName: t.string({ description: 'Name of your company.' }),
    institutionAddress: t.string({ description: 'Address of your company, for the footer.' }),
    signature: t.stringList({ description: 'Lines of the signature, at most ten.' }),
  }),
});

export const customerIdArgument = { required: true, description: "Upstream's id of the customer." } as const;

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0];

/** What all links take. */
export const pageOptions = (t: InputFields) => ({
  redirectUri: t.string({
    description:
      "Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK.",
  }),
  experience: t.string({
    description:
      "`default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation.",
  }),
  language: t.field({ type: LanguageEnum, description: 'Language of the page; English unless you say otherwise.' }),
  singleUse: t.boolean({
    description: 'Whether the link ends with the first session that succeeds. Wins over the setting of the experience.',
  }),
  hostedInMobileApp: t.boolean({
    description:
      'Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link.',
  }),
  webhook: t.string({
    description: 'URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx.',
  }),
  webhookContentType: t.field({ type: ContentTypeEnum, description: 'How its events are written; JSON by default.' }),
  webhookData: t.field({
    type: [NameAndValueInput],
    description: `Data of your own in each event, at most ${maxEntries} entries.`,
  }),
  webhookHeaders: t.field({
    type: [NameAndValueInput],
    description: `Headers of your own on each event, at most ${maxEntries}.`,
  }),
});

/** What all mutations that make links take. */
export const linkOptions = (t: InputFields) => ({
  ...pageOptions(t),
  idempotencyKey: t.string(keyArgument),
});

export const institutionSettingsArgument = (t: InputFields) => ({
  institutionSettings: t.field({
    type: [SettingInput],
    description: `How single institutions are shown, for this link only; at most ${maxEntries}.`,
  }),
});

/** For experiences that end with a report. */
export const reportOptions = (t: InputFields) => ({
  fromDate: t.field({ type: 'Date', description: 'From when on the report has transactions.' }),
  reportCustomFields: t.field({
    type: [CustomFieldInput],
    description: `Fields of your own in the report, at most ${maxReportCustomFields}.`,
  }),
  consumerInfo: t.field({ type: ConsumerInfoInput, description: 'For experiences with payroll.' }),
});
