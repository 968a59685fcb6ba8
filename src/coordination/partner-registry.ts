import type { PartnerConfig, Partners } from '../domain/clients.ts';
import type { Partner } from '../domain/partner.ts';

/** The partners and clients of the gateway as they are now. */
export interface PartnerRegistry {
  current(): Partners;
  /** Takes effect with the next request. Operations under way end with what they began with. */
  replace(next: Partners): void;
}

export function createPartnerRegistry(initial: Partners): PartnerRegistry {
  let partners = initial;
  return {
    current: () => partners,
    replace(next) {
      partners = new Map([...next].map(([id, entry]) => [id, keepPartner(entry, partners.get(id))]));
    },
  };
}

/** What is remembered of a partner hangs on its object: one that did not change stays the same. */
function keepPartner(next: PartnerConfig, before: PartnerConfig | undefined): PartnerConfig {
  if (before === undefined || fingerprint(before.partner) !== fingerprint(next.partner)) return next;
  return Object.freeze({ ...next, partner: before.partner });
}

function fingerprint({ partnerSecret, appKey, webhooks, ...open }: Partner): string {
  const { previousSecret, txPushKeys = [], notificationsKey } = webhooks ?? {};
  const secrets = [partnerSecret, appKey, previousSecret, ...txPushKeys].map((secret) => secret?.reveal());
  return JSON.stringify([secrets, notificationsKey, open]);
}
