import type { AccountOwner, AccountOwners, OwnerAddress, OwnerEmail, OwnerPhone } from '../domain/owners.ts';
import * as resolvers from '../resolvers/owners.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { liveResultOf } from './pending.ts';
import { asksTheBank, premiumArgs } from './premium.ts';

const nullable = true;

const AddressRef = builder.objectRef<OwnerAddress>('OwnerAddress');
AddressRef.implement({
  description: 'A postal address of an owner, in parts where the institution has parts.',
  fields: (t) => ({
    text: t.exposeString('text', { nullable, description: 'The whole address in one text.' }),
    typeCode: t.exposeString('type', {
      nullable,
      description: '`Home`, `Business` or `Mailing`, as upstream wrote it.',
    }),
    line1: t.exposeString('line1', { nullable, description: 'Street and number.' }),
    line2: t.exposeString('line2', { nullable, description: 'Apartment, suite or unit.' }),
    line3: t.exposeString('line3', { nullable, description: 'What fits in no other line.' }),
    city: t.exposeString('city', { nullable, description: 'The city.' }),
    state: t.exposeString('state', { nullable, description: 'The state, mostly as two letters.' }),
    postalCode: t.exposeString('postalCode', { nullable, description: 'The ZIP code, of five or nine digits.' }),
    country: t.exposeString('country', { nullable, description: 'The country.' }),
  }),
});

const EmailRef = builder.objectRef<OwnerEmail>('OwnerEmail');
EmailRef.implement({
  description: 'An e-mail address of an owner.',
  fields: (t) => ({
    email: t.exposeString('email', { nullable, description: 'The address.' }),
    isPrimary: t.exposeBoolean('isPrimary', {
      nullable,
      description: 'Whether the institution writes to this one first.',
    }),
    typeCode: t.exposeString('type', { nullable, description: '`Personal` or `Business`, as upstream wrote it.' }),
  }),
});

const PhoneRef = builder.objectRef<OwnerPhone>('OwnerPhone');
PhoneRef.implement({
  description: 'A telephone number of an owner.',
  fields: (t) => ({
    phone: t.exposeString('phone', { nullable, description: 'The number.' }),
    country: t.exposeString('country', { nullable, description: 'The calling code of its country.' }),
    typeCode: t.exposeString('type', {
      nullable,
      description: '`HOME`, `BUSINESS`, `CELL` or `FAX`, as upstream wrote it.',
    }),
  }),
});

const OwnerRef = builder.objectRef<AccountOwner>('AccountOwner');
OwnerRef.implement({
  description: 'Somebody who owns an account, as the institution has them on file.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable,
      description: 'The whole name. Some institutions write all owners into one.',
    }),
    firstName: t.exposeString('firstName', { nullable, description: 'The given name.' }),
    middleName: t.exposeString('middleName', { nullable, description: 'The middle name, or its initial.' }),
    lastName: t.exposeString('lastName', { nullable, description: 'The family name.' }),
    suffix: t.exposeString('suffix', { nullable, description: 'What follows the name, such as `Jr`.' }),
    relationshipCode: t.exposeString('relationship', {
      nullable,
      description: 'How they stand to the account, such as `SOLE_OWNER`, `PRIMARY_JOINT` or `AUTHORIZED_USER`.',
    }),
    nameClassificationCode: t.exposeString('nameClassification', {
      nullable,
      description: '`person` (also `personal` or `home`), `business` or `other`, as upstream wrote it.',
    }),
    nameClassificationConfidence: t.expose('nameClassificationConfidence', {
      type: 'Decimal',
      nullable,
      description: 'How certain the classification is, from 0 to 1.',
    }),
    addresses: t.expose('addresses', {
      type: [AddressRef],
      nullable: false,
      description: 'Where they live or get mail.',
    }),
    emails: t.expose('emails', { type: [EmailRef], nullable: false, description: 'Their e-mail addresses.' }),
    phones: t.expose('phones', { type: [PhoneRef], nullable: false, description: 'Their telephone numbers.' }),
  }),
});

const OwnersRef = builder.objectRef<AccountOwners>('AccountOwners');
OwnersRef.implement({
  description: 'Who owns an account, as its institution says.',
  fields: (t) => ({
    owners: t.expose('owners', { type: [OwnerRef], nullable: false, description: 'At least one.' }),
    asOfDate: t.expose('asOfDate', {
      type: 'DateTime',
      nullable,
      description: 'When the institution said so, where it tells.',
    }),
  }),
});

const Result = liveResultOf('AccountOwnersResult', { name: 'AccountOwners', ref: OwnersRef }, resolvers.ownerProblems);

builder.objectField(AccountRef, 'owners', (t) =>
  t.field({
    type: Result,
    nullable,
    description:
      'Who owns the account. Upstream tells owners apart; where it does not for an institution, it is asked for their names in one text, ' +
      'which is a second call.',
    args: premiumArgs,
    authScopes: { $all: { identity: true, billing: true } },
    extensions: asksTheBank('Account Owner', 2),
    resolve: resolvers.owners,
  }),
);
