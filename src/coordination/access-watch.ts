/** Access to a customer's data that has ended: that of one login, or of all of them. */
export interface EndedAccess {
  readonly partnerId: string;
  readonly customerId: string;
  readonly institutionLoginId: string | null;
}

export interface Watched extends Disposable {
  /** Aborted, with the `EndedAccess` as its reason, when any access to the customer has ended. */
  readonly signal: AbortSignal;
}

/** Tells whoever goes on delivering a customer's data that they may no longer. What is kept of it is invalidated besides. */
export interface AccessWatch {
  /** Before it returns, every watcher has been told. */
  end(access: EndedAccess): void;
  /** Of a customer, until disposed of. */
  watch(partnerId: string, customerId: string): Watched;
}

export function createAccessWatch(): AccessWatch {
  const watchers = new Map<string, Set<AbortController>>();
  const keyOf = (partnerId: string, customerId: string) => JSON.stringify([partnerId, customerId]);

  return {
    end(access) {
      const key = keyOf(access.partnerId, access.customerId);
      const told = watchers.get(key);
      watchers.delete(key);
      for (const controller of told ?? []) controller.abort(access);
    },
    watch(partnerId, customerId) {
      const key = keyOf(partnerId, customerId);
      const controller = new AbortController();
      const others = watchers.get(key) ?? new Set();
      watchers.set(key, others.add(controller));
      return {
        signal: controller.signal,
        [Symbol.dispose]() {
          others.delete(controller);
          if (others.size === 0 && watchers.get(key) === others) watchers.delete(key);
        },
      };
    },
  };
}
