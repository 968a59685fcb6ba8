import type { MoneySource } from '../resolvers/money.ts';
import * as resolvers from '../resolvers/money.ts';
import { builder } from './builder.ts';

export const MoneyRef = builder.objectRef<MoneySource>('Money');

MoneyRef.implement({
  description: 'An amount together with its currency.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'Decimal',
      nullable: false,
      description: 'The amount in the exact digits that the institution reported, with its sign.',
    }),
    currency: t.field({
      type: 'CurrencyCode',
      nullable: false,
      description: 'The currency that the amount is in.',
      resolve: resolvers.currencyOf,
    }),
  }),
});
