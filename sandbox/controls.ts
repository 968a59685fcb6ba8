import type { AccountRef } from './ledger.ts';
import type { Sandbox, SandboxInfo } from './sandbox.ts';
import type { Beginning, SandboxState } from './state.ts';
import { createState } from './state.ts';
import type { World } from './world.ts';

/** The sandbox without its socket. */
export type Controls = Omit<Sandbox, typeof Symbol.asyncDispose | 'url'>;

/** Holds the state, which a reset replaces as a whole, and everything that changes it from outside. */
export function createControls(beginning: Beginning): {
  readonly state: () => SandboxState;
  readonly controls: Controls;
} {
  let generation = 0;
  let state = createState(beginning, generation);
  const ledger = () => state.world.ledger.createLedger((ref) => findAccount(state.world, ref), state.clock.now);
  return {
    state: () => state,
    controls: {
      info: infoOf(state.world),
      calls: () => state.log.read(),
      resetCalls: () => state.log.reset(),
      reset() {
        generation += 1;
        state = createState(beginning, generation);
      },
      addFault: (fault) => state.faults.add(fault),
      clearFaults: () => state.faults.clear(),
      setLimits: (limits) => state.limits.set(limits),
      setClock: (clock) => state.clock.set(clock),
      setSwitches(switches) {
        state.switches = { ...state.switches, ...switches };
      },
      ledger: {
        rows: (account) => ledger().rows(account),
        add: (account, row) => ledger().add(account, row),
        shadow: (account, id) => ledger().shadow(account, id),
        remove: (account, id) => ledger().remove(account, id),
        edit: (account, id, patch) => ledger().edit(account, id, patch),
      },
    },
  };
}

function findAccount(world: World, ref: AccountRef) {
  const { partnerId, accountId } = typeof ref === 'string' ? { partnerId: undefined, accountId: ref } : ref;
  for (const partner of world.partners.values()) {
    if (partnerId !== undefined && partner.partnerId !== partnerId) continue;
    for (const customer of partner.customers.values()) {
      const account = customer.accounts.find((candidate) => candidate.id === accountId);
      if (account !== undefined) return account;
    }
  }
  throw new RangeError(`No account ${accountId}${partnerId === undefined ? '' : ` of partner ${partnerId}`}`);
}

function infoOf(world: World): SandboxInfo {
  return {
    partners: [...world.partners.values()].map(
      ({ partnerId, partnerSecret, appKey, plan, hasBundle, applications, customers }) => ({
        partnerId,
        partnerSecret,
        appKey,
        plan,
        hasBundle,
        applications,
        customers: [...customers.values()].map(({ id, username, type, purpose }) => ({
          customerId: id,
          username,
          type,
          purpose,
        })),
      }),
    ),
  };
}
