import { mostStatements } from '../domain/statements.ts';
import type { StoredFile } from '../domain/stored-files.ts';
import { statementProblems } from '../resolvers/statements.ts';
import * as resolvers from '../resolvers/stored-files.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { liveResultOf, waitForArgument } from './pending.ts';

const FileRef = builder.objectRef<StoredFile>('StoredFile');
FileRef.implement({
  description: 'A file: the PDF of a statement, or a pay statement that was stored. It is passed on and not kept.',
  fields: (t) => ({
    contentType: t.exposeString('contentType', {
      nullable: false,
      description: 'What it is by its first bytes: `application/pdf`, `image/jpeg`, `image/png`, or else unknown.',
    }),
    size: t.int({ nullable: false, description: 'How many bytes it has.', resolve: ({ bytes }) => bytes.byteLength }),
    base64: t.string({ nullable: false, description: 'What is in it, in base64.', resolve: resolvers.base64 }),
  }),
});

builder.objectField(AccountRef, 'statementFile', (t) =>
  t.field({
    type: liveResultOf('StatementFileResult', { name: 'StoredFile', ref: FileRef }, statementProblems),
    nullable: true,
    description: 'The PDF of one statement. The institution is asked for it, for up to three minutes.',
    args: {
      index: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `Which one: 1 is the newest, 2 that of the month before, up to ${mostStatements}.`,
      }),
      waitFor: t.arg.int(waitForArgument),
    },
    authScopes: { $all: { accounts: true, billing: true } },
    extensions: {
      known: true,
      live: true,
      cost: { per: 'account', calls: 2, billable: 1, product: 'Statements' },
    },
    resolve: (account, args, ctx) => resolvers.statementFile(account, args, ctx),
  }),
);

builder.queryField('storedFile', (t) =>
  t.field({
    type: FileRef,
    nullable: true,
    description:
      'A statement that was listed, or a pay statement that was uploaded; null when the customer has no such file.',
    args: {
      customerId: t.arg.id({ required: true, description: "Upstream's id of the customer." }),
      assetId: t.arg.id({ required: true, description: "Upstream's id of the file." }),
    },
    authScopes: { $all: { accounts: true, billing: true } },
    extensions: { cost: { per: 'operation', calls: 1, billable: 1, product: 'Assets' } },
    resolve: (_query, args, ctx) => resolvers.storedFile(args, ctx),
  }),
);
