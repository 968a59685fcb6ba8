import { hashKey } from '../domain/api-keys.ts';
import { defaultClientSettings } from '../domain/client-settings.ts';
import type { ClientConfig, PartnerConfig } from '../domain/clients.ts';
import type { PartnerEnvironment } from '../domain/partner.ts';
import { secret } from '../domain/secret.ts';
import { scopes } from '../domain/viewer.ts';

/** What the sandbox says about its partners, as far as it matters here. */
export interface SandboxPartners {
  /** With which it signs notifications. */
  readonly notificationsKey?: string;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly partnerSecret: string;
    readonly appKey: string;
    readonly plan: Exclude<PartnerEnvironment, 'non-billable'>;
    readonly hasBundle?: boolean;
  }[];
}

/** Connect sends the customer back to any program on the machine of whoever tries the sandbox. */
const demoSettings = Object.freeze({
  ...defaultClientSettings,
  redirectUris: ['http://localhost/*', 'http://127.0.0.1/*'],
});

/** The key of the n-th demo partner, from 0. Valid only while the upstream is the embedded sandbox. */
export const demoKey = (index: number) => (index === 0 ? 'sandbox' : `sandbox-${index + 1}`);

/**
 * The demo partners as configured partners: the first answers to the key `sandbox`, the others to `sandbox-2`, `sandbox-3`.
 *
 * @param clients further clients, which call for the first partner
 */
export function sandboxPartners(
  { partners, notificationsKey }: SandboxPartners,
  upstreamUrl: string,
  clients: readonly ClientConfig[] = [],
): ReadonlyMap<string, PartnerConfig> {
  return new Map(
    partners.map(({ partnerId, partnerSecret, appKey, plan, hasBundle }, index) => {
      const key = demoKey(index);
      const demo = Object.freeze({ clientId: key, keyHashes: [hashKey(key)], scopes, settings: demoSettings });
      const config: PartnerConfig = {
        partner: Object.freeze({
          partnerId,
          partnerSecret: secret(partnerSecret),
          appKey: secret(appKey),
          environment: plan,
          paymentBundle: hasBundle ?? false,
          upstreamUrl,
          ...(notificationsKey !== undefined && { webhooks: Object.freeze({ notificationsKey }) }),
        }),
        clients: index === 0 ? [demo, ...clients] : [demo],
      };
      return [partnerId, Object.freeze(config)];
    }),
  );
}
