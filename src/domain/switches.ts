import type { Decimal } from './money.ts';
import { nameIn, type OpenEnum } from './open-enums.ts';
import type { Instant } from './time.ts';

/** What a customer moved to another account: where their salary goes, or what a bill is paid with. */
export type SwitchKind = 'deposit' | 'billPay';

export interface SwitchSummary {
  readonly customerId: string | null;
  readonly switchId: string;
  /** As upstream writes it. */
  readonly status: string | null;
  readonly failureReason: string | null;
  readonly createdDate: Instant | null;
}

export interface SwitchFacts extends SwitchSummary {
  readonly updatedDate: Instant | null;
  /** Whether the sign-in at the provider worked. */
  readonly authenticated: boolean | null;
  readonly provider: string | null;
}

/** Where one part of a salary goes. */
export interface Distribution {
  readonly type: string | null;
  /** Per cent, or US dollars, by `type`. */
  readonly allocatedValue: Decimal | null;
  readonly routingNumber: string | null;
  readonly accountNumberEnding: string | null;
}

/** What a bill is paid with now. */
export interface PaymentMethod {
  readonly type: string | null;
  readonly title: string | null;
  readonly brand: string | null;
  readonly routingNumber: string | null;
  readonly numberEnding: string | null;
  readonly bankAccountType: string | null;
}

export interface DepositSwitch extends SwitchFacts {
  readonly distributions: readonly Distribution[];
}

export interface BillPaySwitch extends SwitchFacts {
  readonly paymentMethods: readonly PaymentMethod[];
}

export type SwitchStatus = 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'UNRECOGNIZED';

const statuses: OpenEnum<Exclude<SwitchStatus, 'UNRECOGNIZED'>> = {
  processing: 'PROCESSING',
  completed: 'COMPLETED',
  failed: 'FAILED',
};

export const switchStatus = ({ status }: SwitchSummary): SwitchStatus => nameIn(statuses, status);
