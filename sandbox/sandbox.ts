import type { CallLog } from './call-log.ts';
import type { ClockSettings } from './clock.ts';
import type { Switches } from './control/settings.ts';
import type { DirectorySize } from './data/institutions.ts';
import type { Fault } from './faults/fault.ts';
import type { Ledger } from './ledger.ts';
import type { LimitSettings } from './rate-limits.ts';

export interface SandboxOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** Decides about amounts, dates, names, tokens and the dice of faults; ids are the same for every seed. @default 1 */
  readonly seed?: number;
  /** `short` leaves out all but the FinBanks and the first few hundred institutions, which starts faster. @default whole */
  readonly directory?: DirectorySize;
  /** Partners beside the three of `info`, each with a crowd of active customers: what compares partners needs several. @default 0 */
  readonly morePartners?: number;
  /** Unix milliseconds. @default Date.now */
  readonly now?: () => number;
  /** How long an idle connection stays open, in milliseconds; clients are told. @default two minutes */
  readonly keepAliveMs?: number;
}

/** A running imitation of the upstream. Disposing of it closes every connection. */
export interface Sandbox extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Same as `GET /__sandbox/info`. */
  readonly info: SandboxInfo;
  calls(): CallLog;
  /** Empties the call log, and nothing else. */
  resetCalls(): void;
  /** Everything back to the seed: data, faults, limits, clock, switches, log, tokens, locks. */
  reset(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  setLimits(limits: LimitSettings): void;
  setClock(clock: ClockSettings): void;
  setSwitches(switches: Switches): void;
  readonly ledger: Ledger;
}

export interface SandboxInfo {
  /** With which notifications are verified, as PEM; of this start alone. */
  readonly notificationsKey: string;
  readonly partners: readonly PartnerInfo[];
}

export interface PartnerInfo {
  readonly partnerId: string;
  readonly partnerSecret: string;
  readonly appKey: string;
  readonly plan: 'sandbox' | 'production';
  /** Enrolled for the payment enablement bundle. */
  readonly hasBundle: boolean;
  /** Registered for OAuth; a customer needs one of them at FinBank OAuth. */
  readonly applications: readonly { readonly applicationId: string; readonly name: string }[];
  /** Those of the seed; what calls create is not listed. */
  readonly customers: readonly CustomerInfo[];
}

export interface CustomerInfo {
  readonly customerId: string;
  readonly username: string;
  readonly type: 'testing' | 'active';
  readonly purpose: string;
}
