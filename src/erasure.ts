import type { EndedAccess } from './coordination/access-watch.ts';
import type { DownloadLinks } from './coordination/download-links.ts';
import type { FeedStore } from './domain/transaction-feed.ts';
import type { Logger } from './lib/logger.ts';
import type { Observatory } from './observatory.ts';
import type { EventStore } from './store/event-store.ts';

/** Forgets what is kept of a customer after access to their data has ended. Caches are emptied by the change itself. */
export interface Erasure {
  /** What all instances share, to be called by the one where access ended. */
  shared(ended: EndedAccess): void;
  /** What each instance has of its own, and may still be about to write. */
  own(ended: EndedAccess): void;
}

export interface ErasureDeps {
  readonly links: Pick<DownloadLinks, 'end'>;
  readonly feeds: Pick<FeedStore, 'eraseFeed'>;
  readonly events: Pick<EventStore, 'eraseEvents'>;
  readonly logs: Pick<Observatory, 'forgetCustomer'>;
  readonly log: Pick<Logger, 'error'>;
}

export function createErasure({ links, feeds, events, logs, log }: ErasureDeps): Erasure {
  const attend = (forgetting: Promise<void>) =>
    forgetting.catch((error) => log.error({ err: error }, 'something of a customer whose access ended stays for now'));
  return {
    shared(ended) {
      void attend(links.end(ended));
      void attend(feeds.eraseFeed(ended));
      void attend(events.eraseEvents(ended, ended.institutionLoginId === null));
    },
    own: ({ partnerId, customerId }) => void attend(logs.forgetCustomer(partnerId, customerId)),
  };
}
