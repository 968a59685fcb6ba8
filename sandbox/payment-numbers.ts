import { routingNumberOf } from './data/routing-number.ts';
import type { Json } from './json.ts';
import type { AccountRecord } from './records.ts';
import type { World } from './world.ts';

/** Where money goes to reach an account. */
export interface PaymentNumbers {
  readonly routingNumber: string;
  readonly accountNumber: string;
  /** The account number is a stand-in, good for this partner alone. */
  readonly isToken: boolean;
}

const tokenPrefix = '57';

/** Banks behind OAuth hand out tokens in place of their account numbers. */
export function paymentNumbersOf(world: World, account: AccountRecord): PaymentNumbers {
  const routingNumber =
    world.institutions.get(account.institutionId)?.routingNumber ?? routingNumberOf(account.institutionId);
  const accountNumber = account.oauth ? `${tokenPrefix}${account.id.padStart(10, '0')}` : account.number;
  return { routingNumber, accountNumber, isToken: account.oauth };
}

/** One PaymentInstruction. */
export function instructionJson(type: string, { routingNumber, accountNumber, isToken }: PaymentNumbers): Json {
  const isInstant = type !== 'ach';
  return {
    type,
    accountNumber,
    tanEnabled: isToken,
    descriptors: [{ type: 'routingNumber', value: routingNumber }],
    transferInEnabled: isInstant ? true : undefined,
    transferOutEnabled: isInstant ? type === 'rtp' : undefined,
  };
}
