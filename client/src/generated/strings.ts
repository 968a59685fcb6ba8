/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '../document-type.ts';
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

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AccountCertificationsDocument = new TypedDocumentString(`
    query AccountCertifications($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      accountId
      name
      institution {
        __typename
        name
      }
      owners: isCertifiedFor(product: ACCOUNT_OWNER)
      payments: isCertifiedFor(product: ACH)
      liveBalance: isCertifiedFor(product: AVAILABLE_BALANCE)
      statements: isCertifiedFor(product: STATEMENTS)
    }
  }
}
    `, {"documentId":"sha256:4d772618389470e22f50bf4ecb5dfd600536014936d6ab6ee725c6cb6526f2a6"}) as unknown as TypedDocumentString<AccountCertificationsQuery, AccountCertificationsQueryVariables>;
export const AccountDetailsDocument = new TypedDocumentString(`
    query AccountDetails($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      name
      type
      family
      balance {
        __typename
        amount
        currency
      }
      balanceDate
      detail {
        __typename
        dateAsOf
        ... on DepositAccountDetail {
          __typename
          availableBalanceAmount {
            __typename
            amount
            currency
          }
          periodInterestRate
        }
        ... on CreditAccountDetail {
          __typename
          creditAvailableAmount {
            __typename
            amount
          }
          creditMaximumAmount {
            __typename
            amount
          }
          paymentDueDate
        }
        ... on LoanAccountDetail {
          __typename
          principalBalance {
            __typename
            amount
          }
          nextPayment {
            __typename
            amount
          }
          nextPaymentDate
          interestRate
        }
        ... on InvestmentAccountDetail {
          __typename
          vestedBalance {
            __typename
            amount
          }
          availableCashBalance {
            __typename
            amount
          }
        }
      }
      positions {
        __typename
        symbol
        securityName
        units
        currentPrice {
          __typename
          amount
          currency
        }
        marketValue {
          __typename
          amount
        }
      }
    }
  }
}
    `, {"documentId":"sha256:8fbbe50d91c7813ae1b5751f7da2a9b37233a77f1525a946601335c9c3506045"}) as unknown as TypedDocumentString<AccountDetailsQuery, AccountDetailsQueryVariables>;
export const CertifiedInstitutionsDocument = new TypedDocumentString(`
    query CertifiedInstitutions($search: String, $products: [Certification!], $after: String) {
  __typename
  certifiedInstitutions(
    search: $search
    products: $products
    first: 10
    after: $after
  ) {
    __typename
    edges {
      __typename
      node {
        __typename
        institutionId
        name
        certifiedFor
        institution {
          __typename
          status
          branding {
            __typename
            logo
            icon
            tile
            primaryColor
          }
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"documentId":"sha256:8716e9c72e93255fe938da134a1f6d810a6ecf79744734f7d9d27956683307cb"}) as unknown as TypedDocumentString<CertifiedInstitutionsQuery, CertifiedInstitutionsQueryVariables>;
export const ConnectEmailDocument = new TypedDocumentString(`
    mutation ConnectEmail($input: SendConnectEmailInput!) {
  __typename
  sendConnectEmail(input: $input) {
    __typename
    ... on SendConnectEmailPayload {
      __typename
      to
      subject
      link {
        __typename
        expiresAt
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:98005ee0cc0de65467a22fff1c1227500fc11a5c47ec542b69589babfe0060d7"}) as unknown as TypedDocumentString<ConnectEmailMutation, ConnectEmailMutationVariables>;
export const ConnectExperiencesDocument = new TypedDocumentString(`
    query ConnectExperiences($applicationName: String!, $productCodes: [String!]) {
  __typename
  connectExperiences(
    applicationName: $applicationName
    productCodes: $productCodes
  ) {
    __typename
    experienceId
    applicationName
    productCodes
  }
}
    `, {"documentId":"sha256:491ea5a5ed27d18ada298a71e57cca93fb2fe2abcf9cc4dd784e7ef3bdfcd6e6"}) as unknown as TypedDocumentString<ConnectExperiencesQuery, ConnectExperiencesQueryVariables>;
export const ConnectFixLinkDocument = new TypedDocumentString(`
    mutation ConnectFixLink($input: GenerateConnectFixLinkInput!) {
  __typename
  generateConnectFixLink(input: $input) {
    __typename
    ... on GenerateConnectFixLinkPayload {
      __typename
      link {
        __typename
        url
        expiresAt
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:a6e7ac5a4336b03d6e01ea646fff27dc82840b2c233f73a9f263e38832021786"}) as unknown as TypedDocumentString<ConnectFixLinkMutation, ConnectFixLinkMutationVariables>;
export const ConnectJointLinkDocument = new TypedDocumentString(`
    mutation ConnectJointLink($input: GenerateJointBorrowerConnectLinkInput!) {
  __typename
  generateJointBorrowerConnectLink(input: $input) {
    __typename
    ... on GenerateJointBorrowerConnectLinkPayload {
      __typename
      link {
        __typename
        url
        expiresAt
        experience
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:2ebbd2a4aeacb708eceddfc9e6532e83c188a47207290250cfd6efc983921d16"}) as unknown as TypedDocumentString<ConnectJointLinkMutation, ConnectJointLinkMutationVariables>;
export const ConnectLinkDocument = new TypedDocumentString(`
    mutation ConnectLink($input: GenerateConnectLinkInput!) {
  __typename
  generateConnectLink(input: $input) {
    __typename
    ... on GenerateConnectLinkPayload {
      __typename
      link {
        __typename
        url
        expiresAt
        experience
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:71e73681cc289d69b3c5b845bd5c45cd75316673fa06ba633ed9ce17189bdd05"}) as unknown as TypedDocumentString<ConnectLinkMutation, ConnectLinkMutationVariables>;
export const ConnectLiteLinkDocument = new TypedDocumentString(`
    mutation ConnectLiteLink($input: GenerateConnectLiteLinkInput!) {
  __typename
  generateConnectLiteLink(input: $input) {
    __typename
    ... on GenerateConnectLiteLinkPayload {
      __typename
      link {
        __typename
        url
        expiresAt
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:29dc684464efe92f6fbb356e8037a50a2e4024032ba559348b55750e68de2e66"}) as unknown as TypedDocumentString<ConnectLiteLinkMutation, ConnectLiteLinkMutationVariables>;
export const ConsentsDocument = new TypedDocumentString(`
    query Consents($customerId: ID!, $status: ConsentStatusFilter) {
  __typename
  customer(customerId: $customerId) {
    __typename
    consents(status: $status) {
      __typename
      consentReceiptId
      version
      status
      purposeStatement
      startDate
      endDate
      institutions {
        __typename
        institutionName
        institutionLoginId
        status
        lastUpdatedByCode
        accounts {
          __typename
          accountId
          name
          numberLast4
          status
        }
        dataScopes {
          __typename
          scopeId
          name
        }
      }
    }
  }
}
    `, {"documentId":"sha256:a8ce129c461b7deca67d2d034aec1b5a033dc0c54adf7cc6be91fe3103d85f3f"}) as unknown as TypedDocumentString<ConsentsQuery, ConsentsQueryVariables>;
export const CreateBusinessDocument = new TypedDocumentString(`
    mutation CreateBusiness($input: CreateBusinessInput!) {
  __typename
  createBusiness(input: $input) {
    __typename
    ... on CreateBusinessPayload {
      __typename
      business {
        __typename
        businessId
        name
        typeCode
        taxIdLast4
        address {
          __typename
          line1
          city
          state
        }
        phone {
          __typename
          number
        }
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
    }
  }
}
    `, {"documentId":"sha256:9f2dafef0a19d511bf54c75f291782500ae58fe691c32f6b3227cdf3cb30c347"}) as unknown as TypedDocumentString<CreateBusinessMutation, CreateBusinessMutationVariables>;
export const CustomerOverviewDocument = new TypedDocumentString(`
    query CustomerOverview($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    id
    customerId
    type
    username
    accounts {
      __typename
      id
      accountId
      name
      type
      balance {
        __typename
        amount
        currency
      }
      institution {
        __typename
        id
        institutionId
        name
        oauthEnabled
      }
      transactions(first: 20) {
        __typename
        edges {
          __typename
          cursor
          node {
            __typename
            id
            transactionId
            status
            amount {
              __typename
              amount
              currency
            }
            postedDate
            description
          }
        }
        pageInfo {
          __typename
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `, {"documentId":"sha256:0c5ad23fecfec3aeb361a071cf6f0b274b26cdad78a9e18bea0a848b77e61d7d"}) as unknown as TypedDocumentString<CustomerOverviewQuery, CustomerOverviewQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($first: Int = 5, $after: String) {
  __typename
  viewer {
    __typename
    partnerId
    environment
    clientId
    scopes
  }
  customers(first: $first, after: $after) {
    __typename
    edges {
      __typename
      node {
        __typename
        id
        username
        type
        createdDate
        accounts {
          __typename
          id
          name
          type
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"documentId":"sha256:581d02723edc071c40687e24c69f7af3a6b15ede2b637cde8588e7e4bff2ed51"}) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const FixableAccountsDocument = new TypedDocumentString(`
    query FixableAccounts($customerId: ID!, $options: ConnectFixLinkOptionsInput) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      name
      aggregationProblem {
        __typename
        kind
        code
        userMessage
        fixable
        fixLink(options: $options) {
          __typename
          ... on GenerateConnectFixLinkPayload {
            __typename
            link {
              __typename
              url
              expiresAt
            }
          }
          ... on Problem {
            __typename
            message
          }
        }
      }
    }
  }
}
    `, {"documentId":"sha256:773567af96fc21eeb9d4df8f43a944b01c8b27625980653ed8842f146ff4f9ae"}) as unknown as TypedDocumentString<FixableAccountsQuery, FixableAccountsQueryVariables>;
export const InstitutionLoginsDocument = new TypedDocumentString(`
    query InstitutionLogins($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      name
      aggregationStatusCode
      aggregationSuccessDate
      institutionLogin {
        __typename
        id
        connection
        authorizationEndDate
        institution {
          __typename
          name
          urlHomeApp
          branding {
            __typename
            logo
            primaryColor
          }
        }
        accounts {
          __typename
          id
          name
        }
      }
    }
  }
}
    `, {"documentId":"sha256:2f171e31805f7150cae05035684d3cbfb92ede0ea77f55ba2f777f9f80530c82"}) as unknown as TypedDocumentString<InstitutionLoginsQuery, InstitutionLoginsQueryVariables>;
export const InstitutionsByRoutingNumberDocument = new TypedDocumentString(`
    query InstitutionsByRoutingNumber($routingNumber: String!) {
  __typename
  institutionsByRoutingNumber(routingNumber: $routingNumber) {
    __typename
    institutionId
    name
    oauthEnabled
    status
    successor {
      __typename
      institutionId
      name
    }
  }
}
    `, {"documentId":"sha256:25d758f3d90367ab02ee413f65a7ccde25075563c95399521e0486419b3816cc"}) as unknown as TypedDocumentString<InstitutionsByRoutingNumberQuery, InstitutionsByRoutingNumberQueryVariables>;
export const InstitutionsDocument = new TypedDocumentString(`
    query Institutions($search: String, $after: String) {
  __typename
  institutions(search: $search, first: 10, after: $after) {
    __typename
    edges {
      __typename
      node {
        __typename
        id
        institutionId
        name
        oauthEnabled
        statusCode
        certifiedFor
        successor {
          __typename
          id
          name
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"documentId":"sha256:73584760e55ee183cc659690dcf664f315c67c67412c2839ba3143d074fb483f"}) as unknown as TypedDocumentString<InstitutionsQuery, InstitutionsQueryVariables>;
export const LoadHistoryDocument = new TypedDocumentString(`
    mutation LoadHistory($input: LoadTransactionHistoryInput!) {
  __typename
  loadTransactionHistory(input: $input) {
    __typename
    ... on LoadTransactionHistoryPayload {
      __typename
      account {
        __typename
        id
        oldestTransactionDate
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
      fixable
    }
  }
}
    `, {"documentId":"sha256:1bcdfed107817c9796ffe3d0090a62b4267f7a302ee4afcfafe27bc3704ca58d"}) as unknown as TypedDocumentString<LoadHistoryMutation, LoadHistoryMutationVariables>;
export const MicroDepositsDocument = new TypedDocumentString(`
    mutation MicroDeposits($input: StartMicroDepositsInput!) {
  __typename
  startMicroDeposits(input: $input) {
    __typename
    ... on StartMicroDepositsPayload {
      __typename
      accountId
      microDeposits {
        __typename
        status
        accountNumberLast4
        createdDate
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:78ce184b240b850f2eb333775f6e3d9c55e0284636a0b2b0759723acd6acf381"}) as unknown as TypedDocumentString<MicroDepositsMutation, MicroDepositsMutationVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  __typename
  nodes(ids: $ids) {
    __typename
    id
    ... on Customer {
      __typename
      username
    }
    ... on Institution {
      __typename
      name
    }
    ... on Account {
      __typename
      name
      balance {
        __typename
        amount
        currency
      }
    }
  }
}
    `, {"documentId":"sha256:ddb2cb5db02c22d7007627be72049475fa2dcfb535f96145c3f973bab8b66bf5"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const OwnerMatchDocument = new TypedDocumentString(`
    query OwnerMatch($customerId: ID!, $accountId: ID!, $claim: OwnerMatchInput!) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    name
    ownerMatch(input: $claim) {
      __typename
      ... on OwnerMatch {
        __typename
        verdict
        name {
          __typename
          score
          reasons {
            __typename
            code
            message
          }
        }
        address {
          __typename
          score
          reasons {
            __typename
            code
            message
          }
        }
      }
      ... on Pending {
        __typename
        retryAfterMs
      }
      ... on Problem {
        __typename
        message
        userMessage
        fixable
      }
    }
  }
}
    `, {"documentId":"sha256:c1dbfe9959bcbf6f00d91e07c4ea875a4f9067e39542e2db78b641df35af787d"}) as unknown as TypedDocumentString<OwnerMatchQuery, OwnerMatchQueryVariables>;
export const PayAgainDocument = new TypedDocumentString(`
    query PayAgain($customerId: ID!, $accountId: ID!) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    id
    liveBalance(maxAge: 0) {
      __typename
      ... on AccountBalance {
        __typename
        available {
          __typename
          amount
          currency
        }
        availableDate
      }
      ... on Pending {
        __typename
        retryAfterMs
      }
      ... on Problem {
        __typename
        message
        userMessage
        retryable
        fixable
      }
    }
  }
}
    `, {"documentId":"sha256:5a4cd4a3abbfad9cb98fb0d8e48ce4d114596aa5727dcd3ed31b0b6db00d912c"}) as unknown as TypedDocumentString<PayAgainQuery, PayAgainQueryVariables>;
export const PayFirstTimeDocument = new TypedDocumentString(`
    query PayFirstTime($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    id
    accounts {
      __typename
      id
      name
      owners {
        __typename
        ... on AccountOwners {
          __typename
          owners {
            __typename
            name
            addresses {
              __typename
              text
            }
          }
        }
        ... on Pending {
          __typename
          retryAfterMs
        }
        ... on Problem {
          __typename
          message
          userMessage
        }
      }
      liveBalance {
        __typename
        ... on AccountBalance {
          __typename
          available {
            __typename
            amount
            currency
          }
        }
        ... on Pending {
          __typename
          retryAfterMs
        }
        ... on Problem {
          __typename
          message
          userMessage
        }
      }
      paymentInstructions(rails: [ACH]) {
        __typename
        ... on PaymentInstructions {
          __typename
          instructions {
            __typename
            rail
            accountNumber
            routingNumber
          }
        }
        ... on Pending {
          __typename
          retryAfterMs
        }
        ... on Problem {
          __typename
          message
          userMessage
        }
      }
    }
  }
}
    `, {"documentId":"sha256:24aa3f4e04ff53201829068b16cd54560c2573fcd95ca24ab63e9d57fce0294b"}) as unknown as TypedDocumentString<PayFirstTimeQuery, PayFirstTimeQueryVariables>;
export const PaymentIndicatorsDocument = new TypedDocumentString(`
    mutation PaymentIndicators($input: StartPaymentIndicatorsInput!) {
  __typename
  startPaymentIndicators(input: $input) {
    __typename
    ... on StartPaymentIndicatorsPayload {
      __typename
      paymentIndicators {
        __typename
        payRequestId
        status
        pollAfterMs
        amount {
          __typename
          amount
          currency
        }
        insufficientFundsRisk {
          __typename
          days {
            __typename
            date
            score
            level
          }
        }
        unauthorizedReturnRisk {
          __typename
          score
          level
        }
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
    }
  }
}
    `, {"documentId":"sha256:95b01250a9e32345fecfdc16adc0bc1cba7b86eed12cf7ba2b3016a5b131f936"}) as unknown as TypedDocumentString<PaymentIndicatorsMutation, PaymentIndicatorsMutationVariables>;
export const RecurringTransactionsDocument = new TypedDocumentString(`
    query RecurringTransactions($customerId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    accounts {
      __typename
      id
      name
      recurringTransactions {
        __typename
        inflows {
          __typename
          payee
          cadenceDays
          status
          nextDate
          nextAmount {
            __typename
            amount
            currency
          }
        }
        outflows {
          __typename
          payee
          categories
          cadenceDays
          status
          nextDate
          meanAmount {
            __typename
            amount
          }
        }
      }
    }
  }
}
    `, {"documentId":"sha256:5e6e99bf24efa47bd812b864cbe633a780ecf01dfd885742650e0ed9aa9cc55c"}) as unknown as TypedDocumentString<RecurringTransactionsQuery, RecurringTransactionsQueryVariables>;
export const ReportDownloadsDocument = new TypedDocumentString(`
    query ReportDownloads($customerId: ID!, $permissiblePurpose: String) {
  __typename
  customer(customerId: $customerId) {
    __typename
    id
    reports(first: 5, permissiblePurpose: $permissiblePurpose) {
      __typename
      id
      typeCode
      createdDate
      download(format: PDF) {
        __typename
        ... on DownloadLink {
          __typename
          url
          expiresAt
        }
        ... on Problem {
          __typename
          message
          userMessage
          retryable
          retryAfterMs
        }
      }
    }
  }
}
    `, {"documentId":"sha256:7918f23d06d0fab2c430d42ab07d558b0718a3539b0e142163e7f3379559cc76"}) as unknown as TypedDocumentString<ReportDownloadsQuery, ReportDownloadsQueryVariables>;
export const RevokeConsentDocument = new TypedDocumentString(`
    mutation RevokeConsent($input: RevokeConsentInput!) {
  __typename
  revokeConsent(input: $input) {
    __typename
    ... on RevokeConsentPayload {
      __typename
      consent {
        __typename
        consentReceiptId
        version
        status
        institutions {
          __typename
          institutionName
          status
          lastUpdatedByCode
        }
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:de18f8ac16db4cd7ec4207b692b4730ac668c3084d5030292b4f86d5305fc20b"}) as unknown as TypedDocumentString<RevokeConsentMutation, RevokeConsentMutationVariables>;
export const ShadowTransactionsDocument = new TypedDocumentString(`
    query ShadowTransactions($customerId: ID!, $accountId: ID!) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    name
    shadow: transactions(first: 5, shadow: ONLY) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          status
          postedDate
          amount {
            __typename
            amount
            currency
          }
          description
        }
      }
    }
    everything: transactions(first: 10, shadow: INCLUDE, includePending: true) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          status
          direction
          transactionDate
          amount {
            __typename
            amount
          }
          description
        }
      }
      pageInfo {
        __typename
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"documentId":"sha256:b602d9818964d57e9dc196566a4d9000af6951cf621cd59abcf775240a43178d"}) as unknown as TypedDocumentString<ShadowTransactionsQuery, ShadowTransactionsQueryVariables>;
export const StatementsDocument = new TypedDocumentString(`
    query Statements($customerId: ID!, $accountId: ID!, $indexes: [Int!] = [1, 2, 13]) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    id
    statements(indexes: $indexes) {
      __typename
      ... on AccountStatements {
        __typename
        statements {
          __typename
          index
          assetId
          description
          documentDate
          download {
            __typename
            url
            expiresAt
          }
          problem {
            __typename
            code
            message
            userMessage
          }
        }
      }
      ... on Pending {
        __typename
        retryAfterMs
      }
      ... on Problem {
        __typename
        message
        userMessage
        retryable
        fixable
      }
    }
  }
}
    `, {"documentId":"sha256:0e1ddf6d27e3cdc26fe0b6dcffc132a92e79e4bbf8a04c0706b5ec6c54b6ce89"}) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const SubscribeTxPushDocument = new TypedDocumentString(`
    mutation SubscribeTxPush($input: SubscribeTxPushInput!) {
  __typename
  subscribeTxPush(input: $input) {
    __typename
    ... on SubscribeTxPushPayload {
      __typename
      subscriptions {
        __typename
        subscriptionId
        type
        callbackUrl
      }
    }
    ... on Problem {
      __typename
      message
    }
  }
}
    `, {"documentId":"sha256:4f68d039fc0919b251009e7a9584fe442f95bb8d3260d612c82783adf6b7cee0"}) as unknown as TypedDocumentString<SubscribeTxPushMutation, SubscribeTxPushMutationVariables>;
export const SwitchesDocument = new TypedDocumentString(`
    query Switches($customerId: ID!, $switchId: ID!) {
  __typename
  customer(customerId: $customerId) {
    __typename
    id
    depositSwitches {
      __typename
      switchId
      status
      failureReasonCode
      createdDate
    }
    billPaySwitches {
      __typename
      switchId
      status
      failureReasonCode
      createdDate
    }
  }
  depositSwitch(customerId: $customerId, switchId: $switchId) {
    __typename
    provider
    distributions {
      __typename
      typeCode
      allocatedValue
      accountNumberEnding
    }
  }
}
    `, {"documentId":"sha256:03dfddc6163954a7e43458957d8ca8609b5e9898cfaec99f065ba7523d415aaa"}) as unknown as TypedDocumentString<SwitchesQuery, SwitchesQueryVariables>;
export const TransactionChangesDocument = new TypedDocumentString(`
    query TransactionChanges($customerId: ID!, $since: String) {
  __typename
  transactionChanges(customerId: $customerId, since: $since, first: 20) {
    __typename
    changes {
      __typename
      kind
      nodeId
      accountId
      transactionId
      transaction {
        __typename
        status
        description
        transactionDate
        postedDate
        amount {
          __typename
          amount
          currency
        }
      }
    }
    cursor
    hasMore
  }
}
    `, {"documentId":"sha256:2de956f55f18dcf151a7168caa919481896e9a1073028436a26baff410a01abb"}) as unknown as TypedDocumentString<TransactionChangesQuery, TransactionChangesQueryVariables>;
export const TransactionEnrichmentDocument = new TypedDocumentString(`
    query TransactionEnrichment($customerId: ID!, $accountId: ID!) {
  __typename
  account(customerId: $customerId, accountId: $accountId) {
    __typename
    id
    transactions(first: 10) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          description
          amount {
            __typename
            amount
            currency
          }
          enrichment {
            __typename
            category
            categoryGroup
            isRecurring
            entities {
              __typename
              name
              website
              logoUrl
            }
            address {
              __typename
              city
              state
            }
          }
        }
      }
    }
  }
}
    `, {"documentId":"sha256:c8521e8fb4ae1c73cfd4e2eb0a710950625e50c684c72f40e1e4b7e15e3ef462"}) as unknown as TypedDocumentString<TransactionEnrichmentQuery, TransactionEnrichmentQueryVariables>;
export const UploadPayStatementDocument = new TypedDocumentString(`
    mutation UploadPayStatement($input: UploadPayStatementInput!) {
  __typename
  uploadPayStatement(input: $input) {
    __typename
    ... on UploadPayStatementPayload {
      __typename
      assetId
    }
    ... on Problem {
      __typename
      message
      userMessage
    }
  }
}
    `, {"documentId":"sha256:ea099634e8200d64e3867e332c9143020f924cb41a55edec46a5fa109165bfc7"}) as unknown as TypedDocumentString<UploadPayStatementMutation, UploadPayStatementMutationVariables>;
export const VerifyMicroDepositsLinkDocument = new TypedDocumentString(`
    mutation VerifyMicroDepositsLink($input: GenerateMicroDepositConnectLinkInput!) {
  __typename
  generateMicroDepositConnectLink(input: $input) {
    __typename
    ... on GenerateMicroDepositConnectLinkPayload {
      __typename
      link {
        __typename
        url
        expiresAt
      }
    }
    ... on Problem {
      __typename
      message
      userMessage
      retryable
    }
  }
}
    `, {"documentId":"sha256:244b13d963f7cc3576612d178e2185964bda936a2813bc7d2c335777ea7967e7"}) as unknown as TypedDocumentString<VerifyMicroDepositsLinkMutation, VerifyMicroDepositsLinkMutationVariables>;