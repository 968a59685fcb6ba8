import type { Reply } from './reply.ts';
import { errorReply } from './reply.ts';

/** What upstream says about the trouble at a bank, in the words of its list of aggregation status codes. */
const messages: Readonly<Record<number, string>> = {
  102: 'Cannot connect to the financial institution.',
  103: 'Invalid credentials',
  108: 'User action required at the financial institution.',
  109: 'User action required at the financial institution.',
  123: 'Failure at the financial institution.',
  125: 'Failure at the financial institution.',
  127: 'Failure at the financial institution.',
  128: 'Failure at the financial institution.',
  130: 'Failure at the financial institution.',
  185: 'Missing answer to a security question.',
  187: 'Invalid answer to a security question.',
  325: 'Your data is currently being aggregated and is inaccessible at the moment. Please wait several minutes and keep trying.',
  905: 'The financial institution is down for maintenance.',
  910: 'The connection to the financial institution is broken.',
  913: 'The account is closed.',
  914: 'The account is no longer available.',
  977: 'The request limit of the financial institution is reached.',
  44000: 'The call limit of the financial institution for the time frame is reached.',
  945: 'The authorization at the financial institution has expired.',
};

export const messageOf = (code: number) => messages[code] ?? 'Unexpected error at the financial institution.';

/** Accounts that are gone at the bank stay listed, and no aggregation is attempted any more. */
export const isClosed = (code: number) => code === 913 || code === 914;

/** Trouble at the bank during a call that contacts it: the aggregation status code becomes the error code. */
export const bankTrouble = (code: number): Reply => errorReply(500, code, messageOf(code));
