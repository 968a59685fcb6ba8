import type { Clock } from '../lib/clock.ts';
import { latest } from '../lib/latest.ts';
import type { LeaseStore } from './lease-store.ts';

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Far more than are held at once; those that have run out make room. */
const maxLeases = 100_000;

/** Leases of one process, on the monotonic clock. */
export function createMemoryLeaseStore({ clock }: { readonly clock: Clock }): LeaseStore {
  const leases = latest<Lease>(maxLeases);

  return {
    lease: async (key, holder, ttlMs) => {
      const now = clock.monotonic();
      const current = leases.get(key);
      if (current !== undefined && current.until > now && current.holder !== holder) return false;
      leases.set(key, { holder, until: now + ttlMs });
      return true;
    },
    release: async (key, holder) => {
      if (leases.get(key)?.holder === holder) leases.delete(key);
    },
    heldForMs: async (key) => Math.max(0, (leases.get(key)?.until ?? 0) - clock.monotonic()),
  };
}
