import type { Certification } from './institutions.ts';

/** What an institution is certified for, and who it is to the Federal Reserve. */
export interface CertifiedInstitution {
  readonly institutionId: string;
  readonly name: string | null;
  readonly certifiedFor: readonly Certification[];
  readonly oauthEnabled: boolean | null;
  /** Digits. Null for what is no bank, and where it was not asked for. */
  readonly rssd: string | null;
  readonly subsidiaries: readonly Subsidiary[];
}

/** A bank that belongs to another. */
export interface Subsidiary {
  readonly institutionId: string;
  readonly name: string | null;
  readonly rssd: string | null;
}

export interface CertifiedFilter {
  readonly search: string | null;
  /** All of them. */
  readonly products: readonly Certification[];
  /** Whether the Federal Reserve's ids are to come with it. */
  readonly withRssd: boolean;
}
