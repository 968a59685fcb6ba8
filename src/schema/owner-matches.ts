import type { Effect, PartMatch, Reason, Verdict } from '../domain/matching/reasons.ts';
import { reasons } from '../domain/matching/reasons.ts';
import type { OwnerMatch, OwnerMatcher } from '../domain/owner-matches.ts';
import * as resolvers from '../resolvers/owner-matches.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { described } from './enums.ts';
import { liveResultOf } from './pending.ts';
import { asksTheBank, premiumArgs } from './premium.ts';

const MatcherEnum = builder.enumType('OwnerMatcher', {
  description: 'Who compares a claim with the owners of an account.',
  values: described<OwnerMatcher>({
    GATEWAY:
      'The gateway, with reasons. It needs the owners: read already in this operation or a while ago, they cost nothing; else they are one billable call.',
    UPSTREAM:
      "Mastercard, by its own score, for people only. One billable call each time, and nothing is said of the owners' data.",
  }),
});

const VerdictEnum = builder.enumType('MatchVerdict', {
  description: 'What a comparison comes to.',
  values: described<Verdict>({
    MATCH:
      'They are the same. A score of 80 and more; of the whole: the name matches, and so does all else that could be compared.',
    POSSIBLE:
      'They may be the same: let a person look. A score of 60 and more; of the whole also: the name matches, something else does not.',
    NO_MATCH: 'They are not the same. Of the whole: the name does not match.',
  }),
});

const EffectEnum = builder.enumType('MatchEffect', {
  description: 'What a reason says about two values.',
  values: described<Effect>({
    SUPPORTS: 'They are the same.',
    NEUTRAL: 'Nothing against it, and less for it: something is missing, short or slightly different.',
    CONFLICTS: 'They are not the same.',
  }),
});

const ReasonEnum = builder.enumType('MatchReasonCode', {
  description: 'Why two values got their score.',
  values: described(
    Object.fromEntries(Object.entries(reasons).map(([code, [, message]]) => [code, message])) as Record<Reason, string>,
  ),
});

const ReasonRef = builder.objectRef<resolvers.MatchReason>('MatchReason');
ReasonRef.implement({
  description: 'Why two values got their score, without the values.',
  fields: (t) => ({
    code: t.expose('code', { type: ReasonEnum, nullable: false, description: 'The reason, for programs.' }),
    effect: t.expose('effect', { type: EffectEnum, nullable: false, description: 'What it says about the two.' }),
    message: t.exposeString('message', { nullable: false, description: 'The reason in a sentence, for people.' }),
  }),
});

const PartRef = builder.objectRef<PartMatch>('PartMatch');
PartRef.implement({
  description: 'How well one part of the claim fits what the institution has on file.',
  fields: (t) => ({
    score: t.exposeInt('score', { nullable: false, description: '0 to 100; 100 if the two are the same.' }),
    verdict: t.field({
      type: VerdictEnum,
      nullable: false,
      description: 'What the score comes to.',
      resolve: resolvers.partVerdict,
    }),
    reasons: t.field({
      type: [ReasonRef],
      nullable: false,
      description: 'Why. Of Mastercard, which gives none, the fields that it scored low.',
      resolve: resolvers.reasonsOf,
    }),
  }),
});

const OwnerMatchRef = builder.objectRef<OwnerMatch>('OwnerMatch');
OwnerMatchRef.implement({
  description:
    'How well a claim fits the owner of the account whom it fits best. It holds nothing of what was compared.',
  fields: (t) => ({
    matcher: t.expose('matcher', { type: MatcherEnum, nullable: false, description: 'Who compared.' }),
    verdict: t.expose('verdict', {
      type: VerdictEnum,
      nullable: false,
      description: 'What it comes to: that of the name, or less if the name matches and another part does not.',
    }),
    name: t.expose('name', { type: PartRef, nullable: false, description: 'The name.' }),
    address: t.expose('address', {
      type: PartRef,
      nullable: true,
      description: 'The best of the addresses; null if none was given, or the institution has none.',
    }),
    phone: t.expose('phone', {
      type: PartRef,
      nullable: true,
      description: 'The best of the phone numbers; null if none was given, or the institution has none.',
    }),
    email: t.expose('email', {
      type: PartRef,
      nullable: true,
      description: 'The best of the e-mail addresses; null if none was given, or the institution has none.',
    }),
  }),
});

const PersonInput = builder.inputType('OwnerMatchPersonInput', {
  description: 'The name of a person.',
  fields: (t) => ({
    firstName: t.string({ required: true, description: 'First name, or what they are called.' }),
    middleName: t.string({ description: 'Middle name or its initial.' }),
    lastName: t.string({ required: true, description: 'Last name.' }),
    suffix: t.string({ description: 'Jr, Sr, III.' }),
  }),
});

const AddressInput = builder.inputType('OwnerMatchAddressInput', {
  description: 'A postal address in the United States. The whole of it may stand in `line1`.',
  fields: (t) => ({
    line1: t.string({ description: 'House number and street, or post office box.' }),
    line2: t.string({ description: 'Apartment, suite, floor.' }),
    city: t.string({ description: 'City.' }),
    state: t.string({ description: 'State, by name or two letters.' }),
    postalCode: t.string({ description: 'ZIP code, with or without its last four digits.' }),
  }),
});

const MatchInput = builder.inputType('OwnerMatchInput', {
  description:
    'Who somebody says they are: `person` or `fullName`, and what else they said. From a source other than the account itself.',
  fields: (t) => ({
    person: t.field({ type: PersonInput, description: 'A person.' }),
    fullName: t.string({
      description: 'A business, a trust, or a person in one text. For the matcher `GATEWAY` only.',
    }),
    address: t.field({ type: AddressInput, description: 'Where they live or are registered.' }),
    phone: t.string({ description: 'A phone number of ten digits, however written.' }),
    email: t.string({ description: 'An e-mail address.' }),
  }),
});

const OwnerMatchResult = liveResultOf(
  'OwnerMatchResult',
  { name: 'OwnerMatch', ref: OwnerMatchRef },
  resolvers.ownerMatchProblems,
);

builder.objectField(AccountRef, 'ownerMatch', (t) =>
  t.field({
    type: OwnerMatchResult,
    nullable: true,
    description:
      'Whether somebody is an owner of the account, as far as the institution knows: scores, a verdict, and why.',
    args: {
      input: t.arg({ type: MatchInput, required: true, description: 'Who they say they are.' }),
      by: t.arg({ type: MatcherEnum, required: true, defaultValue: 'GATEWAY', description: 'Who compares.' }),
      ...premiumArgs,
    },
    authScopes: { $all: { identity: true, billing: true } },
    extensions: asksTheBank('Account Owner', 2),
    resolve: resolvers.ownerMatch,
  }),
);
