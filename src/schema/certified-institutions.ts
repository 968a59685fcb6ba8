import type { CertifiedInstitution, Subsidiary } from '../domain/certified-institutions.ts';
import * as resolvers from '../resolvers/certified-institutions.ts';
import { institution } from '../resolvers/institutions.ts';
import { builder } from './builder.ts';
import { CertificationEnum } from './enums.ts';
import { InstitutionRef } from './institutions.ts';
import { pageArgs } from './pages.ts';

const SubsidiaryRef = builder.objectRef<Subsidiary>('InstitutionSubsidiary');
SubsidiaryRef.implement({
  description: 'A bank that belongs to another one.',
  fields: (t) => ({
    institutionId: t.exposeID('institutionId', { nullable: false, description: "Upstream's id of the bank." }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    rssd: t.exposeString('rssd', { nullable: true, description: "The Federal Reserve's id of it." }),
  }),
});

const CertifiedRef = builder.objectRef<CertifiedInstitution>('CertifiedInstitution');
CertifiedRef.implement({
  description: 'An institution as the list of certifications has it.',
  fields: (t) => ({
    institutionId: t.exposeID('institutionId', { nullable: false, description: "Upstream's id of the institution." }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    certifiedFor: t.expose('certifiedFor', {
      type: [CertificationEnum],
      nullable: true,
      description: 'Products that work with this institution.',
    }),
    oauthEnabled: t.exposeBoolean('oauthEnabled', {
      nullable: true,
      description: 'Whether customers sign in at the institution itself (OAuth).',
    }),
    rssd: t.exposeString('rssd', {
      nullable: true,
      description: "The Federal Reserve's id (RSSD), up to ten digits; null for what is no bank.",
    }),
    subsidiaries: t.expose('subsidiaries', {
      type: [SubsidiaryRef],
      nullable: true,
      description: 'Banks that belong to it, by the Federal Reserve.',
    }),
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'All that is known of it, from the directory.',
      extensions: { cost: { per: 'account', calls: 1 } },
      resolve: (certified, _args, ctx, info) => institution(certified, ctx, info),
    }),
  }),
});

const CertifiedEdge = builder.edgeObject({
  type: CertifiedRef,
  name: 'CertifiedInstitutionEdge',
  description: 'An institution in a list.',
});
const CertifiedConnection = builder.connectionObject(
  { type: CertifiedRef, name: 'CertifiedInstitutionConnection', description: 'A page of institutions.' },
  CertifiedEdge,
);

builder.queryField('certifiedInstitutions', (t) =>
  t.field({
    type: CertifiedConnection,
    nullable: true,
    description:
      "What institutions are certified for, in a short list that is made to be read whole once a day, and the Federal Reserve's ids of banks.",
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of a name; upstream matches it loosely.' }),
      products: t.arg({
        type: [CertificationEnum],
        description: 'Only institutions certified for every one of these products.',
      }),
    },
    extensions: { cost: { per: 'operation', calls: 2 }, list: { of: 'account', size: 'first' } },
    resolve: (_query, args, ctx, info) => resolvers.certifiedInstitutions(args, ctx, info),
  }),
);
