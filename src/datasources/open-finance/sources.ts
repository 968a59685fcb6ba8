import type { Partner } from '../../domain/partner.ts';
import type { Caller, Exchange } from '../upstream/exchange.ts';
import { type AccountSource, accountSource } from './accounts.ts';
import { askAs, type Changed } from './ask.ts';
import { type ConsumerSource, consumerSource } from './consumers.ts';
import { type CustomerSource, customerSource } from './customers.ts';
import { type InstitutionLoginSource, institutionLoginSource } from './institution-logins.ts';
import { type InstitutionSource, institutionSource } from './institutions.ts';
import { type TransactionSource, transactionSource } from './transactions.ts';

/** Every REST resource, bound to one partner and to whoever waits for the answers. */
export interface Sources {
  readonly customers: CustomerSource;
  readonly consumers: ConsumerSource;
  readonly accounts: AccountSource;
  readonly institutionLogins: InstitutionLoginSource;
  readonly transactions: TransactionSource;
  readonly institutions: InstitutionSource;
}

export interface SourceDeps {
  readonly exchange: Exchange;
  readonly partner: Partner;
  readonly caller: Caller;
  /** Told after every change. */
  readonly changed: Changed;
}

export function createSources({ exchange, partner, caller, changed }: SourceDeps): Sources {
  const ask = askAs(exchange, partner, caller);
  return {
    customers: customerSource(ask, changed),
    consumers: consumerSource(ask, changed),
    accounts: accountSource(ask, changed),
    institutionLogins: institutionLoginSource(ask, changed),
    transactions: transactionSource(ask),
    institutions: institutionSource(ask),
  };
}
