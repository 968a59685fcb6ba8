import type { CalendarDate, Instant } from './time.ts';

/** A page of Mastercard's, for one customer and two hours, on which they add or repair accounts. */
export interface ConnectLink {
  readonly url: string;
  /** Null where the link does not say. */
  readonly expiresAt: Instant | null;
  /** `default`, a GUID, or null for the generic one. */
  readonly experience: string | null;
}

export interface ConnectEmail extends ConnectLink {
  readonly to: string;
  readonly subject: string | null;
}

export interface ConnectExperience {
  readonly experienceId: string;
  readonly applicationName: string | null;
  readonly productCodes: readonly string[];
}

export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

export type InstitutionSetting = 'hidden' | 'visible' | 'autoreplace';

/** What every link may be given. Undefined and null are the same, except of the experience. */
export interface ConnectOptions {
  readonly redirectUri?: string | null | undefined;
  readonly webhook?: string | null | undefined;
  readonly webhookContentType?: 'application/json' | 'application/xml' | null | undefined;
  readonly webhookData?: readonly NameAndValue[] | null | undefined;
  readonly webhookHeaders?: readonly NameAndValue[] | null | undefined;
  /** Undefined: that of the client. Null: the generic one. */
  readonly experience?: string | null | undefined;
  readonly language?: 'en' | 'es' | 'fr' | null | undefined;
  readonly singleUse?: boolean | null | undefined;
  readonly hostedInMobileApp?: boolean | null | undefined;
  readonly institutionSettings?:
    | readonly { readonly institutionId: string; readonly setting: InstitutionSetting }[]
    | null
    | undefined;
  readonly fromDate?: CalendarDate | null | undefined;
  readonly reportCustomFields?:
    | readonly { readonly label: string; readonly value: string; readonly shown?: boolean | null | undefined }[]
    | null
    | undefined;
  readonly consumerInfo?:
    | { readonly ssn: string; readonly dateOfBirth?: CalendarDate | null | undefined }
    | null
    | undefined;
}

export interface Borrower {
  readonly customerId: string;
  readonly consumerId: string;
}

export interface EmailOptions {
  readonly to: string;
  readonly from?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly supportPhone?: string | null | undefined;
  readonly institutionName?: string | null | undefined;
  readonly institutionAddress?: string | null | undefined;
  readonly signature?: readonly string[] | null | undefined;
}

/** Where a salary is to go. */
export interface DepositAccount {
  readonly accountNumber: string;
  readonly routingNumber: string;
  readonly type: 'checking' | 'savings';
  readonly title?: string | null | undefined;
}

/** What is moved in Transfer, and to which accounts. */
export interface DepositSwitchSubject {
  readonly kind: 'depositSwitch';
  readonly customerId: string;
  readonly accounts: readonly DepositAccount[];
  /** Who opened the link for the customer: somebody of the partner's, and where they did. */
  readonly external?:
    | { readonly externalId: string; readonly context: 'EMAIL' | 'SMS' | 'WEB' | 'MOBILE' }
    | null
    | undefined;
  /** Where the customer has accepted the terms before. */
  readonly agreement?: { readonly language: string; readonly acceptedDate: Instant } | null | undefined;
}

/** What a link is for. */
export type ConnectSubject =
  | { readonly kind: 'full'; readonly customerId: string; readonly consumerId?: string | null | undefined }
  | { readonly kind: 'lite'; readonly customerId: string; readonly institutionId: string }
  | { readonly kind: 'fix'; readonly customerId: string; readonly institutionLoginId: string }
  | { readonly kind: 'microEntry'; readonly customerId: string; readonly accountId: string }
  | { readonly kind: 'jointBorrower'; readonly primary: Borrower; readonly joint: Borrower }
  | DepositSwitchSubject;
