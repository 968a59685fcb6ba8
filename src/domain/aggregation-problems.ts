import type { ErrorCategory } from './errors.ts';
import { describeUpstreamCode, type UpstreamKind } from './upstream-codes.ts';

/** What keeps an account from being aggregated, in the terms of what can be done about it. */
export const aggregationProblemKinds = {
  NEEDS_FIX: 'The customer must repair the connection in Connect Fix.',
  NEEDS_CUSTOMER: 'The institution wants its customer to sign in each time: only the customer can bring new data.',
  INSTITUTION_UNAVAILABLE: 'The institution cannot be reached at the moment.',
  INSTITUTION_UNSUPPORTED: 'The institution is not, or not yet, supported.',
  ACCOUNT_CLOSED: 'The account is closed at the institution; it stays listed and there is nothing to repair.',
  IN_PROGRESS: 'The account is being aggregated just now.',
  PLATFORM: 'Mastercard failed.',
  OTHER: 'Something else; see the code.',
} as const;

export type AggregationProblemKind = keyof typeof aggregationProblemKinds;

export interface AggregationProblem {
  readonly kind: AggregationProblemKind;
  readonly code: string;
  readonly category: ErrorCategory;
  readonly message: string;
  readonly userMessage: string;
  readonly remedy: string;
  readonly retryable: boolean;
  /** Whether Connect Fix can repair it. */
  readonly fixable: boolean;
  /** What Connect Fix repairs; null where it cannot. */
  readonly login: RepairableLogin | null;
}

export interface RepairableLogin {
  readonly customerId: string;
  readonly institutionLoginId: string;
}

const kinds: Partial<Record<UpstreamKind, AggregationProblemKind>> = {
  fixable: 'NEEDS_FIX',
  bankAsksUser: 'NEEDS_CUSTOMER',
  bankDown: 'INSTITUTION_UNAVAILABLE',
  bankBroken: 'INSTITUTION_UNAVAILABLE',
  bankUnsupported: 'INSTITUTION_UNSUPPORTED',
  accountGone: 'ACCOUNT_CLOSED',
  busy: 'IN_PROGRESS',
  platform: 'PLATFORM',
};

/** Null for success, and before the first aggregation. */
export function aggregationProblemOf(
  code: number | null,
  login: RepairableLogin | null = null,
): AggregationProblem | null {
  if (code === null || code === 0) return null;
  const known = describeUpstreamCode(String(code), 500);
  if (known === undefined) return { ...unknown, code: String(code) };
  const { kind, category, meaning, userMessage, remedy, retryable, fixable } = known;
  const facts = { category, message: meaning, userMessage, remedy, retryable, fixable };
  return {
    kind: kinds[kind] ?? 'OTHER',
    code: String(code),
    ...facts,
    login: fixable ? login : null,
  };
}

const unknown = {
  kind: 'OTHER',
  category: 'OTHER',
  message: 'A code that this release does not know.',
  userMessage: 'The data of this account could not be brought up to date.',
  remedy: 'Report the code to Open Finance support.',
  retryable: false,
  fixable: false,
  login: null,
} as const;
