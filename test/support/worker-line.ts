import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { RateLimits } from '../../src/coordination/bucket.ts';
import type { Coordination } from '../../src/coordination/coordination.ts';
import { createPrimaryDesk } from '../../src/coordination/primary-desk.ts';
import { createWorkerCoordination } from '../../src/coordination/worker-coordination.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { createPeer, type Peer, type PeerPort } from '../../src/lib/peer.ts';

/** What is copied between two threads is what is copied between two processes. */
export function portOf(port: MessagePort): PeerPort {
  port.unref();
  return {
    send: (message) => port.postMessage(message),
    onMessage: (take) => void port.on('message', take),
    onClose: (closed) => void port.once('close', closed),
  };
}

/** A primary, and what so many workers have of it. */
export function startWorkerLines(
  size: number,
  { clock, limits }: { readonly clock: Clock; readonly limits: RateLimits },
): readonly Coordination[] {
  const desk = createPrimaryDesk({ clock, limits });
  return Array.from({ length: size }, () => {
    const { port1, port2 } = new MessageChannel();
    const served = desk.serve(() => atPrimary);
    const atPrimary: Peer = createPeer(portOf(port1), served.verbs);
    const { coordination, verbs } = createWorkerCoordination(() => atWorker, clock);
    const atWorker: Peer = createPeer(portOf(port2), verbs);
    return coordination;
  });
}
