/** One end of a line between two processes, which carries structured-cloneable values in order. */
export interface PeerPort {
  send(message: unknown): void;
  onMessage(take: (message: unknown) => void): void;
  /** Told once when the other end is gone. */
  onClose(closed: () => void): void;
}

/** What an end answers, by name. */
export type PeerVerbs = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The process at the other end, which may ask as well. */
export interface Peer {
  /** Rejects with PeerGoneError when the other end is gone, and with the message of what went wrong there. */
  ask(verb: string, args: readonly unknown[]): Promise<unknown>;
  /** Asks for no answer. What goes wrong with it nobody hears. */
  tell(verb: string, args: readonly unknown[]): void;
}

export class PeerGoneError extends Error {
  override readonly name = 'PeerGoneError';
}

/** What the other end failed with, by its message: its stack stays there. */
class PeerError extends Error {
  override readonly name = 'PeerError';
}

/** id, verb, arguments; id 0 wants no answer. */
type Ask = readonly [id: number, verb: string, args: readonly unknown[]];
/** Negative id of the ask, whether it went well, value or message. */
type Reply = readonly [id: number, isOk: boolean, value: unknown];

/**
 * Asks and answers over one line. What is sent within one turn of the event loop travels as one message: each costs both ends
 * a system call, which is most of its price.
 */
export function createPeer(port: PeerPort, verbs: PeerVerbs): Peer {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let outgoing: (Ask | Reply)[] = [];
  let isGone = false;

  function post(frame: Ask | Reply): void {
    if (isGone) return;
    if (outgoing.length === 0) setImmediate(flush);
    outgoing.push(frame);
  }

  function flush(): void {
    const frames = outgoing;
    outgoing = [];
    if (!isGone) port.send(frames);
  }

  function settle([id, isOk, value]: Reply): void {
    const waiting = pending.get(-id);
    pending.delete(-id);
    if (isOk) waiting?.resolve(value);
    else waiting?.reject(new PeerError(String(value)));
  }

  async function answer([id, verb, args]: Ask): Promise<void> {
    try {
      const run = Object.hasOwn(verbs, verb) ? (verbs[verb] as (...args: readonly unknown[]) => unknown) : undefined;
      if (run === undefined) throw new Error(`no verb ${verb}`);
      const value = await run(...args);
      if (id > 0) post([-id, true, value]);
    } catch (error) {
      if (id > 0) post([-id, false, error instanceof Error ? error.message : String(error)]);
    }
  }

  port.onMessage((message) => {
    for (const frame of message as readonly (Ask | Reply)[]) {
      if (frame[0] < 0) settle(frame as Reply);
      else void answer(frame as Ask);
    }
  });
  port.onClose(() => {
    isGone = true;
    for (const { reject } of pending.values()) reject(new PeerGoneError('the other process is gone'));
    pending.clear();
  });

  return {
    ask(verb, args) {
      if (isGone) return Promise.reject(new PeerGoneError('the other process is gone'));
      lastId += 1;
      const id = lastId;
      post([id, verb, args]);
      return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
    },
    tell: (verb, args) => post([0, verb, args]),
  };
}

/** The verbs of an object, each under `prefix` and a dot. */
export function verbsOf<T extends object>(prefix: string, served: T, names: readonly (keyof T & string)[]): PeerVerbs {
  return Object.fromEntries(
    names.map((name) => [
      `${prefix}.${name}`,
      (...args: never[]) => (served[name] as (...args: never[]) => unknown)(...args),
    ]),
  );
}

/** An object whose verbs are answered by the other end, where `verbsOf` serves them. */
export function askingFor<T extends object>(peer: Peer, prefix: string, names: readonly (keyof T & string)[]): T {
  return Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => peer.ask(`${prefix}.${name}`, args)]),
  ) as T;
}
