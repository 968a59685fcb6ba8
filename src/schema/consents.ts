import type { Consent, ConsentedAccount, ConsentedInstitution, DataScope } from '../domain/consents.ts';
import { accountsPerCustomer } from '../domain/cost.ts';
import * as resolvers from '../resolvers/consents.ts';
import { institution } from '../resolvers/institutions.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { InstitutionRef } from './institutions.ts';
import { keyArgument, resultOf } from './results.ts';

const StatusEnum = builder.enumType('ConsentStatus', {
  description: 'Whether data may be read with a consent, or of one institution of it.',
  values: {
    ACTIVE: { description: 'They may.' },
    INACTIVE: { description: 'They may not: it ended, or was revoked for every institution.' },
    REVOKED: { description: 'They may not: it was revoked for this institution.' },
    UNRECOGNIZED: {
      description:
        'A value that this release does not know yet; the field with the raw code beside it has it as it was sent.',
    },
  } as const,
});

const StatusFilterEnum = builder.enumType('ConsentStatusFilter', {
  description: 'Which consents to list.',
  values: {
    ACTIVE: { description: 'Those with at least one institution that may be read.' },
    INACTIVE: { description: 'Those with none.' },
  } as const,
});

const RevokerEnum = builder.enumType('ConsentRevoker', {
  description: 'Who takes a consent back.',
  values: {
    CUSTOMER: { description: 'The customer.' },
    PARTNER: { description: 'You, of your own accord.' },
  } as const,
});

const ScopeRef = builder.objectRef<DataScope>('DataScope');
ScopeRef.implement({
  description: 'A kind of data that may be read.',
  fields: (t) => ({
    scopeId: t.exposeID('scopeId', { nullable: false, description: 'Such as `ACCOUNT_BASIC`.' }),
    name: t.exposeString('name', { nullable: true, description: 'What it comprises, in words for the customer.' }),
  }),
});

const AccountRef = builder.objectRef<ConsentedAccount>('ConsentedAccount');
AccountRef.implement({
  description: 'An account that a consent is about, as the receipt has it.',
  fields: (t) => ({
    accountId: t.exposeID('accountId', { nullable: false, description: "Upstream's id of the account." }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    numberLast4: t.exposeString('numberLast4', { nullable: true, description: 'Last four digits of its number.' }),
    typeCode: t.exposeString('type', { nullable: true, description: 'Type as upstream wrote it.' }),
    status: t.field({
      type: StatusEnum,
      nullable: false,
      description: 'Whether it may be read.',
      resolve: resolvers.statusName,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
  }),
});

const ConsentedInstitutionRef = builder.objectRef<ConsentedInstitution>('ConsentedInstitution');
ConsentedInstitutionRef.implement({
  description: 'An institution that a consent is about. Each can be revoked by itself.',
  fields: (t) => ({
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'The institution.',
      extensions: { cost: { per: 'account', calls: 1 } },
      resolve: ({ institutionId }, _args, ctx, info) =>
        institutionId === null ? null : institution({ institutionId }, ctx, info),
    }),
    institutionName: t.exposeString('institutionName', { nullable: true, description: 'Its name, as on the receipt.' }),
    institutionLoginId: t.exposeID('institutionLoginId', {
      nullable: true,
      description: 'The login, to revoke it alone.',
    }),
    status: t.field({
      type: StatusEnum,
      nullable: false,
      description: 'Whether it may be read.',
      resolve: resolvers.statusName,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    statusDate: t.expose('statusDate', { type: 'DateTime', nullable: true, description: 'Since when.' }),
    lastUpdatedByCode: t.exposeString('lastUpdatedBy', {
      nullable: true,
      description: 'Who changed it last: `CUSTOMER`, `PARTNER` and others.',
    }),
    startDate: t.expose('startDate', { type: 'DateTime', nullable: true, description: 'From when on it may be read.' }),
    endDate: t.expose('endDate', { type: 'DateTime', nullable: true, description: 'Until when.' }),
    accounts: t.expose('accounts', {
      type: [AccountRef],
      nullable: false,
      description: 'The accounts shared with it.',
    }),
    dataScopes: t.expose('dataScopes', { type: [ScopeRef], nullable: false, description: 'What may be read of it.' }),
  }),
});

const ConsentRef = builder.objectRef<Consent>('Consent');
ConsentRef.implement({
  description: 'What a customer agreed to in Connect: which data of which institutions you may read, and until when.',
  fields: (t) => ({
    consentReceiptId: t.exposeID('consentReceiptId', { nullable: false, description: "Upstream's id of the receipt." }),
    version: t.exposeInt('version', { nullable: true, description: 'How often the receipt was changed, from 1.' }),
    status: t.field({
      type: StatusEnum,
      nullable: false,
      description: 'Whether anything may be read with it.',
      resolve: resolvers.statusName,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    statusDate: t.expose('statusDate', { type: 'DateTime', nullable: true, description: 'Since when.' }),
    purpose: t.exposeString('purpose', { nullable: true, description: 'What it was given for.' }),
    purposeStatement: t.exposeString('purposeStatement', {
      nullable: true,
      description: 'The purpose, as it was put to the customer.',
    }),
    customerCategoryCode: t.exposeString('customerCategory', {
      nullable: true,
      description: '`INDIVIDUAL` or `BUSINESS`.',
    }),
    contextCode: t.exposeString('context', {
      nullable: true,
      description: '`partner`, or `crossPartner` where access is shared with another partner.',
    }),
    applicationName: t.exposeString('applicationName', {
      nullable: true,
      description: 'The application that the customer gave it to.',
    }),
    historyDays: t.exposeInt('historyDays', {
      nullable: true,
      description: 'How many days before the consent transactions may be read from.',
    }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When it was given.' }),
    startDate: t.expose('startDate', { type: 'DateTime', nullable: true, description: 'From when on it holds.' }),
    endDate: t.expose('endDate', { type: 'DateTime', nullable: true, description: 'Until when it holds.' }),
    institutions: t.expose('institutions', {
      type: [ConsentedInstitutionRef],
      nullable: false,
      description: 'The institutions that it is about.',
      extensions: { list: { of: 'account', size: accountsPerCustomer } },
    }),
  }),
});

builder.objectField(CustomerRef, 'consents', (t) =>
  t.field({
    type: [ConsentRef],
    nullable: true,
    description: 'What the customer has agreed to, the latest first.',
    args: { status: t.arg({ type: StatusFilterEnum, description: 'Only consents in this state.' }) },
    authScopes: { connect: true },
    extensions: {
      known: true,
      cost: { per: 'customer', calls: 1 },
      list: { of: 'account', size: accountsPerCustomer },
    },
    resolve: (customer, args, ctx) => resolvers.consentsOfCustomer(customer, args, ctx),
  }),
);

const ids = {
  customerId: { required: true, description: "Upstream's id of the customer." },
  consentReceiptId: { required: true, description: "Upstream's id of the receipt." },
} as const;

builder.queryFields((t) => ({
  consent: t.field({
    type: ConsentRef,
    nullable: true,
    description: 'A consent of a customer by its id; null when there is none that you can see.',
    args: { customerId: t.arg.id(ids.customerId), consentReceiptId: t.arg.id(ids.consentReceiptId) },
    authScopes: { connect: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx) => resolvers.consent(args, ctx),
  }),
}));

const RevokeInput = builder.inputType('RevokeConsentInput', {
  description: 'What to take back, and who does.',
  fields: (t) => ({
    customerId: t.id(ids.customerId),
    consentReceiptId: t.id(ids.consentReceiptId),
    institutionLoginId: t.id({ description: 'Only this login of it; all of them unless given.' }),
    revokedBy: t.field({ type: RevokerEnum, required: true, description: 'Who takes it back.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const RevokePayload = builder.objectRef<{ customerId: string; consentReceiptId: string }>('RevokeConsentPayload');
RevokePayload.implement({
  description:
    'The consent is revoked: nothing more is read with it, and what the gateway kept of the customer is forgotten.',
  fields: (t) => ({
    consent: t.field({
      type: ConsentRef,
      nullable: true,
      description: 'The consent as it is now.',
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (revoked, _args, ctx) => resolvers.consent(revoked, ctx),
    }),
  }),
});

builder.mutationFields((t) => ({
  revokeConsent: t.field({
    type: resultOf('RevokeConsent', { name: 'RevokeConsentPayload', ref: RevokePayload }, resolvers.revokeProblems),
    nullable: true,
    description: 'Takes back a consent, or one login of it. Its accounts are no longer shared; this cannot be undone.',
    args: { input: t.arg({ type: RevokeInput, required: true, description: 'What to do.' }) },
    authScopes: { connect: true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.revokeConsent(args.input, ctx),
  }),
}));
