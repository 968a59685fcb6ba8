import type { AccountRef } from './ledger.ts';
import type { Sandbox, SandboxInfo } from './sandbox.ts';
import type { Beginning, SandboxState } from './state.ts';
import { createState } from './state.ts';
import { type PushType, pushTransaction } from './webhooks/emit.ts';
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
  function pushed<Row extends { readonly id: string }>(ref: AccountRef, type: PushType, row: Row): Row {
    const { outbox, world, clock } = state;
    const account = findAccount(world, ref);
    for (const partner of world.partners.values()) pushTransaction(outbox, partner, account, type, row, clock.now());
    return row;
  }
  return {
    state: () => state,
    controls: {
      info: infoOf(state.world, beginning.notificationKeys.publicPem),
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
        add: (account, row) => pushed(account, 'created', ledger().add(account, row)),
        shadow: (account, id) => pushed(account, 'modified', ledger().shadow(account, id)),
        remove(account, id) {
          ledger().remove(account, id);
          pushed(account, 'deleted', { id });
        },
        edit: (account, id, patch) => pushed(account, 'modified', ledger().edit(account, id, patch)),
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

function infoOf(world: World, notificationsKey: string): SandboxInfo {
  return {
    notificationsKey,
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
