import type { ConnectLink } from './records.ts';
import type { Visit } from './steps.ts';

/** Sends a salary elsewhere. The employer would be found by a sign-in there; here there is one, and it begins at once. */
export function switchDeposit(
  { partner, customer, now }: Visit,
  { accounts, externalId }: NonNullable<ConnectLink['deposits']>,
): boolean {
  const [account] = accounts;
  if (account === undefined) return false;
  const { belongings } = partner;
  const id = `66${partner.partnerId.slice(-2)}${String(belongings.nextId()).padStart(20, '0')}`;
  const external = externalId === undefined ? {} : { externalId };
  belongings.depositSwitches.set(id, { id, customerId: customer.id, createdAt: now, account, ...external });
  return true;
}
