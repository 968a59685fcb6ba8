import type { Decimal } from './money.ts';
import type { Instant } from './time.ts';

/** A postal address of an owner: in parts where the institution has parts, and as one text. */
export interface OwnerAddress {
  readonly text: string | null;
  /** `Home`, `Business` or `Mailing`, as upstream writes it. */
  readonly type: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface OwnerEmail {
  readonly email: string | null;
  readonly isPrimary: boolean | null;
  readonly type: string | null;
}

export interface OwnerPhone {
  readonly phone: string | null;
  readonly country: string | null;
  readonly type: string | null;
}

/** Somebody who owns an account, as the institution has them on file. */
export interface AccountOwner {
  /** May name several people in one text. */
  readonly name: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly relationship: string | null;
  readonly nameClassification: string | null;
  /** 0 to 1. */
  readonly nameClassificationConfidence: Decimal | null;
  readonly addresses: readonly OwnerAddress[];
  readonly emails: readonly OwnerEmail[];
  readonly phones: readonly OwnerPhone[];
}

export interface AccountOwners {
  readonly owners: readonly AccountOwner[];
  /** When the institution stated it; null where it does not say. */
  readonly asOfDate: Instant | null;
}
