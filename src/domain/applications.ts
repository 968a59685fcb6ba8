import type { Instant } from './time.ts';

/** An application of the partner, registered - or to be - with the institutions that sign in by OAuth. */
export interface Application {
  /** Of the application for registration. */
  readonly preAppId: string;
  /** Null until it is approved. */
  readonly applicationId: string | null;
  readonly status: string | null;
  readonly name: string | null;
  readonly scopes: string | null;
  readonly note: string | null;
  readonly createdDate: Instant | null;
  readonly submittedDate: Instant | null;
  readonly modifiedDate: Instant | null;
}

/** How far an institution has come with an application. */
export interface ApplicationInstitution {
  readonly institutionId: string;
  readonly institutionName: string | null;
  readonly registered: boolean | null;
  readonly createdDate: Instant | null;
  readonly modifiedDate: Instant | null;
}

export const applicationStatuses = { PENDING: 'P', APPROVED: 'A', REJECTED: 'R', DELETED: 'D', SKIPPED: 'S' } as const;
export type ApplicationStatus = keyof typeof applicationStatuses;

export interface ApplicationFilter {
  readonly status?: ApplicationStatus | null | undefined;
  readonly name?: string | null | undefined;
  readonly applicationId?: string | null | undefined;
}

export interface ApplicationDetails {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  /** SVG, as it is. */
  readonly logo: string;
  readonly owner: {
    readonly name: string;
    readonly addressLine1: string;
    readonly addressLine2: string;
    readonly city: string;
    readonly state: string;
    readonly postalCode: string;
    readonly country: string;
  };
}

export interface RegisteredApplication {
  readonly preAppId: string;
  readonly status: string | null;
}

/** Bytes that Mastercard takes of a logo. */
export const maxLogoBytes = 50 * 1024;
