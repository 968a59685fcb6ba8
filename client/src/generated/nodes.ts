/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Kinds of accounts that have the same details. */
export type AccountFamily =
  /** Credit cards and lines of credit. */
  | 'CREDIT'
  /** Checking, savings, money market accounts and certificates of deposit. */
  | 'DEPOSIT'
  /** Brokerage, retirement and other accounts that hold positions. */
  | 'INVESTMENT'
  /** Mortgages and loans. */
  | 'LOAN'
  /** Student loans, their groups and accounts. */
  | 'STUDENT_LOAN';

/** What kind of account it is. Names that would begin with a digit begin with `PLAN_`. */
export type AccountType =
  /** Upstream's type `brokerageAccount`. */
  | 'BROKERAGE_ACCOUNT'
  /** Upstream's type `cd`. */
  | 'CD'
  /** Upstream's type `checking`. */
  | 'CHECKING'
  /** Upstream's type `creditCard`. */
  | 'CREDIT_CARD'
  /** Upstream's type `cryptocurrency`. */
  | 'CRYPTOCURRENCY'
  /** Upstream's type `educationSavings`. */
  | 'EDUCATION_SAVINGS'
  /** Upstream's type `employeeStockPurchasePlan`. */
  | 'EMPLOYEE_STOCK_PURCHASE_PLAN'
  /** Upstream's type `healthSavingsAccount`. */
  | 'HEALTH_SAVINGS_ACCOUNT'
  /** Upstream's type `investment`. */
  | 'INVESTMENT'
  /** Upstream's type `investmentTaxDeferred`. */
  | 'INVESTMENT_TAX_DEFERRED'
  /** Upstream's type `ira`. */
  | 'IRA'
  /** Upstream's type `keogh`. */
  | 'KEOGH'
  /** Upstream's type `lineOfCredit`. */
  | 'LINE_OF_CREDIT'
  /** Upstream's type `loan`. */
  | 'LOAN'
  /** Upstream's type `moneyMarket`. */
  | 'MONEY_MARKET'
  /** Upstream's type `mortgage`. */
  | 'MORTGAGE'
  /** Upstream's type `pension`. */
  | 'PENSION'
  /** A 401a plan. */
  | 'PLAN_401A'
  /** A 401k plan. */
  | 'PLAN_401K'
  /** A 403b plan. */
  | 'PLAN_403B'
  /** A 457 plan. */
  | 'PLAN_457'
  /** A 529 plan. */
  | 'PLAN_529'
  /** Upstream's type `profitSharingPlan`. */
  | 'PROFIT_SHARING_PLAN'
  /** Upstream's type `rollover`. */
  | 'ROLLOVER'
  /** Upstream's type `roth`. */
  | 'ROTH'
  /** Upstream's type `roth401k`. */
  | 'ROTH_401K'
  /** Upstream's type `savings`. */
  | 'SAVINGS'
  /** Upstream's type `sepIRA`. */
  | 'SEP_IRA'
  /** Upstream's type `simpleIRA`. */
  | 'SIMPLE_IRA'
  /** Upstream's type `studentLoan`. */
  | 'STUDENT_LOAN'
  /** Upstream's type `studentLoanAccount`. */
  | 'STUDENT_LOAN_ACCOUNT'
  /** Upstream's type `studentLoanGroup`. */
  | 'STUDENT_LOAN_GROUP'
  /** Upstream's type `thriftSavingsPlan`. */
  | 'THRIFT_SAVINGS_PLAN'
  /** Upstream's type `ugma`. */
  | 'UGMA'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED'
  /** Upstream's type `utma`. */
  | 'UTMA'
  /** Upstream's type `variableAnnuity`. */
  | 'VARIABLE_ANNUITY';

/** What keeps an account from being aggregated, in the terms of what can be done about it. */
export type AggregationProblemKind =
  /** The account is closed at the institution; it stays listed and there is nothing to repair. */
  | 'ACCOUNT_CLOSED'
  /** The institution cannot be reached at the moment. */
  | 'INSTITUTION_UNAVAILABLE'
  /** The institution is not, or not yet, supported. */
  | 'INSTITUTION_UNSUPPORTED'
  /** The account is being aggregated just now. */
  | 'IN_PROGRESS'
  /** The institution wants its customer to sign in each time: only the customer can bring new data. */
  | 'NEEDS_CUSTOMER'
  /** The customer must repair the connection in Connect Fix. */
  | 'NEEDS_FIX'
  /** Something else; see the code. */
  | 'OTHER'
  /** Mastercard failed. */
  | 'PLATFORM';

/** One of two borrowers. */
export type BorrowerInput = {
  /** The consumer of the customer. */
  readonly consumerId: string;
  /** Upstream's id of the customer. */
  readonly customerId: string;
};

/** Where a business is. */
export type BusinessAddressInput = {
  /** City. */
  readonly city?: string | null | undefined;
  /** Country, two letters (ISO 3166-1). */
  readonly country?: string | null | undefined;
  /** Street and number. */
  readonly line1?: string | null | undefined;
  /** Suite or floor. */
  readonly line2?: string | null | undefined;
  /** ZIP code. */
  readonly postalCode?: string | null | undefined;
  /** State, two letters. */
  readonly state?: string | null | undefined;
};

/** The phone of a business. */
export type BusinessPhoneInput = {
  /** Country calling code, such as `1`. */
  readonly countryCode?: string | null | undefined;
  /** The number without the country calling code. */
  readonly number: string;
};

/** A product that an institution can be certified for. Check it before asking for the product. */
export type Certification =
  /** Up to 24 months of transactions. */
  | 'ACCOUNT_HISTORY'
  /** Names and addresses of account owners. */
  | 'ACCOUNT_OWNER'
  /** Account and routing numbers. */
  | 'ACH'
  /** Live available balances. */
  | 'AVAILABLE_BALANCE'
  /** Payees of bill payments. */
  | 'BILL_PAY_DATA'
  /** Details of credit cards and loans. */
  | 'LIABILITY_DATA'
  /** Where and how to pay a loan. */
  | 'LOAN_PAYMENT_DETAILS'
  /** Statements as PDF. */
  | 'STATEMENTS'
  /** Details of student loans. */
  | 'STUDENT_LOAN_DATA'
  /** Accounts and transactions. */
  | 'TRANSACTION_AGGREGATION'
  /** Verification of assets reports. */
  | 'VERIFICATION_OF_ASSETS'
  /** Verification of income reports. */
  | 'VERIFICATION_OF_INCOME';

/** What the payroll part of Connect need not ask again. */
export type ConnectConsumerInfoInput = {
  /** Date of birth. */
  readonly dateOfBirth?: string | null | undefined;
  /** Social security number, nine digits. Never logged or kept. */
  readonly ssn: string;
};

/** What the mail says. It is sent by Mastercard, in the name of your company. */
export type ConnectEmailInput = {
  /** First name of the customer, or of both: `Marvin and Jenny`. */
  readonly firstName?: string | null | undefined;
  /** Name of the person or company that it comes from. */
  readonly from?: string | null | undefined;
  /** Address of your company, for the footer. */
  readonly institutionAddress?: string | null | undefined;
  /** Name of your company. */
  readonly institutionName?: string | null | undefined;
  /** Lines of the signature, at most ten. */
  readonly signature?: ReadonlyArray<string> | null | undefined;
  /** Subject; `Verify your Financial Information` unless you say otherwise. */
  readonly subject?: string | null | undefined;
  /** Phone number for questions. */
  readonly supportPhone?: string | null | undefined;
  /** One e-mail address. */
  readonly to: string;
};

/** What the page that repairs a login is like. */
export type ConnectFixLinkOptionsInput = {
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** A language that Connect speaks. */
export type ConnectLanguage =
  /** English. */
  | 'ENGLISH'
  /** French of Canada. */
  | 'FRENCH'
  /** Spanish of the United States. */
  | 'SPANISH';

/** How Mastercard reaches an institution. */
export type ConnectionKind =
  /** Through OAuth: the customer signs in at the institution itself. */
  | 'DIRECT'
  /** Without OAuth: slower, and the credentials can go stale. */
  | 'LEGACY';

/** Who takes a consent back. */
export type ConsentRevoker =
  /** The customer. */
  | 'CUSTOMER'
  /** You, of your own accord. */
  | 'PARTNER';

/** Whether data may be read with a consent, or of one institution of it. */
export type ConsentStatus =
  /** They may. */
  | 'ACTIVE'
  /** They may not: it ended, or was revoked for every institution. */
  | 'INACTIVE'
  /** They may not: it was revoked for this institution. */
  | 'REVOKED'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** Which consents to list. */
export type ConsentStatusFilter =
  /** Those with at least one institution that may be read. */
  | 'ACTIVE'
  /** Those with none. */
  | 'INACTIVE';

/** The business of a customer. */
export type CreateBusinessInput = {
  /** Where it is. */
  readonly address: BusinessAddressInput;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** E-mail address. */
  readonly email?: string | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** Legal name, at most 150 characters. */
  readonly name: string;
  /** Whether an owner is personally liable for a loan. */
  readonly personallyLiable: boolean;
  /** Its phone. */
  readonly phone: BusinessPhoneInput;
  /** Tax id, at most 15 characters. */
  readonly taxId?: string | null | undefined;
  /** Kind of business, such as `LLC`; any text. */
  readonly type?: string | null | undefined;
  /** Web site. */
  readonly url?: string | null | undefined;
};

/** Which institutions a customer can be used with. */
export type CustomerType =
  /** Real institutions; billable in production. */
  | 'ACTIVE'
  /** Mock data only: testing customers cannot reach real institutions. */
  | 'TESTING'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** What the sign of a transaction's amount means for its account. */
export type Direction =
  /** Money came in, or a debt went down. */
  | 'INFLOW'
  /** Money went out, or a debt went up. */
  | 'OUTFLOW'
  /** The amount is zero or missing, or the account's type is not known. */
  | 'UNKNOWN';

/** Which login to repair, and what the page is like. */
export type GenerateConnectFixLinkInput = {
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** The login to repair: `institutionLoginId` of the problem, the account or the login. */
  readonly institutionLoginId: string;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** For whom, and what the page is like. */
export type GenerateConnectLinkInput = {
  /** The consumer, where the experience generates a report. */
  readonly consumerId?: string | null | undefined;
  /** For experiences with payroll. */
  readonly consumerInfo?: ConnectConsumerInfoInput | null | undefined;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** From when on the report has transactions. */
  readonly fromDate?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** How single institutions are shown, for this link only; at most 20. */
  readonly institutionSettings?: ReadonlyArray<InstitutionSettingInput> | null | undefined;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Fields of your own in the report, at most 5. */
  readonly reportCustomFields?: ReadonlyArray<ReportCustomFieldInput> | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** For whom, where, and what the page is like. */
export type GenerateConnectLiteLinkInput = {
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** Where the customer signs in. */
  readonly institutionId: string;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** For which two, and what the page is like. */
export type GenerateJointBorrowerConnectLinkInput = {
  /** For experiences with payroll. */
  readonly consumerInfo?: ConnectConsumerInfoInput | null | undefined;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** From when on the report has transactions. */
  readonly fromDate?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** How single institutions are shown, for this link only; at most 20. */
  readonly institutionSettings?: ReadonlyArray<InstitutionSettingInput> | null | undefined;
  /** Who goes second, in the same session. */
  readonly joint: BorrowerInput;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Who goes first. */
  readonly primary: BorrowerInput;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Fields of your own in the report, at most 5. */
  readonly reportCustomFields?: ReadonlyArray<ReportCustomFieldInput> | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** Whose account, and what the page is like. */
export type GenerateMicroDepositConnectLinkInput = {
  /** The account that the two deposits went to. */
  readonly accountId: string;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** What Connect does with an institution in its search. */
export type InstitutionSetting =
  /** Shows its OAuth connection in its place. */
  | 'AUTO_REPLACE'
  /** Leaves it out. */
  | 'HIDDEN'
  /** Shows it, where it would be hidden. */
  | 'VISIBLE';

/** What to do with one institution. */
export type InstitutionSettingInput = {
  /** The institution. */
  readonly institutionId: string;
  /** What to do with it. */
  readonly setting: InstitutionSetting;
};

/** State of the connection to an institution. */
export type InstitutionStatus =
  /** It works for some. */
  | 'BETA'
  /** It is being worked on. */
  | 'MAINTENANCE'
  /** It is moving to another connection, mostly OAuth: see `successor`. */
  | 'MIGRATING'
  /** It does not work. */
  | 'OFFLINE'
  /** It works. */
  | 'ONLINE'
  /** It is being tried out. */
  | 'TESTING'
  /** A value that this release does not know yet; `statusCode` has it as it was sent. */
  | 'UNRECOGNIZED'
  /** It has been tried out. */
  | 'VALIDATED';

/** Whose history to load. */
export type LoadTransactionHistoryInput = {
  /** Upstream's id of the account. */
  readonly accountId: string;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
};

/** Why two values got their score. */
export type MatchReasonCode =
  /** The addresses are the same. */
  | 'ADDRESS_EQUAL'
  /** One is a box, the other a street. */
  | 'BOX_AND_STREET'
  /** The boxes differ. */
  | 'BOX_DIFFERENT'
  /** One is a trust, the other is not. */
  | 'BUSINESS_AND_TRUST'
  /** The business names have different words. */
  | 'BUSINESS_WORD_DIFFERENT'
  /** One business name has words that the other lacks. */
  | 'BUSINESS_WORD_MISSING'
  /** A word of the business name is abbreviated. */
  | 'BUSINESS_WORD_SHORTENED'
  /** The cities differ. */
  | 'CITY_DIFFERENT'
  /** The cities have different names under one ZIP code. */
  | 'CITY_OTHER_NAME'
  /** The countries differ. */
  | 'COUNTRY_DIFFERENT'
  /** The directions of the street differ. */
  | 'DIRECTION_DIFFERENT'
  /** Only one side has a direction, such as North. */
  | 'DIRECTION_MISSING'
  /** The e-mail addresses differ. */
  | 'EMAIL_DIFFERENT'
  /** The e-mail addresses lead to the same mailbox. */
  | 'EMAIL_EQUAL'
  /** The first names differ. */
  | 'FIRST_NAME_DIFFERENT'
  /** One side gives only the initial of the first name, and it fits. */
  | 'FIRST_NAME_INITIAL'
  /** One first name is short or familiar for the other. */
  | 'FIRST_NAME_NICKNAME'
  /** The first names are two spellings of one name. */
  | 'FIRST_NAME_SPELLING'
  /** The first name of one side is the middle name of the other. */
  | 'GOES_BY_MIDDLE_NAME'
  /** The house numbers differ. */
  | 'HOUSE_NUMBER_DIFFERENT'
  /** Only one side has a house number. */
  | 'HOUSE_NUMBER_MISSING'
  /** The last names differ. */
  | 'LAST_NAME_DIFFERENT'
  /** One last name has more parts than the other. */
  | 'LAST_NAME_IN_PART'
  /** The legal forms differ. */
  | 'LEGAL_FORM_DIFFERENT'
  /** Only one side gives a legal form. */
  | 'LEGAL_FORM_MISSING'
  /** The middle names or their initials differ. */
  | 'MIDDLE_NAME_DIFFERENT'
  /** Only one side gives a middle name or its initial. */
  | 'MIDDLE_NAME_MISSING'
  /** The names look alike without being the same. */
  | 'NAME_ALIKE'
  /** One name ends early, as in a field that was too short. */
  | 'NAME_CUT_OFF'
  /** The names are the same. */
  | 'NAME_EQUAL'
  /** One letter is missing, doubled or out of place. */
  | 'NAME_SLIP'
  /** One side holds nothing that can be compared. */
  | 'NOTHING_TO_COMPARE'
  /** Several names are given; the one that fits best was compared. */
  | 'ONE_OF_SEVERAL_NAMES'
  /** One is a person, the other a business or a trust. */
  | 'PERSON_AND_ORGANIZATION'
  /** The phone numbers differ. */
  | 'PHONE_DIFFERENT'
  /** The phone numbers are the same. */
  | 'PHONE_EQUAL'
  /** The two have neither a city nor a ZIP code in common to compare. */
  | 'PLACE_MISSING'
  /** The states differ. */
  | 'STATE_DIFFERENT'
  /** The streets look alike without being the same. */
  | 'STREET_ALIKE'
  /** The streets differ. */
  | 'STREET_DIFFERENT'
  /** One letter of the street is missing, doubled or out of place. */
  | 'STREET_SLIP'
  /** One is a street, the other an avenue or the like. */
  | 'STREET_SUFFIX_DIFFERENT'
  /** Only one side says whether it is a street, an avenue or the like. */
  | 'STREET_SUFFIX_MISSING'
  /** The generations (Jr, Sr, III) differ, as those of father and son do. */
  | 'SUFFIX_DIFFERENT'
  /** Only one side says Jr, Sr or a number of the generation. */
  | 'SUFFIX_MISSING'
  /** The trusts have different dates. */
  | 'TRUST_DATE_DIFFERENT'
  /** The units, floors or buildings differ. */
  | 'UNIT_DIFFERENT'
  /** Only one side names a unit, floor or building. */
  | 'UNIT_MISSING'
  /** The ZIP codes differ. */
  | 'ZIP_DIFFERENT'
  /** The ZIP codes differ by a slip, in one city. */
  | 'ZIP_SLIP';

/** What a comparison comes to. */
export type MatchVerdict =
  /** They are the same. A score of 80 and more; of the whole: the name matches, and so does all else that could be compared. */
  | 'MATCH'
  /** They are not the same. Of the whole: the name does not match. */
  | 'NO_MATCH'
  /** They may be the same: let a person look. A score of 60 and more; of the whole also: the name matches, something else does not. */
  | 'POSSIBLE';

/** The account that the deposits go to. */
export type MicroDepositReceiverInput = {
  /** Account number. It is passed on and not kept. */
  readonly accountNumber: string;
  /** Kind of account. */
  readonly accountType: ReceiverAccountType;
  /** Text to show with the deposits. */
  readonly memo?: string | null | undefined;
  /** Name of the account holder. */
  readonly name: string;
  /** Routing number of the bank, nine digits. */
  readonly routingNumber: string;
};

/** Where micro-deposits stand. */
export type MicroDepositStatus =
  /** Arrived: the customer can say which amounts they were. */
  | 'COMPLETED'
  /** Nobody verified them in time. */
  | 'EXPIRED'
  /** They could not be made. */
  | 'FAILED'
  /** On their way. */
  | 'PENDING'
  /** The bank refused them. */
  | 'REJECTED'
  /** The bank sent them back. */
  | 'RETURNED'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED'
  /** The customer gave the right amounts. */
  | 'VERIFIED';

/** A name with a value. */
export type NameAndValueInput = {
  /** The name. */
  readonly name: string;
  /** The value. */
  readonly value: string;
};

/** A postal address in the United States. The whole of it may stand in `line1`. */
export type OwnerMatchAddressInput = {
  /** City. */
  readonly city?: string | null | undefined;
  /** House number and street, or post office box. */
  readonly line1?: string | null | undefined;
  /** Apartment, suite, floor. */
  readonly line2?: string | null | undefined;
  /** ZIP code, with or without its last four digits. */
  readonly postalCode?: string | null | undefined;
  /** State, by name or two letters. */
  readonly state?: string | null | undefined;
};

/** Who somebody says they are: `person` or `fullName`, and what else they said. From a source other than the account itself. */
export type OwnerMatchInput = {
  /** Where they live or are registered. */
  readonly address?: OwnerMatchAddressInput | null | undefined;
  /** An e-mail address. */
  readonly email?: string | null | undefined;
  /** A business, a trust, or a person in one text. For the matcher `GATEWAY` only. */
  readonly fullName?: string | null | undefined;
  /** A person. */
  readonly person?: OwnerMatchPersonInput | null | undefined;
  /** A phone number of ten digits, however written. */
  readonly phone?: string | null | undefined;
};

/** The name of a person. */
export type OwnerMatchPersonInput = {
  /** First name, or what they are called. */
  readonly firstName: string;
  /** Last name. */
  readonly lastName: string;
  /** Middle name or its initial. */
  readonly middleName?: string | null | undefined;
  /** Jr, Sr, III. */
  readonly suffix?: string | null | undefined;
};

/** What the partner's plan lets it do. */
export type PartnerEnvironment =
  /** Active customers and real institutions; nothing is billed yet. */
  | 'NON_BILLABLE'
  /** Billed. */
  | 'PRODUCTION'
  /** Testing customers and mock institutions only; nothing is billed. */
  | 'SANDBOX';

/** Which pay period a pay statement is of. */
export type PayPeriod =
  /** The earliest there is. */
  | 'EARLIEST'
  /** The newest. */
  | 'LAST'
  /** The one before the newest. */
  | 'LAST_MINUS_ONE'
  /** The second before the newest. */
  | 'LAST_MINUS_TWO'
  /** The last of the previous calendar year. */
  | 'LAST_OF_PREVIOUS_YEAR'
  /** The last of the calendar year before that. */
  | 'LAST_OF_YEAR_BEFORE_PREVIOUS';

/** What scores of a payment are for. Mastercard has a product for each. */
export type PaymentIndicatorPurpose =
  /** A decision subject to the Act. The customer needs a consumer. */
  | 'CREDIT'
  /** Anything that is not subject to the Fair Credit Reporting Act. */
  | 'PAYMENT';

/** Where the scoring of a payment stands. */
export type PaymentIndicatorStatus =
  /** There is no score; the failures say why. */
  | 'FAILURE'
  /** It is being scored: ask again. */
  | 'IN_PROGRESS'
  /** The scores are there. */
  | 'SUCCESS'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** A way of moving money. */
export type PaymentRail =
  /** Batches through the Automated Clearing House: a day or two, for any account. */
  | 'ACH'
  /** FedNow of the Federal Reserve: seconds, where both institutions take part. */
  | 'FEDNOW'
  /** Real-Time Payments of The Clearing House: seconds, where both institutions take part. */
  | 'RTP'
  /** One that this release does not know yet; `railCode` has it as it was sent. */
  | 'UNRECOGNIZED';

/** How likely a payment fails. */
export type PaymentRiskLevel =
  /** Likely. */
  | 'HIGH'
  /** Hardly. */
  | 'LOW'
  /** Perhaps. */
  | 'MEDIUM'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** What the payer said about themselves; it makes the score of unauthorized returns better. */
export type PaymentUserInput = {
  /** E-mail address. */
  readonly email?: string | null | undefined;
  /** Name. */
  readonly name?: string | null | undefined;
  /** Phone number. */
  readonly phone?: string | null | undefined;
};

/** Kinds of accounts that take micro-deposits. */
export type ReceiverAccountType =
  /** Checking account of a business. */
  | 'BUSINESS_CHECKING'
  /** Savings account of a business. */
  | 'BUSINESS_SAVINGS'
  /** Checking account of a person. */
  | 'PERSONAL_CHECKING'
  /** Savings account of a person. */
  | 'PERSONAL_SAVINGS';

/** Whether recurring transactions go on. */
export type RecurringStatus =
  /** They go on. */
  | 'ACTIVE'
  /** The next one is overdue by far. */
  | 'INACTIVE'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** Something of your own that a report carries. */
export type ReportCustomFieldInput = {
  /** What it is. */
  readonly label: string;
  /** Whether the PDF of the report shows it. */
  readonly shown?: boolean | null | undefined;
  /** What it says. */
  readonly value: string;
};

/** What to take back, and who does. */
export type RevokeConsentInput = {
  /** Upstream's id of the receipt. */
  readonly consentReceiptId: string;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** Only this login of it; all of them unless given. */
  readonly institutionLoginId?: string | null | undefined;
  /** Who takes it back. */
  readonly revokedBy: ConsentRevoker;
};

/** To whom, and what mail and page are like. */
export type SendConnectEmailInput = {
  /** The consumer of the customer. */
  readonly consumerId: string;
  /** For experiences with payroll. */
  readonly consumerInfo?: ConnectConsumerInfoInput | null | undefined;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** The mail. */
  readonly email: ConnectEmailInput;
  /** `default` for your partner's own, or a GUID. Left out: that of the client. Null: the generic one, without brand, for plain transaction aggregation. */
  readonly experience?: string | null | undefined;
  /** From when on the report has transactions. */
  readonly fromDate?: string | null | undefined;
  /** Whether the page is shown in a web view of a mobile app, without the SDK. `redirectUri` is then a universal link or an app link. */
  readonly hostedInMobileApp?: boolean | null | undefined;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** How single institutions are shown, for this link only; at most 20. */
  readonly institutionSettings?: ReadonlyArray<InstitutionSettingInput> | null | undefined;
  /** Language of the page; English unless you say otherwise. */
  readonly language?: ConnectLanguage | null | undefined;
  /** Where the customer comes back to, with `code` and `reason` added to it. On the client's allow-list; needed unless Connect is embedded with Mastercard's SDK. */
  readonly redirectUri?: string | null | undefined;
  /** Fields of your own in the report, at most 5. */
  readonly reportCustomFields?: ReadonlyArray<ReportCustomFieldInput> | null | undefined;
  /** Whether the link ends with the first session that succeeds. Wins over the setting of the experience. */
  readonly singleUse?: boolean | null | undefined;
  /** URL that Mastercard tells of the progress. It must answer a first `ping` with 2xx. */
  readonly webhook?: string | null | undefined;
  /** How its events are written; JSON by default. */
  readonly webhookContentType?: WebhookContentType | null | undefined;
  /** Data of your own in each event, at most 20 entries. */
  readonly webhookData?: ReadonlyArray<NameAndValueInput> | null | undefined;
  /** Headers of your own on each event, at most 20. */
  readonly webhookHeaders?: ReadonlyArray<NameAndValueInput> | null | undefined;
};

/** Whose account to deposit to. */
export type StartMicroDepositsInput = {
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** The institution login that the account belongs to, where there is one. */
  readonly institutionLoginId?: string | null | undefined;
  /** The account that the deposits go to. */
  readonly receiver: MicroDepositReceiverInput;
};

/** The payment to be judged. */
export type StartPaymentIndicatorsInput = {
  /** Upstream's id of the account. */
  readonly accountId: string;
  /** The amount in US dollars. */
  readonly amount: string;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** What the scores are for: the law allows one of the two products only. */
  readonly purpose: PaymentIndicatorPurpose;
  /** The day the money is to move, within ten days from today. In two days, unless said. */
  readonly settleByDate?: string | null | undefined;
  /** What the payer said about themselves. */
  readonly user?: PaymentUserInput | null | undefined;
};

/** Which account to tell about, and whom. */
export type SubscribeTxPushInput = {
  /** Upstream's id of the account. */
  readonly accountId: string;
  /** The listener: https, on the standard port; http will do for testing accounts. Mastercard calls it to see whether it is one. Without it the gateway listens itself, and tells those who subscribe to `accountEvents` and `transactionEvents`. */
  readonly callbackUrl?: string | null | undefined;
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
};

/** Where a switch stands. */
export type SwitchStatus =
  /** It is done. */
  | 'COMPLETED'
  /** It did not work; `failureReasonCode` says why. */
  | 'FAILED'
  /** It is being done. */
  | 'PROCESSING'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** What became of a transaction, and so what to do with it in a ledger of your own. */
export type TransactionChangeKind =
  /** It is new, or back: insert it, or put it in the place of what you have under its id. */
  | 'ADDED'
  /** Something in it is different, such as its status or its amount: put it in the place of what you have, or insert it, where it changed before you had it. */
  | 'CHANGED'
  /** It is not there any more: take it out. */
  | 'REMOVED'
  /** The institution does not report it any more: take it out, as the product advises. */
  | 'SHADOW';

/** Where a transaction stands. */
export type TransactionStatus =
  /** Booked. */
  | 'ACTIVE'
  /** Announced by the institution; becomes active or vanishes. */
  | 'PENDING'
  /** Once reported by the institution and no longer: treat it as deleted unless you have a reason not to. */
  | 'SHADOW'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** What a TxPush listener is told of. */
export type TxPushEventType =
  /** Changes of the account, such as of its balance. */
  | 'ACCOUNT'
  /** New transactions. */
  | 'TRANSACTION'
  /** A value that this release does not know yet; the field with the raw code beside it has it as it was sent. */
  | 'UNRECOGNIZED';

/** A pay statement. */
export type UploadPayStatementInput = {
  /** Upstream's id of the customer. */
  readonly customerId: string;
  /** Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect. */
  readonly idempotencyKey?: string | null | undefined;
  /** Which pay period it is of. */
  readonly payPeriod: PayPeriod;
  /** A PDF, JPEG or PNG file of 10 MiB at most, in base64: small enough for a request, or sent as a file beside it (GraphQL multipart request). It is passed on and not kept. */
  readonly statement: string;
};

/** How webhook events are written. */
export type WebhookContentType =
  /** As JSON. */
  | 'JSON'
  /** As XML. */
  | 'XML';

export type AccountCertificationsQueryVariables = Exact<{
  customerId: string;
}>;


export type AccountCertificationsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly accountId: string, readonly name: string | null, readonly owners: boolean | null, readonly payments: boolean | null, readonly liveBalance: boolean | null, readonly statements: boolean | null, readonly institution: { readonly __typename: 'Institution', readonly name: string | null } | null }> | null } | null };

export type AccountDetailsQueryVariables = Exact<{
  customerId: string;
}>;


export type AccountDetailsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly name: string | null, readonly type: AccountType, readonly family: AccountFamily | null, readonly balanceDate: string | null, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly detail:
        | { readonly __typename: 'CreditAccountDetail', readonly paymentDueDate: string | null, readonly dateAsOf: string | null, readonly creditAvailableAmount: { readonly __typename: 'Money', readonly amount: string } | null, readonly creditMaximumAmount: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'DepositAccountDetail', readonly periodInterestRate: string | null, readonly dateAsOf: string | null, readonly availableBalanceAmount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
        | { readonly __typename: 'InvestmentAccountDetail', readonly dateAsOf: string | null, readonly vestedBalance: { readonly __typename: 'Money', readonly amount: string } | null, readonly availableCashBalance: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'LoanAccountDetail', readonly nextPaymentDate: string | null, readonly interestRate: string | null, readonly dateAsOf: string | null, readonly principalBalance: { readonly __typename: 'Money', readonly amount: string } | null, readonly nextPayment: { readonly __typename: 'Money', readonly amount: string } | null }
        | { readonly __typename: 'OtherAccountDetail', readonly dateAsOf: string | null }
        | { readonly __typename: 'StudentLoanAccountDetail', readonly dateAsOf: string | null }
       | null, readonly positions: ReadonlyArray<{ readonly __typename: 'AccountPosition', readonly symbol: string | null, readonly securityName: string | null, readonly units: string | null, readonly currentPrice: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly marketValue: { readonly __typename: 'Money', readonly amount: string } | null }> | null }> | null } | null };

export type CertifiedInstitutionsQueryVariables = Exact<{
  search?: string | null | undefined;
  products?: ReadonlyArray<Certification> | Certification | null | undefined;
  after?: string | null | undefined;
}>;


export type CertifiedInstitutionsQuery = { readonly __typename: 'Query', readonly certifiedInstitutions: { readonly __typename: 'CertifiedInstitutionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'CertifiedInstitutionEdge', readonly node: { readonly __typename: 'CertifiedInstitution', readonly institutionId: string, readonly name: string | null, readonly certifiedFor: ReadonlyArray<Certification> | null, readonly institution: { readonly __typename: 'Institution', readonly status: InstitutionStatus, readonly branding: { readonly __typename: 'Branding', readonly logo: string | null, readonly icon: string | null, readonly tile: string | null, readonly primaryColor: string | null } | null } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ConnectEmailMutationVariables = Exact<{
  input: SendConnectEmailInput;
}>;


export type ConnectEmailMutation = { readonly __typename: 'Mutation', readonly sendConnectEmail:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'SendConnectEmailPayload', readonly to: string, readonly subject: string | null, readonly link: { readonly __typename: 'ConnectLink', readonly expiresAt: string | null } }
   | null };

export type ConnectExperiencesQueryVariables = Exact<{
  applicationName: string;
  productCodes?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ConnectExperiencesQuery = { readonly __typename: 'Query', readonly connectExperiences: ReadonlyArray<{ readonly __typename: 'ConnectExperience', readonly experienceId: string, readonly applicationName: string | null, readonly productCodes: ReadonlyArray<string> }> | null };

export type ConnectFixLinkMutationVariables = Exact<{
  input: GenerateConnectFixLinkInput;
}>;


export type ConnectFixLinkMutation = { readonly __typename: 'Mutation', readonly generateConnectFixLink:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'GenerateConnectFixLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null } }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };

export type ConnectJointLinkMutationVariables = Exact<{
  input: GenerateJointBorrowerConnectLinkInput;
}>;


export type ConnectJointLinkMutation = { readonly __typename: 'Mutation', readonly generateJointBorrowerConnectLink:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'GenerateJointBorrowerConnectLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null, readonly experience: string | null } }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };

export type ConnectLinkMutationVariables = Exact<{
  input: GenerateConnectLinkInput;
}>;


export type ConnectLinkMutation = { readonly __typename: 'Mutation', readonly generateConnectLink:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'GenerateConnectLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null, readonly experience: string | null } }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };

export type ConnectLiteLinkMutationVariables = Exact<{
  input: GenerateConnectLiteLinkInput;
}>;


export type ConnectLiteLinkMutation = { readonly __typename: 'Mutation', readonly generateConnectLiteLink:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'GenerateConnectLiteLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null } }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };

export type ConsentsQueryVariables = Exact<{
  customerId: string;
  status?: ConsentStatusFilter | null | undefined;
}>;


export type ConsentsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly consents: ReadonlyArray<{ readonly __typename: 'Consent', readonly consentReceiptId: string, readonly version: number | null, readonly status: ConsentStatus, readonly purposeStatement: string | null, readonly startDate: string | null, readonly endDate: string | null, readonly institutions: ReadonlyArray<{ readonly __typename: 'ConsentedInstitution', readonly institutionName: string | null, readonly institutionLoginId: string | null, readonly status: ConsentStatus, readonly lastUpdatedByCode: string | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'ConsentedAccount', readonly accountId: string, readonly name: string | null, readonly numberLast4: string | null, readonly status: ConsentStatus }>, readonly dataScopes: ReadonlyArray<{ readonly __typename: 'DataScope', readonly scopeId: string, readonly name: string | null }> }> }> | null } | null };

export type CreateBusinessMutationVariables = Exact<{
  input: CreateBusinessInput;
}>;


export type CreateBusinessMutation = { readonly __typename: 'Mutation', readonly createBusiness:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'BusinessAlreadyExists', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'CreateBusinessPayload', readonly business: { readonly __typename: 'Business', readonly businessId: string, readonly name: string | null, readonly typeCode: string | null, readonly taxIdLast4: string | null, readonly address: { readonly __typename: 'BusinessAddress', readonly line1: string | null, readonly city: string | null, readonly state: string | null } | null, readonly phone: { readonly __typename: 'BusinessPhone', readonly number: string | null } | null } | null }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
   | null };

export type CustomerOverviewQueryVariables = Exact<{
  customerId: string;
}>;


export type CustomerOverviewQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly id: string, readonly customerId: string, readonly type: CustomerType, readonly username: string | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly accountId: string, readonly name: string | null, readonly type: AccountType, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly institution: { readonly __typename: 'Institution', readonly id: string, readonly institutionId: string, readonly name: string | null, readonly oauthEnabled: boolean | null } | null, readonly transactions: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly cursor: string, readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly transactionId: string, readonly status: TransactionStatus, readonly postedDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }> | null } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { readonly __typename: 'Query', readonly viewer: { readonly __typename: 'Viewer', readonly partnerId: string, readonly environment: PartnerEnvironment, readonly clientId: string, readonly scopes: ReadonlyArray<string> }, readonly customers: { readonly __typename: 'CustomerConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'CustomerEdge', readonly node: { readonly __typename: 'Customer', readonly id: string, readonly username: string | null, readonly type: CustomerType, readonly createdDate: string | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null, readonly type: AccountType }> | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type FixableAccountsQueryVariables = Exact<{
  customerId: string;
  options?: ConnectFixLinkOptionsInput | null | undefined;
}>;


export type FixableAccountsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly name: string | null, readonly aggregationProblem: { readonly __typename: 'AggregationProblem', readonly kind: AggregationProblemKind, readonly code: string, readonly userMessage: string, readonly fixable: boolean, readonly fixLink:
          | { readonly __typename: 'AlreadyRunning', readonly message: string }
          | { readonly __typename: 'GenerateConnectFixLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null } }
          | { readonly __typename: 'IdempotencyConflict', readonly message: string }
          | { readonly __typename: 'InvalidInput', readonly message: string }
          | { readonly __typename: 'NotFound', readonly message: string }
          | { readonly __typename: 'OutcomeUnknown', readonly message: string }
          | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string }
         | null } | null }> | null } | null };

export type InstitutionLoginsQueryVariables = Exact<{
  customerId: string;
}>;


export type InstitutionLoginsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly name: string | null, readonly aggregationStatusCode: number | null, readonly aggregationSuccessDate: string | null, readonly institutionLogin: { readonly __typename: 'InstitutionLogin', readonly id: string, readonly connection: ConnectionKind | null, readonly authorizationEndDate: string | null, readonly institution: { readonly __typename: 'Institution', readonly name: string | null, readonly urlHomeApp: string | null, readonly branding: { readonly __typename: 'Branding', readonly logo: string | null, readonly primaryColor: string | null } | null } | null, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null }> | null } | null }> | null } | null };

export type InstitutionsByRoutingNumberQueryVariables = Exact<{
  routingNumber: string;
}>;


export type InstitutionsByRoutingNumberQuery = { readonly __typename: 'Query', readonly institutionsByRoutingNumber: ReadonlyArray<{ readonly __typename: 'Institution', readonly institutionId: string, readonly name: string | null, readonly oauthEnabled: boolean | null, readonly status: InstitutionStatus, readonly successor: { readonly __typename: 'Institution', readonly institutionId: string, readonly name: string | null } | null }> | null };

export type InstitutionsQueryVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type InstitutionsQuery = { readonly __typename: 'Query', readonly institutions: { readonly __typename: 'InstitutionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstitutionEdge', readonly node: { readonly __typename: 'Institution', readonly id: string, readonly institutionId: string, readonly name: string | null, readonly oauthEnabled: boolean | null, readonly statusCode: string | null, readonly certifiedFor: ReadonlyArray<Certification> | null, readonly successor: { readonly __typename: 'Institution', readonly id: string, readonly name: string | null } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type LoadHistoryMutationVariables = Exact<{
  input: LoadTransactionHistoryInput;
}>;


export type LoadHistoryMutation = { readonly __typename: 'Mutation', readonly loadTransactionHistory:
    | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'LoadTransactionHistoryPayload', readonly account: { readonly __typename: 'Account', readonly id: string, readonly oldestTransactionDate: string | null } | null }
    | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'Pending' }
    | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
    | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
   | null };

export type MicroDepositsMutationVariables = Exact<{
  input: StartMicroDepositsInput;
}>;


export type MicroDepositsMutation = { readonly __typename: 'Mutation', readonly startMicroDeposits:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'MicroDepositsAlreadyMade', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'StartMicroDepositsPayload', readonly accountId: string, readonly microDeposits: { readonly __typename: 'MicroDeposits', readonly status: MicroDepositStatus, readonly accountNumberLast4: string | null, readonly createdDate: string | null } | null }
    | { readonly __typename: 'TooSoon', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly __typename: 'Query', readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly name: string | null, readonly id: string, readonly balance: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
    | { readonly __typename: 'Consumer', readonly id: string }
    | { readonly __typename: 'Customer', readonly username: string | null, readonly id: string }
    | { readonly __typename: 'Institution', readonly name: string | null, readonly id: string }
    | { readonly __typename: 'InstitutionLogin', readonly id: string }
    | { readonly __typename: 'Report', readonly id: string }
    | { readonly __typename: 'Transaction', readonly id: string }
   | null> };

export type OwnerMatchQueryVariables = Exact<{
  customerId: string;
  accountId: string;
  claim: OwnerMatchInput;
}>;


export type OwnerMatchQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly name: string | null, readonly ownerMatch:
      | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'AccountTypeNotSupported', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'OwnerDataMissing', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'OwnerMatch', readonly verdict: MatchVerdict, readonly name: { readonly __typename: 'PartMatch', readonly score: number, readonly reasons: ReadonlyArray<{ readonly __typename: 'MatchReason', readonly code: MatchReasonCode, readonly message: string }> }, readonly address: { readonly __typename: 'PartMatch', readonly score: number, readonly reasons: ReadonlyArray<{ readonly __typename: 'MatchReason', readonly code: MatchReasonCode, readonly message: string }> } | null }
      | { readonly __typename: 'Pending', readonly retryAfterMs: number }
      | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
      | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null, readonly fixable: boolean }
     | null } | null };

export type PayAgainQueryVariables = Exact<{
  customerId: string;
  accountId: string;
}>;


export type PayAgainQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly id: string, readonly liveBalance:
      | { readonly __typename: 'AccountBalance', readonly availableDate: string | null, readonly available: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
      | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'AccountTypeNotSupported', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'Pending', readonly retryAfterMs: number }
      | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
     | null } | null };

export type PayFirstTimeQueryVariables = Exact<{
  customerId: string;
}>;


export type PayFirstTimeQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly id: string, readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null, readonly owners:
        | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'AccountOwners', readonly owners: ReadonlyArray<{ readonly __typename: 'AccountOwner', readonly name: string | null, readonly addresses: ReadonlyArray<{ readonly __typename: 'OwnerAddress', readonly text: string | null }> }> }
        | { readonly __typename: 'AccountTypeNotSupported', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'OwnerDataMissing', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'Pending', readonly retryAfterMs: number }
        | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null }
       | null, readonly liveBalance:
        | { readonly __typename: 'AccountBalance', readonly available: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }
        | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'AccountTypeNotSupported', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'Pending', readonly retryAfterMs: number }
        | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null }
       | null, readonly paymentInstructions:
        | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'AccountTypeNotSupported', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'PaymentInstructions', readonly instructions: ReadonlyArray<{ readonly __typename: 'PaymentInstruction', readonly rail: PaymentRail, readonly accountNumber: string | null, readonly routingNumber: string | null }> }
        | { readonly __typename: 'Pending', readonly retryAfterMs: number }
        | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null }
        | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null }
       | null }> | null } | null };

export type PaymentIndicatorsMutationVariables = Exact<{
  input: StartPaymentIndicatorsInput;
}>;


export type PaymentIndicatorsMutation = { readonly __typename: 'Mutation', readonly startPaymentIndicators:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'StartPaymentIndicatorsPayload', readonly paymentIndicators: { readonly __typename: 'PaymentIndicators', readonly payRequestId: string, readonly status: PaymentIndicatorStatus, readonly pollAfterMs: number | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly insufficientFundsRisk: { readonly __typename: 'InsufficientFundsRisk', readonly days: ReadonlyArray<{ readonly __typename: 'PaymentRiskDay', readonly date: string | null, readonly score: number | null, readonly level: PaymentRiskLevel }> } | null, readonly unauthorizedReturnRisk: { readonly __typename: 'UnauthorizedReturnRisk', readonly score: number | null, readonly level: PaymentRiskLevel } | null } | null }
   | null };

export type RecurringTransactionsQueryVariables = Exact<{
  customerId: string;
}>;


export type RecurringTransactionsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly accounts: ReadonlyArray<{ readonly __typename: 'Account', readonly id: string, readonly name: string | null, readonly recurringTransactions: { readonly __typename: 'RecurringTransactions', readonly inflows: ReadonlyArray<{ readonly __typename: 'RecurringStream', readonly payee: string | null, readonly cadenceDays: number | null, readonly status: RecurringStatus, readonly nextDate: string | null, readonly nextAmount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null }>, readonly outflows: ReadonlyArray<{ readonly __typename: 'RecurringStream', readonly payee: string | null, readonly categories: ReadonlyArray<string>, readonly cadenceDays: number | null, readonly status: RecurringStatus, readonly nextDate: string | null, readonly meanAmount: { readonly __typename: 'Money', readonly amount: string } | null }> } | null }> | null } | null };

export type ReportDownloadsQueryVariables = Exact<{
  customerId: string;
  permissiblePurpose?: string | null | undefined;
}>;


export type ReportDownloadsQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly id: string, readonly reports: ReadonlyArray<{ readonly __typename: 'Report', readonly id: string, readonly typeCode: string | null, readonly createdDate: string | null, readonly download:
        | { readonly __typename: 'DownloadLink', readonly url: string, readonly expiresAt: string }
        | { readonly __typename: 'FormatNotAvailable', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly retryAfterMs: number | null }
        | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly retryAfterMs: number | null }
        | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly retryAfterMs: number | null }
        | { readonly __typename: 'ReportNotReady', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly retryAfterMs: number | null }
       | null }> | null } | null };

export type RevokeConsentMutationVariables = Exact<{
  input: RevokeConsentInput;
}>;


export type RevokeConsentMutation = { readonly __typename: 'Mutation', readonly revokeConsent:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RevokeConsentPayload', readonly consent: { readonly __typename: 'Consent', readonly consentReceiptId: string, readonly version: number | null, readonly status: ConsentStatus, readonly institutions: ReadonlyArray<{ readonly __typename: 'ConsentedInstitution', readonly institutionName: string | null, readonly status: ConsentStatus, readonly lastUpdatedByCode: string | null }> } | null }
   | null };

export type ShadowTransactionsQueryVariables = Exact<{
  customerId: string;
  accountId: string;
}>;


export type ShadowTransactionsQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly name: string | null, readonly shadow: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly status: TransactionStatus, readonly postedDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null } }> } | null, readonly everything: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly status: TransactionStatus, readonly direction: Direction | null, readonly transactionDate: string | null, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type StatementsQueryVariables = Exact<{
  customerId: string;
  accountId: string;
  indexes?: ReadonlyArray<number> | number | null | undefined;
}>;


export type StatementsQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly id: string, readonly statements:
      | { readonly __typename: 'AccountClosed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'AccountStatements', readonly statements: ReadonlyArray<{ readonly __typename: 'Statement', readonly index: number, readonly assetId: string | null, readonly description: string | null, readonly documentDate: string | null, readonly download: { readonly __typename: 'DownloadLink', readonly url: string, readonly expiresAt: string } | null, readonly problem: { readonly __typename: 'AggregationProblem', readonly code: string, readonly message: string, readonly userMessage: string } | null }> }
      | { readonly __typename: 'ConnectionNeedsFix', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionThrottled', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'InstitutionUnavailable', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'MfaRequired', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'Pending', readonly retryAfterMs: number }
      | { readonly __typename: 'PlanDoesNotAllow', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
      | { readonly __typename: 'TookTooLong', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean, readonly fixable: boolean }
     | null } | null };

export type SubscribeTxPushMutationVariables = Exact<{
  input: SubscribeTxPushInput;
}>;


export type SubscribeTxPushMutation = { readonly __typename: 'Mutation', readonly subscribeTxPush:
    | { readonly __typename: 'AlreadyRunning', readonly message: string }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string }
    | { readonly __typename: 'InvalidInput', readonly message: string }
    | { readonly __typename: 'NotFound', readonly message: string }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string }
    | { readonly __typename: 'SubscribeTxPushPayload', readonly subscriptions: ReadonlyArray<{ readonly __typename: 'TxPushSubscription', readonly subscriptionId: string, readonly type: TxPushEventType, readonly callbackUrl: string | null }> }
   | null };

export type SwitchesQueryVariables = Exact<{
  customerId: string;
  switchId: string;
}>;


export type SwitchesQuery = { readonly __typename: 'Query', readonly customer: { readonly __typename: 'Customer', readonly id: string, readonly depositSwitches: ReadonlyArray<{ readonly __typename: 'SwitchSummary', readonly switchId: string, readonly status: SwitchStatus, readonly failureReasonCode: string | null, readonly createdDate: string | null }> | null, readonly billPaySwitches: ReadonlyArray<{ readonly __typename: 'SwitchSummary', readonly switchId: string, readonly status: SwitchStatus, readonly failureReasonCode: string | null, readonly createdDate: string | null }> | null } | null, readonly depositSwitch: { readonly __typename: 'DepositSwitch', readonly provider: string | null, readonly distributions: ReadonlyArray<{ readonly __typename: 'SwitchDistribution', readonly typeCode: string | null, readonly allocatedValue: string | null, readonly accountNumberEnding: string | null }> } | null };

export type TransactionChangesQueryVariables = Exact<{
  customerId: string;
  since?: string | null | undefined;
}>;


export type TransactionChangesQuery = { readonly __typename: 'Query', readonly transactionChanges: { readonly __typename: 'TransactionChanges', readonly cursor: string, readonly hasMore: boolean, readonly changes: ReadonlyArray<{ readonly __typename: 'TransactionChange', readonly kind: TransactionChangeKind, readonly nodeId: string, readonly accountId: string, readonly transactionId: string, readonly transaction: { readonly __typename: 'Transaction', readonly status: TransactionStatus, readonly description: string | null, readonly transactionDate: string | null, readonly postedDate: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null } | null }> } | null };

export type TransactionEnrichmentQueryVariables = Exact<{
  customerId: string;
  accountId: string;
}>;


export type TransactionEnrichmentQuery = { readonly __typename: 'Query', readonly account: { readonly __typename: 'Account', readonly id: string, readonly transactions: { readonly __typename: 'TransactionConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TransactionEdge', readonly node: { readonly __typename: 'Transaction', readonly id: string, readonly description: string | null, readonly amount: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } | null, readonly enrichment: { readonly __typename: 'TransactionEnrichment', readonly category: string | null, readonly categoryGroup: string | null, readonly isRecurring: boolean | null, readonly entities: ReadonlyArray<{ readonly __typename: 'EnrichedEntity', readonly name: string | null, readonly website: string | null, readonly logoUrl: string | null }>, readonly address: { readonly __typename: 'EnrichedAddress', readonly city: string | null, readonly state: string | null } | null } | null } }> } | null } | null };

export type UploadPayStatementMutationVariables = Exact<{
  input: UploadPayStatementInput;
}>;


export type UploadPayStatementMutation = { readonly __typename: 'Mutation', readonly uploadPayStatement:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null }
    | { readonly __typename: 'UploadPayStatementPayload', readonly assetId: string }
   | null };

export type VerifyMicroDepositsLinkMutationVariables = Exact<{
  input: GenerateMicroDepositConnectLinkInput;
}>;


export type VerifyMicroDepositsLinkMutation = { readonly __typename: 'Mutation', readonly generateMicroDepositConnectLink:
    | { readonly __typename: 'AlreadyRunning', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'GenerateMicroDepositConnectLinkPayload', readonly link: { readonly __typename: 'ConnectLink', readonly url: string, readonly expiresAt: string | null } }
    | { readonly __typename: 'IdempotencyConflict', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'InvalidInput', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'NotFound', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'OutcomeUnknown', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
    | { readonly __typename: 'RedirectUriNotAllowed', readonly message: string, readonly userMessage: string | null, readonly retryable: boolean }
   | null };


export const AccountCertificationsDocument = {"__meta__":{"documentId":"sha256:4d772618389470e22f50bf4ecb5dfd600536014936d6ab6ee725c6cb6526f2a6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountCertifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"owners"},"name":{"kind":"Name","value":"isCertifiedFor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"EnumValue","value":"ACCOUNT_OWNER"}}]},{"kind":"Field","alias":{"kind":"Name","value":"payments"},"name":{"kind":"Name","value":"isCertifiedFor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"EnumValue","value":"ACH"}}]},{"kind":"Field","alias":{"kind":"Name","value":"liveBalance"},"name":{"kind":"Name","value":"isCertifiedFor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"EnumValue","value":"AVAILABLE_BALANCE"}}]},{"kind":"Field","alias":{"kind":"Name","value":"statements"},"name":{"kind":"Name","value":"isCertifiedFor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"EnumValue","value":"STATEMENTS"}}]}]}}]}}]}}]} as unknown as DocumentNode<AccountCertificationsQuery, AccountCertificationsQueryVariables>;
export const AccountDetailsDocument = {"__meta__":{"documentId":"sha256:8fbbe50d91c7813ae1b5751f7da2a9b37233a77f1525a946601335c9c3506045"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceDate"}},{"kind":"Field","name":{"kind":"Name","value":"detail"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"dateAsOf"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepositAccountDetail"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"availableBalanceAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"periodInterestRate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditAccountDetail"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"creditAvailableAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditMaximumAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentDueDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LoanAccountDetail"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"principalBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextPayment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextPaymentDate"}},{"kind":"Field","name":{"kind":"Name","value":"interestRate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvestmentAccountDetail"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vestedBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableCashBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"securityName"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"currentPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AccountDetailsQuery, AccountDetailsQueryVariables>;
export const CertifiedInstitutionsDocument = {"__meta__":{"documentId":"sha256:8716e9c72e93255fe938da134a1f6d810a6ecf79744734f7d9d27956683307cb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CertifiedInstitutions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"products"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Certification"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"certifiedInstitutions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"products"},"value":{"kind":"Variable","name":{"kind":"Name","value":"products"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"certifiedFor"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"branding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"tile"}},{"kind":"Field","name":{"kind":"Name","value":"primaryColor"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CertifiedInstitutionsQuery, CertifiedInstitutionsQueryVariables>;
export const ConnectEmailDocument = {"__meta__":{"documentId":"sha256:98005ee0cc0de65467a22fff1c1227500fc11a5c47ec542b69589babfe0060d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendConnectEmailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"sendConnectEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendConnectEmailPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectEmailMutation, ConnectEmailMutationVariables>;
export const ConnectExperiencesDocument = {"__meta__":{"documentId":"sha256:491ea5a5ed27d18ada298a71e57cca93fb2fe2abcf9cc4dd784e7ef3bdfcd6e6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConnectExperiences"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationName"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"productCodes"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connectExperiences"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"applicationName"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationName"}}},{"kind":"Argument","name":{"kind":"Name","value":"productCodes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"productCodes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"experienceId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationName"}},{"kind":"Field","name":{"kind":"Name","value":"productCodes"}}]}}]}}]} as unknown as DocumentNode<ConnectExperiencesQuery, ConnectExperiencesQueryVariables>;
export const ConnectFixLinkDocument = {"__meta__":{"documentId":"sha256:a6e7ac5a4336b03d6e01ea646fff27dc82840b2c233f73a9f263e38832021786"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectFixLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectFixLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"generateConnectFixLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectFixLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectFixLinkMutation, ConnectFixLinkMutationVariables>;
export const ConnectJointLinkDocument = {"__meta__":{"documentId":"sha256:2ebbd2a4aeacb708eceddfc9e6532e83c188a47207290250cfd6efc983921d16"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectJointLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateJointBorrowerConnectLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"generateJointBorrowerConnectLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateJointBorrowerConnectLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"experience"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectJointLinkMutation, ConnectJointLinkMutationVariables>;
export const ConnectLinkDocument = {"__meta__":{"documentId":"sha256:71e73681cc289d69b3c5b845bd5c45cd75316673fa06ba633ed9ce17189bdd05"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"generateConnectLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"experience"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectLinkMutation, ConnectLinkMutationVariables>;
export const ConnectLiteLinkDocument = {"__meta__":{"documentId":"sha256:29dc684464efe92f6fbb356e8037a50a2e4024032ba559348b55750e68de2e66"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectLiteLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectLiteLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"generateConnectLiteLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectLiteLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectLiteLinkMutation, ConnectLiteLinkMutationVariables>;
export const ConsentsDocument = {"__meta__":{"documentId":"sha256:a8ce129c461b7deca67d2d034aec1b5a033dc0c54adf7cc6be91fe3103d85f3f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentStatusFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"consentReceiptId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"purposeStatement"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionName"}},{"kind":"Field","name":{"kind":"Name","value":"institutionLoginId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdatedByCode"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"numberLast4"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dataScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsentsQuery, ConsentsQueryVariables>;
export const CreateBusinessDocument = {"__meta__":{"documentId":"sha256:9f2dafef0a19d511bf54c75f291782500ae58fe691c32f6b3227cdf3cb30c347"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBusiness"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBusinessInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createBusiness"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBusinessPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"business"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"businessId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"typeCode"}},{"kind":"Field","name":{"kind":"Name","value":"taxIdLast4"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"line1"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]}}]} as unknown as DocumentNode<CreateBusinessMutation, CreateBusinessMutationVariables>;
export const CustomerOverviewDocument = {"__meta__":{"documentId":"sha256:0c5ad23fecfec3aeb361a071cf6f0b274b26cdad78a9e18bea0a848b77e61d7d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerOverview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customerId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oauthEnabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"postedDate"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CustomerOverviewQuery, CustomerOverviewQueryVariables>;
export const CustomersDocument = {"__meta__":{"documentId":"sha256:581d02723edc071c40687e24c69f7af3a6b15ede2b637cde8588e7e4bff2ed51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Customers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"5"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"partnerId"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"createdDate"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CustomersQuery, CustomersQueryVariables>;
export const FixableAccountsDocument = {"__meta__":{"documentId":"sha256:773567af96fc21eeb9d4df8f43a944b01c8b27625980653ed8842f146ff4f9ae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FixableAccounts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"options"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectFixLinkOptionsInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aggregationProblem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"fixable"}},{"kind":"Field","name":{"kind":"Name","value":"fixLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"Variable","name":{"kind":"Name","value":"options"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateConnectFixLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FixableAccountsQuery, FixableAccountsQueryVariables>;
export const InstitutionLoginsDocument = {"__meta__":{"documentId":"sha256:2f171e31805f7150cae05035684d3cbfb92ede0ea77f55ba2f777f9f80530c82"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstitutionLogins"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aggregationStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"aggregationSuccessDate"}},{"kind":"Field","name":{"kind":"Name","value":"institutionLogin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"authorizationEndDate"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"urlHomeApp"}},{"kind":"Field","name":{"kind":"Name","value":"branding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"primaryColor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<InstitutionLoginsQuery, InstitutionLoginsQueryVariables>;
export const InstitutionsByRoutingNumberDocument = {"__meta__":{"documentId":"sha256:25d758f3d90367ab02ee413f65a7ccde25075563c95399521e0486419b3816cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstitutionsByRoutingNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"routingNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionsByRoutingNumber"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"routingNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"routingNumber"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oauthEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"successor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<InstitutionsByRoutingNumberQuery, InstitutionsByRoutingNumberQueryVariables>;
export const InstitutionsDocument = {"__meta__":{"documentId":"sha256:73584760e55ee183cc659690dcf664f315c67c67412c2839ba3143d074fb483f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Institutions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oauthEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"certifiedFor"}},{"kind":"Field","name":{"kind":"Name","value":"successor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<InstitutionsQuery, InstitutionsQueryVariables>;
export const LoadHistoryDocument = {"__meta__":{"documentId":"sha256:1bcdfed107817c9796ffe3d0090a62b4267f7a302ee4afcfafe27bc3704ca58d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LoadHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoadTransactionHistoryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"loadTransactionHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LoadTransactionHistoryPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"oldestTransactionDate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"fixable"}}]}}]}}]}}]} as unknown as DocumentNode<LoadHistoryMutation, LoadHistoryMutationVariables>;
export const MicroDepositsDocument = {"__meta__":{"documentId":"sha256:78ce184b240b850f2eb333775f6e3d9c55e0284636a0b2b0759723acd6acf381"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MicroDeposits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartMicroDepositsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"startMicroDeposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StartMicroDepositsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"microDeposits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"accountNumberLast4"}},{"kind":"Field","name":{"kind":"Name","value":"createdDate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<MicroDepositsMutation, MicroDepositsMutationVariables>;
export const NodesDocument = {"__meta__":{"documentId":"sha256:ddb2cb5db02c22d7007627be72049475fa2dcfb535f96145c3f973bab8b66bf5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Nodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Institution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NodesQuery, NodesQueryVariables>;
export const OwnerMatchDocument = {"__meta__":{"documentId":"sha256:c1dbfe9959bcbf6f00d91e07c4ea875a4f9067e39542e2db78b641df35af787d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnerMatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"claim"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OwnerMatchInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ownerMatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"claim"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnerMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"fixable"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnerMatchQuery, OwnerMatchQueryVariables>;
export const PayAgainDocument = {"__meta__":{"documentId":"sha256:5a4cd4a3abbfad9cb98fb0d8e48ce4d114596aa5727dcd3ed31b0b6db00d912c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PayAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"liveBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxAge"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableDate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"fixable"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PayAgainQuery, PayAgainQueryVariables>;
export const PayFirstTimeDocument = {"__meta__":{"documentId":"sha256:24aa3f4e04ff53201829068b16cd54560c2573fcd95ca24ab63e9d57fce0294b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PayFirstTime"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"owners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountOwners"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"owners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"liveBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentInstructions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rails"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ACH"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentInstructions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rail"}},{"kind":"Field","name":{"kind":"Name","value":"accountNumber"}},{"kind":"Field","name":{"kind":"Name","value":"routingNumber"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PayFirstTimeQuery, PayFirstTimeQueryVariables>;
export const PaymentIndicatorsDocument = {"__meta__":{"documentId":"sha256:95b01250a9e32345fecfdc16adc0bc1cba7b86eed12cf7ba2b3016a5b131f936"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PaymentIndicators"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartPaymentIndicatorsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"startPaymentIndicators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StartPaymentIndicatorsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"paymentIndicators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"payRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"pollAfterMs"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"insufficientFundsRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"days"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"unauthorizedReturnRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]}}]} as unknown as DocumentNode<PaymentIndicatorsMutation, PaymentIndicatorsMutationVariables>;
export const RecurringTransactionsDocument = {"__meta__":{"documentId":"sha256:5e6e99bf24efa47bd812b864cbe633a780ecf01dfd885742650e0ed9aa9cc55c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecurringTransactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"recurringTransactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"inflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"payee"}},{"kind":"Field","name":{"kind":"Name","value":"cadenceDays"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nextDate"}},{"kind":"Field","name":{"kind":"Name","value":"nextAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"outflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"payee"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"cadenceDays"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nextDate"}},{"kind":"Field","name":{"kind":"Name","value":"meanAmount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecurringTransactionsQuery, RecurringTransactionsQueryVariables>;
export const ReportDownloadsDocument = {"__meta__":{"documentId":"sha256:7918f23d06d0fab2c430d42ab07d558b0718a3539b0e142163e7f3379559cc76"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportDownloads"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"permissiblePurpose"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"permissiblePurpose"},"value":{"kind":"Variable","name":{"kind":"Name","value":"permissiblePurpose"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"typeCode"}},{"kind":"Field","name":{"kind":"Name","value":"createdDate"}},{"kind":"Field","name":{"kind":"Name","value":"download"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"EnumValue","value":"PDF"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DownloadLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportDownloadsQuery, ReportDownloadsQueryVariables>;
export const RevokeConsentDocument = {"__meta__":{"documentId":"sha256:de18f8ac16db4cd7ec4207b692b4730ac668c3084d5030292b4f86d5305fc20b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeConsentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"revokeConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeConsentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"consentReceiptId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"institutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"institutionName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdatedByCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeConsentMutation, RevokeConsentMutationVariables>;
export const ShadowTransactionsDocument = {"__meta__":{"documentId":"sha256:b602d9818964d57e9dc196566a4d9000af6951cf621cd59abcf775240a43178d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShadowTransactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","alias":{"kind":"Name","value":"shadow"},"name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"shadow"},"value":{"kind":"EnumValue","value":"ONLY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"postedDate"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"everything"},"name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"shadow"},"value":{"kind":"EnumValue","value":"INCLUDE"}},{"kind":"Argument","name":{"kind":"Name","value":"includePending"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"transactionDate"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ShadowTransactionsQuery, ShadowTransactionsQueryVariables>;
export const StatementsDocument = {"__meta__":{"documentId":"sha256:0e1ddf6d27e3cdc26fe0b6dcffc132a92e79e4bbf8a04c0706b5ec6c54b6ce89"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Statements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"indexes"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},"defaultValue":{"kind":"ListValue","values":[{"kind":"IntValue","value":"1"},{"kind":"IntValue","value":"2"},{"kind":"IntValue","value":"13"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"indexes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"indexes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountStatements"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"assetId"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"documentDate"}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Pending"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"fixable"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatementsQuery, StatementsQueryVariables>;
export const SubscribeTxPushDocument = {"__meta__":{"documentId":"sha256:4f68d039fc0919b251009e7a9584fe442f95bb8d3260d612c82783adf6b7cee0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubscribeTxPush"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscribeTxPushInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"subscribeTxPush"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscribeTxPushPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptionId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"callbackUrl"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubscribeTxPushMutation, SubscribeTxPushMutationVariables>;
export const SwitchesDocument = {"__meta__":{"documentId":"sha256:03dfddc6163954a7e43458957d8ca8609b5e9898cfaec99f065ba7523d415aaa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Switches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"switchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depositSwitches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"switchId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"failureReasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"createdDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billPaySwitches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"switchId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"failureReasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"createdDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"depositSwitch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"switchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"switchId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"distributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"typeCode"}},{"kind":"Field","name":{"kind":"Name","value":"allocatedValue"}},{"kind":"Field","name":{"kind":"Name","value":"accountNumberEnding"}}]}}]}}]}}]} as unknown as DocumentNode<SwitchesQuery, SwitchesQueryVariables>;
export const TransactionChangesDocument = {"__meta__":{"documentId":"sha256:2de956f55f18dcf151a7168caa919481896e9a1073028436a26baff410a01abb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TransactionChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"transactionChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"transactionDate"}},{"kind":"Field","name":{"kind":"Name","value":"postedDate"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}}]}}]}}]} as unknown as DocumentNode<TransactionChangesQuery, TransactionChangesQueryVariables>;
export const TransactionEnrichmentDocument = {"__meta__":{"documentId":"sha256:c8521e8fb4ae1c73cfd4e2eb0a710950625e50c684c72f40e1e4b7e15e3ef462"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TransactionEnrichment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enrichment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"categoryGroup"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}},{"kind":"Field","name":{"kind":"Name","value":"entities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TransactionEnrichmentQuery, TransactionEnrichmentQueryVariables>;
export const UploadPayStatementDocument = {"__meta__":{"documentId":"sha256:ea099634e8200d64e3867e332c9143020f924cb41a55edec46a5fa109165bfc7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadPayStatement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadPayStatementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"uploadPayStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UploadPayStatementPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assetId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}}]}}]}}]}}]} as unknown as DocumentNode<UploadPayStatementMutation, UploadPayStatementMutationVariables>;
export const VerifyMicroDepositsLinkDocument = {"__meta__":{"documentId":"sha256:244b13d963f7cc3576612d178e2185964bda936a2813bc7d2c335777ea7967e7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyMicroDepositsLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateMicroDepositConnectLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"generateMicroDepositConnectLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerateMicroDepositConnectLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"userMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<VerifyMicroDepositsLinkMutation, VerifyMicroDepositsLinkMutationVariables>;