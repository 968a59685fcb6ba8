import type { Config } from '../config.ts';
import type { Partner } from '../domain/partner.ts';
import { Refusal } from './refusal.ts';

/** The partner of that id in the settings. */
export function configuredPartner({ partners }: Pick<Config, 'partners'>, partnerId: string): Partner {
  const partner = partners.get(partnerId)?.partner;
  if (partner !== undefined) return partner;
  const known = [...partners.keys()];
  throw new Refusal(
    'PARTNER_ID',
    `Partner ${partnerId} is not configured here; ${known.join(', ')} ${known.length === 1 ? 'is' : 'are'}.`,
    'Run this with the settings of the gateway: the latch is found by partner id and secret together.',
  );
}
