import type { RequestContext } from '../context.ts';
import type { AggregationProblem } from '../domain/aggregation-problems.ts';
import type { Borrower, ConnectLink, ConnectOptions, ConnectSubject } from '../domain/connect.ts';
import { optionsFault } from '../domain/connect-input.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const linkProblems = [
  'NotFound',
  'InvalidInput',
  'RedirectUriNotAllowed',
  ...sharedProblems,
] as const satisfies ProblemType[];

export type LinkInput = ConnectOptions & Keyed;

export function generateConnectLink(
  {
    customerId,
    consumerId,
    ...input
  }: LinkInput & { readonly customerId: string; readonly consumerId?: string | null | undefined },
  ctx: RequestContext,
) {
  return makeLink('generateConnectLink', { kind: 'full', customerId, consumerId }, input, ctx);
}

export function generateConnectLiteLink(
  { customerId, institutionId, ...input }: LinkInput & { readonly customerId: string; readonly institutionId: string },
  ctx: RequestContext,
) {
  return makeLink('generateConnectLiteLink', { kind: 'lite', customerId, institutionId }, input, ctx);
}

export function generateConnectFixLink(
  {
    customerId,
    institutionLoginId,
    ...input
  }: LinkInput & { readonly customerId: string; readonly institutionLoginId: string },
  ctx: RequestContext,
) {
  return makeLink('generateConnectFixLink', { kind: 'fix', customerId, institutionLoginId }, input, ctx);
}

/** The link for what is wrong, where the customer can repair it. Accounts of one login share the call. */
export async function fixLink(
  { login }: AggregationProblem,
  { options }: { readonly options?: ConnectOptions | null | undefined },
  ctx: RequestContext,
): Promise<ConnectLink | Problem | null> {
  return login === null ? null : linkOutcome({ kind: 'fix', ...login }, options ?? {}, ctx);
}

export function generateMicroDepositConnectLink(
  { customerId, accountId, ...input }: LinkInput & { readonly customerId: string; readonly accountId: string },
  ctx: RequestContext,
) {
  return makeLink('generateMicroDepositConnectLink', { kind: 'microEntry', customerId, accountId }, input, ctx);
}

export interface Borrowers {
  readonly primary: Borrower;
  readonly joint: Borrower;
}

export function generateJointBorrowerConnectLink(
  { primary, joint, ...input }: LinkInput & Borrowers,
  ctx: RequestContext,
) {
  return makeLink('generateJointBorrowerConnectLink', { kind: 'jointBorrower', primary, joint }, input, ctx);
}

export function makeLink(
  name: string,
  subject: ConnectSubject,
  { idempotencyKey, ...input }: LinkInput,
  ctx: RequestContext,
): Promise<ConnectLink | Problem> {
  return ctx.once<ConnectLink>({
    name,
    key: idempotencyKey,
    input: { subject, input },
    run: () => linkOutcome(subject, input, ctx),
  });
}

function linkOutcome(
  subject: ConnectSubject,
  input: ConnectOptions,
  ctx: RequestContext,
): Promise<ConnectLink | Problem> {
  return outcomeOf(async () => {
    const options = withDefaults(input, ctx);
    const refusal = refusalOf(subject, options, ctx);
    if (refusal !== null) return refusal;
    return (await ctx.sources.connect.link(subject, options)) ?? madeWithoutId('link');
  }, linkProblems);
}

/** An experience that is left out is that of the client, else of the partner; one that is null is none. */
export function withDefaults(input: ConnectOptions, { viewer }: RequestContext): ConnectOptions {
  const usual = viewer.client.connectExperience ?? viewer.partner.connectExperience ?? null;
  return { ...input, experience: input.experience === undefined ? usual : input.experience };
}

export function refusalOf(
  subject: ConnectSubject,
  options: ConnectOptions,
  { viewer }: RequestContext,
): Problem | null {
  const customers =
    subject.kind === 'jointBorrower' ? [subject.primary.customerId, subject.joint.customerId] : [subject.customerId];
  if (!customers.every((customerId) => canReach(viewer, customerId))) return noSuch('customer');
  if (subject.kind === 'lite' && !/^\d{1,15}$/.test(subject.institutionId)) {
    return ownProblem('InvalidInput', '`institutionId` must be a number.', { field: 'institutionId' });
  }
  const { environment } = viewer.partner;
  return optionsFault(options, { redirectUris: viewer.client.redirectUris, environment });
}
