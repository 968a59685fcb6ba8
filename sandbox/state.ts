import type { Access } from './access.ts';
import { createAccess } from './access.ts';
import type { CallRecorder } from './call-log.ts';
import { createCallRecorder } from './call-log.ts';
import type { SandboxClock } from './clock.ts';
import { createClock } from './clock.ts';
import type { Switches } from './control/settings.ts';
import type { DirectorySize } from './data/institutions.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { createFaultPlan } from './faults/fault-plan.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import type { RateLimits } from './rate-limits.ts';
import { createRateLimits } from './rate-limits.ts';
import { createOutbox, type Outbox } from './webhooks/outbox.ts';
import type { NotificationKeys } from './webhooks/sign.ts';
import type { World } from './world.ts';
import { createWorld } from './world.ts';

/** All that a reset throws away. */
export interface SandboxState {
  readonly world: World;
  readonly access: Access;
  readonly clock: SandboxClock;
  readonly faults: FaultPlan;
  readonly limits: RateLimits;
  readonly log: CallRecorder;
  /** Decides about what differs from answer to answer. */
  readonly random: Random;
  readonly appKeys: ReadonlySet<string>;
  readonly outbox: Outbox;
  readonly notificationKeys: NotificationKeys;
  switches: Required<Switches>;
}

export interface Beginning {
  readonly seed: number;
  /** Unix milliseconds; a reset goes back to the data as of then. */
  readonly startedAt: number;
  readonly machineNow: () => number;
  readonly directory: DirectorySize;
  readonly morePartners?: number;
  readonly notificationKeys: NotificationKeys;
}

export function createState(
  { seed, startedAt, machineNow, directory, morePartners, notificationKeys }: Beginning,
  generation: number,
): SandboxState {
  const world = createWorld(seed, startedAt, directory, morePartners);
  const clock = createClock(machineNow);
  const appKeys = new Set([...world.partners.values()].map((partner) => partner.appKey));
  return {
    world,
    access: createAccess(seed, generation),
    clock,
    outbox: createOutbox(clock),
    notificationKeys,
    faults: createFaultPlan(createRandom(seed, 'faults')),
    limits: createRateLimits(appKeys),
    log: createCallRecorder(),
    random: createRandom(seed, 'answers'),
    appKeys,
    switches: { newTokenInvalidatesOld: false, tieOrder: 'stable', institutionStart: 'pages', pdfBytes: 0 },
  };
}
