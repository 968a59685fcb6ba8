import type { ErrorCode, GatewayError } from '../domain/errors.ts';
import { errorCodes } from '../domain/errors.ts';
import { box } from './text.ts';

const consequence: Partial<Record<ErrorCode, string>> = {
  CREDENTIALS_LATCHED:
    'The gateway goes on running. Nothing is sent for this partner meanwhile: every further wrong login brings it closer to being locked.',
  PARTNER_LOCKED: 'The gateway goes on running. Nothing is sent for this partner until it is unlocked.',
  WRONG_APP_KEY: 'The gateway goes on running, and tries again now and then: Mastercard may only have been busy.',
};

/** What an operator must do when Mastercard refuses a partner. The gateway itself goes on. */
export function credentialBox(partnerId: string, { code, message }: GatewayError): string {
  const paragraphs = [
    message,
    `What to do: ${errorCodes[code].remedy}`,
    consequence[code] ?? 'The gateway goes on running.',
  ];
  return `\n${box(`Partner ${partnerId}: ${code}`, paragraphs)}\n\n`;
}
