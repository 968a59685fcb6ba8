import type { GatewayError } from '../domain/errors.ts';
import { errorCodes } from '../domain/errors.ts';
import { box } from './text.ts';

/** What an operator must do when Mastercard refuses a partner. The gateway itself goes on. */
export function credentialBox(partnerId: string, { code, message }: GatewayError): string {
  const paragraphs = [
    message,
    `What to do: ${errorCodes[code].remedy}`,
    'The gateway goes on running. Nothing is sent for this partner meanwhile: every further wrong login brings it closer to being locked.',
  ];
  return `\n${box(`Partner ${partnerId}: ${code}`, paragraphs)}\n\n`;
}
