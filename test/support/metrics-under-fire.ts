import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addressesOf, ask, type GatewayProcess } from './gateway-process.ts';

interface Store {
  readonly name: string;
  readonly isUp: boolean;
  readonly dropped: number;
}

export interface MetricsUnderFire {
  /** Asks that went wrong. */
  failed(): number;
  /** Sends asks, sixteen at a time, each of `perAsk` records and one, until it is told to stop; resolves when the last is answered. */
  load(isEnough: () => boolean): Promise<void>;
  readonly perAsk: number;
  store(): Promise<Store>;
  /** Resolves when what waited is in the store, which is there by then. */
  settled(): Promise<Store>;
  /** What the gateway handed over, by counters that have nothing to do with the store. */
  handedOver(): Promise<number>;
}

const together = 16;

/** Traffic on a gateway process while something happens to its metrics, and what became of the records. */
export async function metricsUnderFire(gateway: GatewayProcess): Promise<MetricsUnderFire> {
  const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
  const info = (await (await fetch(`${sandboxUrl}/__sandbox/info`)).json()) as {
    partners: { customers: { customerId: string }[] }[];
  };
  const ids = info.partners[0]!.customers.slice(0, 20).map(({ customerId }) => customerId);
  // Each of them is an ask of its own, answered from memory after the first time.
  const query = `query Full { ${ids.map((id, n) => `c${n}: customer(customerId: "${id}") { username }`).join(' ')} }`;
  let failed = 0;
  const store = async () => {
    const { data } = await ask(url, '{ partner { health { stores { name isUp dropped } } } }');
    return (data as { partner: { health: { stores: Store[] } } }).partner.health.stores[0]!;
  };
  return {
    failed: () => failed,
    perAsk: ids.length,
    async load(isEnough) {
      const work = async () => {
        while (!isEnough()) if ((await ask(url, query)).errors !== undefined) failed += 1;
      };
      await Promise.all(Array.from({ length: together }, work));
    },
    store,
    async settled() {
      for (let tries = 0; tries < 500; tries += 1) {
        // Asking for a figure hands over what waits; it is in the store when the figure is there.
        await ask(url, '{ partner { metrics(window: HOUR) { calls { current } } } }');
        const found = await store();
        if (found.isUp) return found;
      }
      throw new Error('the store does not come back');
    },
    async handedOver() {
      const text = await (await fetch(`${adminUrl}/metrics`)).text();
      const counted = text.matchAll(/^ofg_(?:upstream_calls|operations)_total\{[^}]*\} (\d+)$/gm);
      return [...counted].reduce((sum, [, value]) => sum + Number(value), 0);
    },
  };
}

/** Calls and operations in the log of a data directory. */
export function rowsIn(dataDir: string): number {
  using database = new DatabaseSync(join(dataDir, 'metrics.db'), { readOnly: true });
  return Number(database.prepare('select sum(rows) as n from log_block').get()?.n);
}
