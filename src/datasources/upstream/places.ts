/** So many of each name go on at a time; the others of that name wait, in the order they came. */
export interface Places {
  /** Rejects with the reason of the signal when that is aborted before there is a place, and has not called `run` then. */
  within<T>(name: string, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
}

interface Room {
  taken: number;
  /** Each is called when its turn has come. */
  readonly waiting: Set<() => void>;
}

export function createPlaces(most: number): Places {
  /** Without those that nobody is in. */
  const rooms = new Map<string, Room>();

  function turn({ waiting }: Room, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const end = () => {
        waiting.delete(begin);
        signal.removeEventListener('abort', leave);
      };
      const begin = () => {
        end();
        resolve();
      };
      const leave = () => {
        end();
        reject(signal.reason);
      };
      waiting.add(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    async within(name, signal, run) {
      let room = rooms.get(name);
      if (room === undefined) {
        room = { taken: 0, waiting: new Set() };
        rooms.set(name, room);
      }
      // Whoever ends leaves the place to the first that waits, so that nobody comes in between.
      if (room.taken < most) room.taken += 1;
      else await turn(room, signal);
      try {
        return await run();
      } finally {
        const [next] = room.waiting;
        if (next !== undefined) next();
        else {
          room.taken -= 1;
          if (room.taken === 0) rooms.delete(name);
        }
      }
    },
  };
}
