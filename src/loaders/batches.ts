import type DataLoader from 'dataloader';

/** Told that a batch of a loader begins; answers what is to be called at its end. */
export type BatchWatch = (loader: string, keys: number) => () => void;

/** Has the batches of a loader watched by whoever traces the operation; nothing at all where nobody does. */
export type Batches = <K, V>(loader: string, load: DataLoader.BatchLoadFn<K, V>) => DataLoader.BatchLoadFn<K, V>;

export const unwatched: Batches = (_, load) => load;

export function watchedBy(watch: BatchWatch): Batches {
  return (loader, load) => async (keys) => {
    const end = watch(loader, keys.length);
    try {
      return await load(keys);
    } finally {
      end();
    }
  };
}
