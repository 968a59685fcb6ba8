import { nameIn, type OpenEnum } from './open-enums.ts';
import type { Instant } from './time.ts';

/**
 * What is noted of an event: ids, and upstream's words for what happened. Values of somebody's data never are: whoever hears
 * of an event asks for them, and is authorized anew.
 */
export interface EventFactsOf {
  readonly report: { readonly reportId: string; readonly type: string | null; readonly status: string | null };
  readonly account: { readonly accountId: string; readonly type: string };
  readonly transaction: {
    readonly type: string;
    readonly accountId: string | null;
    readonly transactionId: string | null;
  };
  readonly connect: {
    readonly type: string;
    readonly institutionId: string | null;
    readonly institutionLoginId: string | null;
    readonly accountIds: readonly string[];
    readonly problemCode: string | null;
  };
  readonly authorization: {
    readonly institutionId: string | null;
    readonly institutionLoginId: string | null;
    readonly accountIds: readonly string[];
    readonly expiresAt: Instant | null;
  };
  /** Access has ended: to one login, or to everything of the customer. Nobody subscribes to it; it ends subscriptions. */
  readonly access: { readonly institutionLoginId: string | null };
}

export type EventKind = keyof EventFactsOf;

export type CustomerEvent<Kind extends EventKind = EventKind> = {
  readonly [K in Kind]: EventFactsOf[K] & {
    readonly kind: K;
    readonly customerId: string;
    readonly at: Instant;
    /** The place after it, for whoever resumes. */
    readonly cursor: string;
  };
}[Kind];

export type AccountEventType = 'ADDED' | 'CHANGED' | 'REMOVED' | 'UNRECOGNIZED';

const accountTypes: OpenEnum<Exclude<AccountEventType, 'UNRECOGNIZED'>> = {
  added: 'ADDED',
  created: 'ADDED',
  'manage.txpush.account.created': 'ADDED',
  modified: 'CHANGED',
  accountsDeleted: 'REMOVED',
  deleted: 'REMOVED',
};

export const accountEventType = (code: string): AccountEventType => nameIn(accountTypes, code);

export type TransactionEventType = 'ADDED' | 'CHANGED' | 'REMOVED' | 'UNRECOGNIZED';

const transactionTypes: OpenEnum<Exclude<TransactionEventType, 'UNRECOGNIZED'>> = {
  created: 'ADDED',
  modified: 'CHANGED',
  'data-refresh.transaction.status-changed': 'CHANGED',
  deleted: 'REMOVED',
};

export const transactionEventType = (code: string): TransactionEventType => nameIn(transactionTypes, code);

export type ConnectEventType =
  | 'STARTED'
  | 'ADDING'
  | 'DISCOVERED'
  | 'ADDED'
  | 'ACCOUNTS_DELETED'
  | 'CREDENTIALS_UPDATED'
  | 'INVALID_CREDENTIALS'
  | 'DONE'
  | 'CANCELLED'
  | 'FAILED'
  | 'UNRECOGNIZED';

const connectTypes: OpenEnum<Exclude<ConnectEventType, 'UNRECOGNIZED'>> = {
  started: 'STARTED',
  adding: 'ADDING',
  discovered: 'DISCOVERED',
  added: 'ADDED',
  accountsDeleted: 'ACCOUNTS_DELETED',
  credentialsUpdated: 'CREDENTIALS_UPDATED',
  invalidCredentials: 'INVALID_CREDENTIALS',
  done: 'DONE',
  cancel: 'CANCELLED',
  failed: 'FAILED',
  error: 'FAILED',
};

export const connectEventType = (code: string): ConnectEventType => nameIn(connectTypes, code);
