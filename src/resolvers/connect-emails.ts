import type { RequestContext } from '../context.ts';
import type { ConnectEmail, ConnectOptions, ConnectSubject, EmailOptions } from '../domain/connect.ts';
import { emailFault } from '../domain/connect-input.ts';
import { ownProblem, type Problem } from '../domain/problems.ts';
import { type Borrowers, type LinkInput, linkProblems, refusalOf, withDefaults } from './connect.ts';
import { madeWithoutId, outcomeOf } from './outcome.ts';
import { requirePartnerWide } from './reach.ts';

interface EmailInput extends LinkInput {
  readonly email: EmailOptions;
}

export function sendConnectEmail(
  { customerId, consumerId, ...input }: EmailInput & { readonly customerId: string; readonly consumerId: string },
  ctx: RequestContext,
) {
  return mail('sendConnectEmail', { kind: 'full', customerId, consumerId }, input, ctx);
}

export function sendJointBorrowerConnectEmail(
  { primary, joint, ...input }: EmailInput & Borrowers,
  ctx: RequestContext,
) {
  return mail('sendJointBorrowerConnectEmail', { kind: 'jointBorrower', primary, joint }, input, ctx);
}

/** To whom mails go is for the partner to say: an end user sends none. */
function mail(
  name: string,
  subject: ConnectSubject,
  { idempotencyKey, email, ...input }: EmailInput,
  ctx: RequestContext,
): Promise<ConnectEmail | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<ConnectEmail>({
    name,
    key: idempotencyKey,
    input: { subject, email, input },
    run: () =>
      outcomeOf(async () => {
        const options = withDefaults(input, ctx);
        const refusal = refusalOf(subject, options, ctx) ?? emailFault(email) ?? experienceMissing(subject, options);
        if (refusal !== null) return refusal;
        return (await ctx.sources.connect.email(subject, email, options)) ?? madeWithoutId('link');
      }, linkProblems),
  });
}

/** Upstream wants one for these mails, where it takes the generic one for all other links. */
function experienceMissing({ kind }: ConnectSubject, { experience }: ConnectOptions): Problem | null {
  if (kind !== 'jointBorrower' || experience) return null;
  return ownProblem('InvalidInput', '`experience` is needed for mails to joint borrowers.', { field: 'experience' });
}
