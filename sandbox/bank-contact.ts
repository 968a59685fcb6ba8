import { bankTrouble, messageOf } from './aggregation-codes.ts';
import type { AccountRecord } from './records.ts';
import type { Reply } from './reply.ts';
import { errorReply } from './reply.ts';
import { mfaChallenge } from './sign-in.ts';

/** The institution's own limit within a time frame is told with a success, of all things. */
const callLimit = 44000;

/** What a premium call hears from a bank that does not answer it; undefined when it does. */
export function refusalOf({ aggregationStatusCode: code }: AccountRecord): Reply | undefined {
  if (code === 0) return undefined;
  if (code === 185) return mfaChallenge();
  if (code === callLimit) return errorReply(202, callLimit, messageOf(callLimit));
  return bankTrouble(code);
}
