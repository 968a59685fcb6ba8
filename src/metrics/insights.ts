import type { GatewayHealth } from '../domain/gateway-health.ts';
import type { Partner } from '../domain/partner.ts';
import type { SupportBundle, SupportFilter } from '../domain/support.ts';
import type { MetricsChanges } from './changes.ts';
import type { LogReader } from './log-reader.ts';
import type { MetricsReader } from './reader.ts';

/** What the gateway knows about itself: figures, logs and health, for whoever may see them. */
export interface Insights extends MetricsReader, LogReader {
  /** Tells that figures are different now. */
  readonly changes: MetricsChanges;
  health(partner: Partner): Promise<GatewayHealth>;
  supportBundle(partner: Partner, filter: SupportFilter): Promise<SupportBundle>;
  /** Every partner of this gateway. */
  partners(): readonly Partner[];
}
