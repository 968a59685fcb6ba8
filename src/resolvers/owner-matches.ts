import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import { type Effect, type PartMatch, reasons, type Verdict, verdictOf } from '../domain/matching/reasons.ts';
import {
  knownOwner,
  matchByUpstream,
  matchHere,
  type OwnerMatch,
  type OwnerMatcher,
  type PersonName,
} from '../domain/owner-matches.ts';
import type { Pending } from '../domain/pending.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { liveOutcome, liveProblems } from './pending.ts';
import { maxAgeOf, type PremiumArgs } from './premium.ts';

const ofBoth = [...liveProblems, 'OwnerDataMissing'] as const satisfies ProblemType[];

/** One code of upstream says that an account has no owner data to read, and that a claim is not one to be matched. */
const problemsOf = {
  GATEWAY: [...ofBoth, 'AccountTypeNotSupported'],
  UPSTREAM: [...ofBoth, 'InvalidInput'],
} as const satisfies Record<OwnerMatcher, ProblemType[]>;

export const ownerMatchProblems = [
  ...ofBoth,
  'AccountTypeNotSupported',
  'InvalidInput',
] as const satisfies ProblemType[];

type Given<T> = { readonly [Key in keyof T]?: T[Key] | null | undefined };

export interface OwnerMatchInput {
  readonly person?: Given<Required<PersonName>> | null | undefined;
  readonly fullName?: string | null | undefined;
  readonly address?: Given<AddressParts> | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

type AddressParts = Readonly<Record<'line1' | 'line2' | 'city' | 'state' | 'postalCode', string>>;

interface Arguments extends PremiumArgs {
  readonly input: OwnerMatchInput;
  readonly by: OwnerMatcher;
}

export function ownerMatch(
  account: AccountRef,
  args: Arguments,
  ctx: RequestContext,
): Promise<OwnerMatch | Problem | Pending> {
  const maxAgeMs = maxAgeOf(args);
  const run = () =>
    args.by === 'UPSTREAM' ? askUpstream(account, args.input, ctx) : compareHere(account, args.input, maxAgeMs, ctx);
  return liveOutcome(run, problemsOf[args.by], args, ctx);
}

async function compareHere(account: AccountRef, input: OwnerMatchInput, maxAgeMs: number, ctx: RequestContext) {
  const person = personIn(input);
  const name = person ?? input.fullName?.trim();
  if (!name || (input.person && (input.fullName || !person))) {
    return invalid('Give either `person`, with first and last name, or `fullName`.');
  }
  const { owners } = await ctx.loaders.premium.owners(account, maxAgeMs);
  return matchHere({ ...restOf(input), name }, owners.flatMap(knownOwner)) ?? nobody();
}

async function askUpstream(account: AccountRef, input: OwnerMatchInput, ctx: RequestContext) {
  const name = personIn(input);
  if (!name || input.fullName) {
    return invalid('Mastercard compares people only: give `person`, with first and last name, and no `fullName`.');
  }
  const institutionId = ctx.loaders.premium.institutionOf(account);
  const scored = await ctx.sources.ownerMatches.match(account, institutionId, { ...restOf(input), name });
  return matchByUpstream(scored) ?? nobody();
}

function personIn({ person }: OwnerMatchInput): PersonName | null {
  if (!person) return null;
  const { firstName, lastName, ...more } = given(person);
  return firstName && lastName ? { ...more, firstName, lastName } : null;
}

/** What is null or blank was not given. */
function given<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const said = Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(said) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

function restOf({ address, phone, email }: OwnerMatchInput) {
  const parts = given(address ?? {});
  return { ...(Object.keys(parts).length > 0 && { address: parts }), ...given({ phone, email }) };
}

const invalid = (message: string): Problem => ownProblem('InvalidInput', message);

const nobody = (): Problem =>
  ownProblem('OwnerDataMissing', 'The institution names no owner of the account.', {
    category: 'FINANCIAL_INSTITUTION',
  });

/** A reason as the graph has it. */
export interface MatchReason {
  readonly code: keyof typeof reasons;
  readonly effect: Effect;
  readonly message: string;
}

export function reasonsOf(part: PartMatch): readonly MatchReason[] {
  return part.reasons.map((code) => ({ code, effect: reasons[code][0], message: reasons[code][1] }));
}

export const partVerdict = ({ score }: PartMatch): Verdict => verdictOf(score);
