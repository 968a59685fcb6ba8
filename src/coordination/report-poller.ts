import { isFinal, type ReportSummary } from '../domain/reports.ts';
import type { Clock, Timer } from '../lib/clock.ts';
import type { LeaseStore } from './lease-store.ts';

/** What became of a report. The same change may be published twice, by two processes: `key` tells. */
export interface ReportChange {
  readonly key: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly reportId: string;
  readonly type: string | null;
  /** As upstream wrote it. */
  readonly status: string | null;
  /** Nothing will change any more. */
  readonly final: boolean;
}

/** Asks upstream how far reports are, as long as somebody wants to know. */
export interface ReportPoller extends AsyncDisposable {
  /** From now on until `stop`. Any number of watchers of one customer are served by the same calls. */
  watch(partnerId: string, customerId: string): { stop(): void };
  /** Somebody says that something has changed: looks now rather than in a while, but never in quick succession. */
  nudge(partnerId: string, customerId: string): void;
}

export interface ReportPollerDeps {
  readonly clock: Clock;
  readonly leases: Pick<LeaseStore, 'lease'>;
  /** Differs between all processes that share the leases. */
  readonly instanceId: string;
  /** All reports of a customer by one background call; null when there is no such customer. */
  readonly read: (partnerId: string, customerId: string) => Promise<readonly ReportSummary[] | null>;
  /** Where watchers hear of it, in every process. */
  readonly publish: (change: ReportChange) => Promise<void> | void;
}

/** Upstream asks to wait this long between two looks. */
const pauseMs = 20_000;
/** Longest pause, after failures in a row and for reports that do not get done. */
const longestPauseMs = 5 * 60_000;
/** After so many looks a report takes unusually long: then they become rare. */
const patientLooks = 90;
/** Shortest pause between two looks, however often it is nudged: nudges may be forged. */
const nudgeMs = 5_000;
/** Somewhat longer than a pause: whoever polls keeps the lease, and one that dies loses it soon. */
const leaseMs = 25_000;

interface Watched {
  readonly partnerId: string;
  readonly customerId: string;
  watchers: number;
  /** Status by report, as last published. */
  readonly published: Map<string, string | null>;
  timer: Timer | undefined;
  looking: Promise<void> | undefined;
  lookedAt: number;
  looks: number;
  failures: number;
  idle: boolean;
}

/** One poller for each customer with watchers and reports under way; by a lease, one in the whole fleet. */
export function createReportPoller({ clock, leases, instanceId, read, publish }: ReportPollerDeps): ReportPoller {
  const watched = new Map<string, Watched>();
  let stopped = false;
  const keyOf = (partnerId: string, customerId: string) => JSON.stringify([partnerId, customerId]);

  function lookIn(customer: Watched, delayMs: number): void {
    customer.timer?.cancel();
    customer.timer = undefined;
    if (stopped || customer.watchers === 0) return;
    customer.timer = clock.after(delayMs, () => {
      customer.timer = undefined;
      customer.looking = look(customer).finally(() => {
        customer.looking = undefined;
      });
    });
  }

  async function look(customer: Watched): Promise<void> {
    const { partnerId, customerId } = customer;
    customer.lookedAt = clock.monotonic();
    try {
      if (await leases.lease(`reports:${keyOf(partnerId, customerId)}`, instanceId, leaseMs)) {
        await tell(customer, (await read(partnerId, customerId)) ?? []);
      }
      customer.failures = 0;
    } catch {
      // Whatever it was, the next look finds out whether it has passed.
      customer.failures += 1;
    }
    if (!customer.idle) lookIn(customer, pauseOf(customer));
  }

  /** Publishes what is new, and rests when nothing is under way. */
  async function tell(customer: Watched, reports: readonly ReportSummary[]): Promise<void> {
    const { partnerId, customerId, published } = customer;
    for (const { reportId, type, status } of reports) {
      if (published.get(reportId) === status) continue;
      const key = JSON.stringify([reportId, status]);
      await publish({ key, partnerId, customerId, reportId, type, status, final: isFinal(status) });
      published.set(reportId, status);
    }
    customer.looks += 1;
    customer.idle = reports.every(({ status }) => isFinal(status));
  }

  function pauseOf({ failures, looks }: Watched): number {
    const patience = looks > patientLooks ? longestPauseMs : pauseMs;
    return Math.min(longestPauseMs, patience * 2 ** Math.min(failures, 5));
  }

  function wake(customer: Watched, delayMs: number): void {
    customer.idle = false;
    customer.looks = 0;
    lookIn(customer, delayMs);
  }

  return {
    watch(partnerId, customerId) {
      const key = keyOf(partnerId, customerId);
      const customer: Watched = watched.get(key) ?? {
        partnerId,
        customerId,
        watchers: 0,
        published: new Map(),
        timer: undefined,
        looking: undefined,
        lookedAt: Number.NEGATIVE_INFINITY,
        looks: 0,
        failures: 0,
        idle: true,
      };
      watched.set(key, customer);
      customer.watchers += 1;
      // Whoever comes while it is polled is served by the next look.
      if (customer.idle) wake(customer, Math.max(0, customer.lookedAt + pauseMs - clock.monotonic()));
      let watching = true;
      return {
        stop() {
          if (!watching) return;
          watching = false;
          customer.watchers -= 1;
          if (customer.watchers > 0) return;
          customer.timer?.cancel();
          watched.delete(key);
        },
      };
    },
    nudge(partnerId, customerId) {
      const customer = watched.get(keyOf(partnerId, customerId));
      if (customer === undefined || customer.looking !== undefined) return;
      wake(customer, Math.max(0, customer.lookedAt + nudgeMs - clock.monotonic()));
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      const customers = [...watched.values()];
      watched.clear();
      for (const customer of customers) customer.timer?.cancel();
      await Promise.all(customers.map(({ looking }) => looking));
    },
  };
}
