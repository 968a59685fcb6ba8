import type { RequestContext } from '../context.ts';
import type { Consent, ConsentRevoker, ConsentStatus } from '../domain/consents.ts';
import type { CustomerRef } from '../domain/customers.ts';
import type { Problem, ProblemType } from '../domain/problems.ts';
import { type Keyed, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const revokeProblems = ['NotFound', ...sharedProblems] as const satisfies ProblemType[];

export function consentsOfCustomer(
  { customerId }: CustomerRef,
  { status }: { readonly status?: ConsentStatus | null | undefined },
  ctx: RequestContext,
): Promise<readonly Consent[]> {
  return ctx.sources.consents.ofCustomer(customerId, status ?? null);
}

interface ConsentIds {
  readonly customerId: string;
  readonly consentReceiptId: string;
}

/** Null when there is none of that customer: upstream finds it by its own id alone, whosever it is. */
export async function consent(
  { customerId, consentReceiptId }: ConsentIds,
  ctx: RequestContext,
): Promise<Consent | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  const found = await ctx.sources.consents.get(consentReceiptId);
  return found?.customerId === customerId ? found : null;
}

export function revokeConsent(
  {
    idempotencyKey,
    customerId,
    consentReceiptId,
    institutionLoginId = null,
    revokedBy,
  }: ConsentIds &
    Keyed & {
      readonly institutionLoginId?: string | null | undefined;
      readonly revokedBy: ConsentRevoker;
    },
  ctx: RequestContext,
): Promise<ConsentIds | Problem> {
  return ctx.once<ConsentIds>({
    name: 'revokeConsent',
    key: idempotencyKey,
    input: { customerId, consentReceiptId, institutionLoginId, revokedBy },
    run: () =>
      outcomeOf(async () => {
        const found = await consent({ customerId, consentReceiptId }, ctx);
        if (found === null) return noSuch('consent');
        await ctx.sources.consents.revoke(found, institutionLoginId, revokedBy);
        return { customerId, consentReceiptId };
      }, revokeProblems),
  });
}

const statuses: Readonly<Record<string, 'ACTIVE' | 'INACTIVE' | 'REVOKED'>> = {
  ACTIVE: 'ACTIVE',
  INACTIVE: 'INACTIVE',
  REVOKED: 'REVOKED',
};

export type ConsentStatusName = 'ACTIVE' | 'INACTIVE' | 'REVOKED' | 'UNRECOGNIZED';

export function statusName({ status }: { readonly status: string | null }): ConsentStatusName {
  return statuses[status ?? ''] ?? 'UNRECOGNIZED';
}
