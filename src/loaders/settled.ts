/** Loads each key by its own call; a key that fails does not take its siblings down. */
export function settled<K, V>(keys: readonly K[], load: (key: K) => Promise<V>): Promise<(V | Error)[]> {
  return Promise.all(keys.map((key) => load(key).catch((error: unknown) => error as Error)));
}
