import type { DownloadFormat, DownloadLink } from '../domain/downloads.ts';
import * as resolvers from '../resolvers/downloads.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { described } from './enums.ts';
import { ReportRef } from './reports.ts';
import { resultOf } from './results.ts';
import { StatementRef } from './statements.ts';

const DownloadFormatEnum = builder.enumType('DownloadFormat', {
  description: 'What a report can be downloaded as.',
  values: described<DownloadFormat>({
    JSON: 'As Mastercard writes it, with every field. Every report has it.',
    XML: 'The same as XML. Many reports do not have it.',
    PDF: 'For people. Analytics do not have it.',
  }),
});

const DownloadLinkRef = builder.objectRef<DownloadLink>('DownloadLink');
DownloadLinkRef.implement({
  description:
    'Where a document is for the next minutes: `GET` it with the credential that asked for the link; with any other, or none, it is not there.',
  fields: (t) => ({
    url: t.exposeString('url', {
      nullable: false,
      description:
        'The address; a path, to be resolved against the address of the graph, where the gateway does not know its own.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: false,
      description: 'Until when it can be followed, as often as needed.',
    }),
  }),
});

const ReportDownloadResult = resultOf(
  'ReportDownload',
  { name: 'DownloadLink', ref: DownloadLinkRef },
  resolvers.reportDownloadProblems,
);

builder.objectField(ReportRef, 'download', (t) =>
  t.field({
    type: ReportDownloadResult,
    nullable: true,
    description:
      'A link to the report as a file. Mastercard is asked whether it has that format, so that a link that is given works.',
    args: {
      format: t.arg({ type: DownloadFormatEnum, required: true, description: 'As what.' }),
      permissiblePurpose: t.arg.string({
        description: 'Takes the place of the purpose that was given where the report was asked for.',
      }),
    },
    extensions: { cost: { per: 'report', calls: 1 } },
    resolve: resolvers.reportDownload,
  }),
);

builder.objectField(StatementRef, 'download', (t) =>
  t.field({
    type: DownloadLinkRef,
    nullable: true,
    description: 'A link to the PDF; null where there is none. What is billed is following it, each time.',
    authScopes: { billing: true },
    extensions: { cost: { per: 'account', calls: 0, billable: 1, product: 'Assets' } },
    resolve: (statement, _args, ctx) => resolvers.statementDownload(statement, ctx),
  }),
);

const AssetRef = builder.objectRef<resolvers.Asset>('Asset');
AssetRef.implement({
  description:
    'A document that a customer has at Mastercard: a pay statement that was uploaded, or a statement that was listed.',
  fields: (t) => ({
    assetId: t.exposeID('assetId', { nullable: false, description: "Upstream's id of it." }),
    download: t.field({
      type: DownloadLinkRef,
      nullable: true,
      description:
        'A link to the file. What is billed is following it, each time; whether there is such a document, it says then.',
      authScopes: { billing: true },
      extensions: { cost: { per: 'customer', calls: 0, billable: 1, product: 'Assets' } },
      resolve: (asset, _args, ctx) => resolvers.assetDownload(asset, ctx),
    }),
  }),
});

builder.objectField(CustomerRef, 'asset', (t) =>
  t.field({
    type: AssetRef,
    nullable: false,
    description: 'A document of the customer by its id. Nothing is asked of Mastercard for it.',
    args: { assetId: t.arg.id({ required: true, description: "Upstream's id, as a report or an upload gave it." }) },
    authScopes: { reports: true },
    extensions: { known: true },
    resolve: ({ customerId }, { assetId }) => ({ customerId, assetId }),
  }),
);
