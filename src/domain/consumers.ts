import type { Instant } from './time.ts';

/** A consumer by its id alone. */
export interface ConsumerRef {
  readonly node: 'Consumer';
  readonly consumerId: string;
}

/** The person behind a customer, to whom credit reports belong. Outlives the customer and can never be deleted. */
export interface Consumer extends ConsumerRef {
  readonly customerId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The last four digits: upstream never answers more. */
  readonly ssnLast4: string | null;
  readonly birthday: Birthday | null;
  readonly createdDate: Instant | null;
}

export interface Birthday {
  readonly year: number | null;
  readonly month: number | null;
  readonly dayOfMonth: number | null;
}

/** What a consumer is made of. A new one needs names, state, (ssn or birthday) and (phone or email). */
export interface ConsumerInput {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly suffix?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly zip?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly ssn?: string | null | undefined;
  /** `yyyy-mm-dd` */
  readonly birthday?: string | null | undefined;
}

export function consumerRef(consumerId: string): ConsumerRef {
  return { node: 'Consumer', consumerId };
}
