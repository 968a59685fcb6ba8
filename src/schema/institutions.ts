import { encodeGlobalId } from '../domain/global-ids.ts';
import type { Branding, Institution, InstitutionAddress, ProductionStatus } from '../domain/institutions.ts';
import * as resolvers from '../resolvers/institutions.ts';
import { builder } from './builder.ts';
import { CertificationEnum } from './enums.ts';
import { idDescription, NodeRef } from './nodes.ts';
import { pageArgs } from './pages.ts';

export const InstitutionRef = builder.objectRef<Institution>('Institution');
const AddressRef = builder.objectRef<InstitutionAddress>('InstitutionAddress');
const ProductionStatusRef = builder.objectRef<ProductionStatus>('ProductionStatus');
const BrandingRef = builder.objectRef<Branding>('Branding');

const InstitutionStatusEnum = builder.enumType('InstitutionStatus', {
  description: 'State of the connection to an institution.',
  values: {
    ONLINE: { description: 'It works.' },
    OFFLINE: { description: 'It does not work.' },
    MAINTENANCE: { description: 'It is being worked on.' },
    TESTING: { description: 'It is being tried out.' },
    BETA: { description: 'It works for some.' },
    VALIDATED: { description: 'It has been tried out.' },
    MIGRATING: { description: 'It is moving to another connection, mostly OAuth: see `successor`.' },
    UNRECOGNIZED: { description: 'A value that this release does not know yet; `statusCode` has it as it was sent.' },
  } as const,
});

AddressRef.implement({
  description: 'Where an institution has its seat.',
  fields: (t) => ({
    addressLine1: t.exposeString('addressLine1', { nullable: true, description: 'First line.' }),
    addressLine2: t.exposeString('addressLine2', { nullable: true, description: 'Second line.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State or province.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'ZIP or postal code.' }),
    country: t.exposeString('country', { nullable: true, description: 'Country.' }),
  }),
});

BrandingRef.implement({
  description: 'Pictures and colors to show an institution with.',
  fields: (t) => ({
    logo: t.exposeString('logo', { nullable: true, description: 'URL of the logo, 375 by 72 pixels.' }),
    alternateLogo: t.exposeString('alternateLogo', {
      nullable: true,
      description: 'URL of the logo for dark backgrounds.',
    }),
    icon: t.exposeString('icon', { nullable: true, description: 'URL of the icon, 40 by 40 pixels.' }),
    tile: t.exposeString('tile', { nullable: true, description: 'URL of the tile, 160 by 72 pixels.' }),
    primaryColor: t.exposeString('primaryColor', { nullable: true, description: 'Main color, as `#rrggbb`.' }),
  }),
});

ProductionStatusRef.implement({
  description: 'State of a connection by product: `online`, `offline`, `investigating`, and overall also others.',
  fields: (t) => ({
    overallCode: t.exposeString('overallStatus', { nullable: true, description: 'Overall.' }),
    transactionAggregationCode: t.exposeString('transAgg', {
      nullable: true,
      description: 'Accounts and transactions.',
    }),
    statementsCode: t.exposeString('stateAgg', { nullable: true, description: 'Statements.' }),
    verificationOfAssetsCode: t.exposeString('voa', { nullable: true, description: 'Verification of assets.' }),
    verificationOfIncomeCode: t.exposeString('voi', { nullable: true, description: 'Verification of income.' }),
    achCode: t.exposeString('ach', { nullable: true, description: 'Account and routing numbers.' }),
    accountHistoryCode: t.exposeString('aha', { nullable: true, description: 'Account history.' }),
  }),
});

InstitutionRef.implement({
  description: 'A bank, credit union, broker or other financial institution.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ institutionId }) => encodeGlobalId('Institution', institutionId),
    }),
    institutionId: t.exposeID('institutionId', {
      nullable: false,
      description: "Upstream's id of the institution.",
      extensions: { known: true },
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    displayName: t.exposeString('displayName', {
      nullable: true,
      description: 'The name to show to end users, where it differs.',
    }),
    accountTypeDescription: t.exposeString('accountTypeDescription', {
      nullable: true,
      description: 'What it mainly offers, such as `Banking` or `Workplace Retirement`.',
    }),
    class: t.exposeString('class', {
      nullable: true,
      description: "Upstream's class, such as `banking` or `creditCards`.",
    }),
    oauthEnabled: t.exposeBoolean('oauthEnabled', {
      nullable: true,
      description: 'Whether customers sign in at the institution itself (OAuth).',
    }),
    certifiedFor: t.expose('certifiedFor', {
      type: [CertificationEnum],
      nullable: true,
      description: 'Products that work with this institution.',
    }),
    status: t.field({
      type: InstitutionStatusEnum,
      nullable: false,
      description: 'State of the connection to it, from the directory: not older than a day.',
      resolve: resolvers.statusName,
    }),
    statusCode: t.exposeString('status', {
      nullable: true,
      description:
        'State of the connection: `online`, `offline`, `maintenance`, `testing`, `beta`, `validated` or `migrating`.',
    }),
    productionStatus: t.expose('productionStatus', {
      type: ProductionStatusRef,
      nullable: true,
      description: 'State of the connection by product. Mastercard calls it beta: go by `status` where the two differ.',
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'Currency of its accounts unless they say otherwise.',
    }),
    timeZone: t.exposeString('timeZone', { nullable: true, description: 'Time zone.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    urlHomeApp: t.exposeString('urlHomeApp', { nullable: true, description: 'Home page.' }),
    urlLogonApp: t.exposeString('urlLogonApp', { nullable: true, description: 'Sign-in page.' }),
    urlForgotPassword: t.exposeString('urlForgotPassword', {
      nullable: true,
      description: 'Page to reset a password.',
    }),
    specialText: t.exposeString('specialText', {
      nullable: true,
      description: 'A note to show to end users before they sign in.',
    }),
    address: t.expose('address', { type: AddressRef, nullable: true, description: 'Seat.' }),
    branding: t.expose('branding', { type: BrandingRef, nullable: true, description: 'Pictures and colors.' }),
    successor: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'The institution that takes the place of this one, often its OAuth version.',
      extensions: { cost: { per: 'login', calls: 1 } },
      resolve: resolvers.successor,
    }),
  }),
});

const InstitutionEdge = builder.edgeObject({
  type: InstitutionRef,
  name: 'InstitutionEdge',
  description: 'An institution in a list.',
});
const InstitutionConnection = builder.connectionObject(
  { type: InstitutionRef, name: 'InstitutionConnection', description: 'A page of institutions.' },
  InstitutionEdge,
);

builder.queryFields((t) => ({
  institution: t.field({
    type: InstitutionRef,
    nullable: true,
    description: 'An institution by its id; null when there is none.',
    args: { institutionId: t.arg.id({ required: true, description: "Upstream's id of the institution." }) },
    extensions: { lasting: true, cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx, info) => resolvers.institution(args, ctx, info),
  }),
  institutionsByRoutingNumber: t.field({
    type: [InstitutionRef],
    nullable: true,
    description:
      'Every connection to the bank with a routing number, such as one with and one without OAuth; empty when none has it.',
    args: { routingNumber: t.arg.string({ required: true, description: 'Nine digits.' }) },
    extensions: { lasting: true, cost: { per: 'operation', calls: 1 }, list: { of: 'account', size: 10 } },
    resolve: (_query, args, ctx) => resolvers.institutionsByRoutingNumber(args, ctx),
  }),
  institutions: t.field({
    type: InstitutionConnection,
    nullable: true,
    description: 'Institutions, a page at a time.',
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of a name; upstream matches it loosely.' }),
      certifiedFor: t.arg({
        type: CertificationEnum,
        description: 'Only institutions certified for this product. For several, see `certifiedInstitutions`.',
      }),
    },
    extensions: { lasting: true, cost: { per: 'operation', calls: 2 } },
    resolve: (_query, args, ctx) => resolvers.institutions(args, ctx),
  }),
}));
