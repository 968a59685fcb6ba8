import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createIdentify } from '../datasources/upstream/identity.ts';
import { type Rotation, type RotationEnd, rotateSecret } from '../datasources/upstream/rotate-secret.ts';
import { createSender } from '../datasources/upstream/send.ts';
import type { Partner } from '../domain/partner.ts';
import { systemClock } from '../lib/clock.ts';
import { silentLogger } from '../lib/logger.ts';
import { loadKeyRing } from '../lib/master-key.ts';
import { type PairState, unseenPair } from '../store/latch-rules.ts';
import type { Latch, LatchReason } from '../store/latch-store.ts';
import { openStores } from '../store/stores.ts';

/** What the data directory or the database remembers of the logins of partners, as a gateway with the same settings reads it. */
export interface LoginMemory extends AsyncDisposable {
  read(partner: Partner): Promise<Remembered>;
  /** Forgets refusals and lock. */
  release(partner: Partner): Promise<void>;
  /** Changes a partner's secret at Mastercard, under the rules of the latch. */
  rotate(rotation: Rotation): Promise<RotationEnd>;
}

export interface Remembered {
  /** Of partner id and secret together. */
  readonly pair: PairState;
  /** Closed when Mastercard has locked the partner. */
  readonly lock: Latch | null;
}

export const nothingRemembered: Remembered = { pair: unseenPair, lock: null };

/** Looking must not make files that the gateway would have made, perhaps as another user: ask this first. */
export async function hasMemory({ dataDir, databaseUrl }: Config): Promise<boolean> {
  if (databaseUrl !== null) return true;
  return stat(join(dataDir, 'latches.db')).then(
    () => true,
    () => false,
  );
}

/** Works beside a running gateway. */
export async function openLoginMemory(config: Config): Promise<LoginMemory> {
  const identify = createIdentify(await loadKeyRing(config));
  const databaseUrl = config.databaseUrl?.reveal() ?? null;
  const stores = await openStores({ dataDir: config.dataDir, databaseUrl, clock: systemClock, log: silentLogger });
  const { latches } = stores;
  return {
    async read(partner) {
      const { pair, partner: lock } = identify(partner);
      return { pair: await latches.login(pair), lock: await latches.partnerLatch(lock) };
    },
    async release(partner) {
      const { pair, partner: lock } = identify(partner);
      await latches.release(pair);
      await latches.release(lock);
    },
    async rotate(rotation) {
      await using sender = createSender({ connections: 1, liveConnections: 1, connectTimeoutMs: 3_000 });
      const { send } = sender;
      // Interrupted, it leaves both secrets in doubt; so it is not, and is over within the time of a login.
      const { signal } = new AbortController();
      return await rotateSecret({ clock: systemClock, latches, identify, send, log: silentLogger, signal }, rotation);
    },
    [Symbol.asyncDispose]: () => stores[Symbol.asyncDispose](),
  };
}

const reasons: Record<LatchReason, string> = {
  refused: 'Mastercard refused partner id and secret',
  unknown: 'the answers of two logins were lost, and each may have counted as an attempt',
  locked: 'Mastercard locked the partner',
};

/** One phrase for each closed latch. */
export function closedLatches({ pair, lock }: Remembered): readonly string[] {
  const since = (atMs: number | null) => (atMs === null ? '' : `, on ${new Date(atMs).toISOString()}`);
  return [
    ...(pair.state === 'LATCHED' ? [`${reasons[pair.reason ?? 'refused']}${since(pair.latchedAt)}`] : []),
    ...(lock === null ? [] : [`${reasons[lock.reason]}${since(lock.at)}`]),
  ];
}
