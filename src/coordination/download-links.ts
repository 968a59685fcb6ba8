import { type DownloadLink, type DownloadTarget, holderOf } from '../domain/downloads.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { open, seal } from '../lib/seal.ts';
import type { EndedAccess } from './access-watch.ts';
import type { LeaseStore } from './lease-store.ts';

/** Where downloads are served. */
export const downloadPath = '/downloads/';
/** Long enough to follow a link that was just given, and too short to keep one. */
export const linkMs = 5 * 60_000;

export interface DownloadLinks {
  issue(viewer: Viewer, target: DownloadTarget): DownloadLink;
  /** @throws NOT_FOUND for what was not given to this viewer, LINK_EXPIRED for what was, too long ago or before access ended */
  open(viewer: Viewer, token: string): Promise<DownloadTarget>;
  /** No link to data of this customer that was given so far is good any more, on any instance. */
  end(access: Pick<EndedAccess, 'partnerId' | 'customerId'>): Promise<void>;
}

interface Sealed {
  readonly target: DownloadTarget;
  readonly issuedAt: number;
}

/**
 * Links are sealed: they are not kept anywhere and say nothing about what they lead to. One opens for the partner, client and
 * end user it was given to, so that a link alone, in a log or a history, is worth nothing.
 */
export function createDownloadLinks(deps: {
  /** 32 bytes each, used for nothing else. Links are sealed with the first, and open when sealed with any. */
  readonly keys: readonly [Buffer, ...Buffer[]];
  readonly clock: { wall(): number };
  readonly leases: LeaseStore;
  /** Null: links are paths, to be resolved against the address that the graph was asked at. */
  readonly publicUrl: string | null;
}): DownloadLinks {
  const { keys, clock, leases, publicUrl } = deps;
  const base = `${publicUrl?.replace(/\/$/, '') ?? ''}${downloadPath}`;
  const endOf = (partnerId: string, customerId: string) => `ended:${JSON.stringify([partnerId, customerId])}`;

  return {
    issue(viewer, target) {
      const issuedAt = clock.wall();
      const sealed: Sealed = { target, issuedAt };
      return { url: base + seal(JSON.stringify(sealed), keys[0], holderOf(viewer)), expiresAt: issuedAt + linkMs };
    },
    async open(viewer, token) {
      const { target, issuedAt } = opened(token, viewer);
      const age = clock.wall() - issuedAt;
      if (age < 0 || age >= linkMs) throw expired();
      // How long ago access ended, if that was within the life of a link.
      const left = await leases.heldForMs(endOf(viewer.partner.partnerId, target.customerId));
      if (left > 0 && age >= linkMs - left) throw expired();
      return target;
    },
    async end({ partnerId, customerId }) {
      // One holder for all: it is a mark with an end, and each new one prolongs it.
      await leases.lease(endOf(partnerId, customerId), 'ended', linkMs);
    },
  };

  function opened(token: string, viewer: Viewer): Sealed {
    for (const key of keys) {
      try {
        return JSON.parse(open(token, key, holderOf(viewer))) as Sealed;
      } catch {
        // Sealed with another key, or not by this gateway at all.
      }
    }
    throw new GatewayError('NOT_FOUND', 'There is nothing at this address for you.', { category: 'CUSTOMER' });
  }
}

function expired(): GatewayError {
  return new GatewayError('LINK_EXPIRED', 'The link is not good any more.', { category: 'CUSTOMER' });
}
