import {
  createInstitutionDirectory,
  type InstitutionDirectory,
} from './datasources/open-finance/institution-directory.ts';
import { createSources } from './datasources/open-finance/sources.ts';
import type { Caller, Exchange } from './datasources/upstream/exchange.ts';
import { createCallCounter } from './domain/call-tally.ts';
import type { CursorCodec } from './domain/cursors.ts';
import type { Partner } from './domain/partner.ts';
import type { Clock } from './lib/clock.ts';
import { createLoaders } from './loaders/loaders.ts';
import type { CreateContext } from './plugins/use-request-context.ts';

/** Milliseconds after which nobody waits for an operation any more. */
const operationMs = 30_000;
/** A sweep reads thousands of institutions in the background. */
const sweepMs = 10 * 60_000;

export interface ContextFactoryDeps {
  readonly exchange: Exchange;
  readonly partners: readonly Partner[];
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  /** Aborted when the gateway stops. */
  readonly stopping: AbortSignal;
}

export interface ContextFactory {
  readonly createContext: CreateContext;
  /** Resolves once every partner's institution directory has been swept. */
  warm(): Promise<void>;
}

/** Makes the context of each operation: sources in the name of its viewer, and loaders over them. */
export function createContextFactory({
  exchange,
  partners,
  cursors,
  clock,
  stopping,
}: ContextFactoryDeps): ContextFactory {
  const directories = new Map(partners.map((partner) => [partner.partnerId, directoryOf(partner)]));

  function directoryOf(partner: Partner): InstitutionDirectory {
    const caller = (): Caller => ({
      priority: 'background',
      deadlineAt: clock.monotonic() + sweepMs,
      signal: stopping,
      clientId: 'gateway',
      cause: { kind: 'job', job: 'institution-sweep' },
      meter: createCallCounter(),
    });
    return createInstitutionDirectory(
      { page: (page, limit) => createSources(exchange, partner, caller()).institutions.page(page, limit) },
      () => clock.monotonic(),
    );
  }

  return {
    createContext({ requestId, viewer, operationName, accountTier, signal }) {
      const { partner, clientId } = viewer;
      const tally = createCallCounter();
      const sources = createSources(exchange, partner, {
        priority: 'interactive',
        deadlineAt: clock.monotonic() + operationMs,
        signal,
        clientId,
        cause: { kind: 'operation', operationName, clientId, requestId },
        meter: tally,
      });
      const directory = directories.get(partner.partnerId);
      if (directory === undefined) throw new Error('a viewer belongs to a configured partner');
      const { partnerId } = partner;
      const loaders = createLoaders({ sources, directory, cursors, partnerId, accountTier, now: () => clock.wall() });
      return { requestId, viewer, loaders, tally };
    },
    async warm() {
      await Promise.all([...directories.values()].map((directory) => directory.warm()));
    },
  };
}
