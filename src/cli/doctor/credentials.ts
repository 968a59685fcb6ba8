import { z } from 'zod';
import type { CommandGateway } from '../command-gateway.ts';
import type { Operation } from '../operation.ts';
import { ofg, Refusal } from '../refusal.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export const testingQuota = {
  text: 'query TestingQuota { partner { testingCustomers { used limit } } }',
  data: z.object({ partner: z.object({ testingCustomers: z.object({ used: z.number(), limit: z.number() }) }) }),
} satisfies Operation<unknown>;

/** So many free places are soon used up by whoever makes customers in tests. */
const fewPlaces = 25;

const subject = 'credentials';

/** Logs in under the rules of the latch, and makes one call. */
export async function checkCredentials(partnerId: string, gateway: CommandGateway): Promise<Finding> {
  try {
    const { data } = await gateway.ask(testingQuota, {});
    const { used, limit } = data.partner.testingCustomers;
    const text = `partner ${partnerId} is accepted; ${used} of ${limit} testing customers are used`;
    if (limit - used >= fewPlaces) return ok(subject, text);
    return warn(subject, text, `Make room: ${ofg('customers prune --testing')}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return fail(subject, `partner ${partnerId}, ${error.code}: ${error.message}`, error.remedy);
  }
}

export function notTried(partnerId: string): Finding {
  return warn(
    subject,
    `partner ${partnerId} was not tried: nothing says yet that its secret is right`,
    `Try it with one login: ${ofg('doctor --login')}. A wrong secret would use 1 of the 5 attempts that lock a partner.`,
  );
}

export function sandboxCredentials(partnerId: string): Finding {
  return ok(subject, `partner ${partnerId} is the embedded sandbox's own`);
}

/** @param because what another check has found */
export function impossible(partnerId: string, because: string): Finding {
  return warn(subject, `partner ${partnerId} was not tried: ${because}`, 'Repair that first; see above.');
}
