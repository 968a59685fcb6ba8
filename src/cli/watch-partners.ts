import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config/problems.ts';
import { readTextFile } from '../config/read-text-file.ts';
import { type Config, type ReadText, rereadPartners } from '../config.ts';
import type { Partners } from '../domain/clients.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { type Repetition, repeat } from '../lib/repeat.ts';

export interface WatchOptions {
  readonly config: Pick<Config, 'partnersFile'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told the partners after each change of the file, or of a file with a secret that it names. */
  apply(partners: Partners): void;
}

export interface PartnersWatch extends Repetition {
  /** Reads it now, whether it has changed or not. */
  reload(): Promise<void>;
}

/** Mounted secrets are changed by swapping links, which no file system reports alike: reading again is what works everywhere. */
const lookEveryMs = 2_000;

/**
 * Reads the partners file again whenever it, or a file that it points to, is not what it was. A file that cannot be read
 * changes nothing: the log says what is wrong with it, once.
 */
export function watchPartners({ config, env, clock, log, apply }: WatchOptions): PartnersWatch {
  const { partnersFile } = config;
  if (partnersFile === null) {
    const reload = async () => log.info({}, 'there is nothing to read again: all settings come from the environment');
    return { stop: async () => {}, reload };
  }
  const tracked = trackReads();
  let seen: string | null = null;
  let last = Promise.resolve();
  const looking = repeat(clock, lookEveryMs, () =>
    inTurn(async () => {
      const isFirst = seen === null;
      if (isFirst || (await tracked.fingerprint()) !== seen) seen = await load(!isFirst);
    }),
  );
  return {
    stop: looking.stop,
    reload: () =>
      inTurn(async () => {
        seen = await load(true);
      }),
  };

  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work);
    return last;
  }

  /** The first reading only finds out which files there are: the gateway has just started with them. */
  async function load(isChange: boolean): Promise<string> {
    tracked.clear();
    try {
      const partners = rereadPartners(env, tracked.read);
      if (isChange) {
        apply(partners);
        log.info({ partnersFile, partners: partners.size }, 'the partners file was read again');
      }
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const problems = error.problems.map(({ name, got, wanted }) => `${name} ${got}; wanted ${wanted}`);
      log.error({ partnersFile, problems }, 'the partners file was not taken over: partners stay as they were');
    }
    return await tracked.fingerprint();
  }
}

/** Remembers which files were read, to tell whether one of them changed. */
function trackReads() {
  const paths = new Set<string>();
  const read: ReadText = (path) => {
    paths.add(path);
    return readTextFile(path);
  };
  return {
    read,
    clear: () => paths.clear(),
    async fingerprint(): Promise<string> {
      const hash = createHash('sha256');
      for (const path of paths) hash.update(await readFile(path).catch(() => Buffer.from('absent'))).update('\0');
      return hash.digest('hex');
    },
  };
}
