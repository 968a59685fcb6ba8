import type { Partner } from '../../domain/partner.ts';
import type { Caller, Exchange } from '../upstream/exchange.ts';
import { type AccountSource, accountSource } from './accounts.ts';
import { askAs } from './ask.ts';
import { type CustomerSource, customerSource } from './customers.ts';
import { type InstitutionSource, institutionSource } from './institutions.ts';
import { type TransactionSource, transactionSource } from './transactions.ts';

/** Every REST resource, bound to one partner and to whoever waits for the answers. */
export interface Sources {
  readonly customers: CustomerSource;
  readonly accounts: AccountSource;
  readonly transactions: TransactionSource;
  readonly institutions: InstitutionSource;
}

export function createSources(exchange: Exchange, partner: Partner, caller: Caller): Sources {
  const ask = askAs(exchange, partner, caller);
  return {
    customers: customerSource(ask),
    accounts: accountSource(ask),
    transactions: transactionSource(ask),
    institutions: institutionSource(ask),
  };
}
