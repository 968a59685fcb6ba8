import type { LeaseStore } from './lease-store.ts';

/** The fleet's leases, and while their store is away those of this instance alone: it may then do what another does too. */
export function createInsuredLeaseStore({
  shared,
  local,
}: {
  readonly shared: LeaseStore;
  readonly local: LeaseStore;
}): LeaseStore {
  return {
    lease: (key, holder, ttlMs) => shared.lease(key, holder, ttlMs).catch(() => local.lease(key, holder, ttlMs)),
    async release(key, holder) {
      await Promise.all([shared.release(key, holder).catch(() => {}), local.release(key, holder)]);
    },
    // Either may know of one that was taken while the other was asked.
    async heldForMs(key) {
      const [there, here] = await Promise.all([shared.heldForMs(key).catch(() => 0), local.heldForMs(key)]);
      return Math.max(there, here);
    },
  };
}
