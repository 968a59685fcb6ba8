import { maxFirst } from '../domain/connections.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import type { TransactionChange, TransactionChangeKind, TransactionChanges } from '../domain/transaction-feed.ts';
import { maxReadsPerPage } from '../domain/transactions.ts';
import * as resolvers from '../resolvers/transaction-changes.ts';
import { builder } from './builder.ts';
import { described } from './enums.ts';
import { TransactionRef } from './transactions.ts';

const ChangeKindEnum = builder.enumType('TransactionChangeKind', {
  description: 'What became of a transaction, and so what to do with it in a ledger of your own.',
  values: described<TransactionChangeKind>({
    ADDED: 'It is new, or back: insert it, or put it in the place of what you have under its id.',
    CHANGED:
      'Something in it is different, such as its status or its amount: put it in the place of what you have, or insert it, where it changed before you had it.',
    SHADOW: 'The institution does not report it any more: take it out, as the product advises.',
    REMOVED: 'It is not there any more: take it out.',
  }),
});

const ChangeRef = builder.objectRef<TransactionChange>('TransactionChange');
ChangeRef.implement({
  description: 'A transaction that changed, in its newest state.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKindEnum, nullable: false, description: 'What became of it.' }),
    // Not `id`: a client that keeps what it reads by `id` would take the change for the transaction.
    nodeId: t.id({
      nullable: false,
      description: 'Global id of the transaction, the same before and after: what `node(id:)` takes.',
      resolve: ({ customerId, accountId, transactionId }) =>
        encodeGlobalId('Transaction', customerId, accountId, transactionId),
    }),
    transactionId: t.exposeID('transactionId', {
      nullable: false,
      description: "Upstream's id of the transaction.",
    }),
    accountId: t.exposeID('accountId', {
      nullable: false,
      description: "Upstream's id of the account. It and `transactionId` together say which transaction it is.",
    }),
    transaction: t.expose('transaction', {
      type: TransactionRef,
      nullable: true,
      description: 'The transaction as it is now; null where it is not there any more.',
      authScopes: { transactions: true },
    }),
  }),
});

const ChangesRef = builder.objectRef<TransactionChanges>('TransactionChanges');
ChangesRef.implement({
  description: 'What changed in the transactions of a customer.',
  fields: (t) => ({
    changes: t.expose('changes', {
      type: [ChangeRef],
      nullable: false,
      description: 'Each transaction once, in its newest state. Apply them in this order.',
    }),
    cursor: t.exposeString('cursor', {
      nullable: false,
      description: 'To be kept with the ledger, once the changes are in it: pass it as `since` next time.',
    }),
    hasMore: t.exposeBoolean('hasMore', {
      nullable: false,
      description: 'There is more already: ask again at once. A page may be short, or empty, all the same.',
    }),
  }),
});

builder.queryField('transactionChanges', (t) =>
  t.field({
    type: ChangesRef,
    nullable: true,
    description:
      'What was added, changed, taken back or removed in the transactions of a customer since a cursor, so that a ledger of your own has neither duplicates nor ghosts; null when there is no such customer. Pending ones are part of it.',
    args: {
      customerId: t.arg.id({ required: true, description: "Upstream's id of the customer." }),
      since: t.arg.string({ description: '`cursor` of the last answer. Without it the whole list begins.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 100,
        description: `How many changes to answer, at most ${maxFirst}.`,
      }),
    },
    authScopes: { transactions: true },
    extensions: { cost: { per: 'operation', calls: maxReadsPerPage } },
    resolve: (_query, args, ctx) => resolvers.transactionChanges(args, ctx),
  }),
);
