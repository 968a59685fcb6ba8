import type { SandboxClock } from '../clock.ts';
import { retriesOf } from './retries.ts';
import type { WebhookFamily } from './sign.ts';

/** An event on its way to a listener. */
export interface Message {
  readonly family: WebhookFamily;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Not before, on the sandbox's clock. @default now */
  readonly at?: number;
  /** Told when nobody listened and no more is tried. */
  readonly givenUp?: () => void;
}

export interface Attempt {
  /** On the sandbox's clock. */
  readonly at: number;
  /** HTTP status; null when nobody answered. */
  readonly status: number | null;
}

export interface Delivery {
  readonly id: string;
  readonly family: WebhookFamily;
  readonly url: string;
  readonly body: string;
  readonly attempts: readonly Attempt[];
  readonly state: 'waiting' | 'delivered' | 'given up';
}

/** Events that are sent, and sent again, until a listener answers with a success or upstream would give up. */
export interface Outbox {
  send(message: Message): Delivery;
  /** Sends one once more, whatever became of it: as a replay does, or an answer that was lost. Undefined for an unknown one. */
  again(id: string): Delivery | undefined;
  list(): readonly Delivery[];
  /** Sends what is due. Called every now and then. */
  pump(): void;
}

interface Entry extends Delivery {
  readonly message: Message;
  readonly attempts: Attempt[];
  state: Delivery['state'];
  /** On the sandbox's clock; null while it is being sent, and when nothing more is to be done. */
  dueAt: number | null;
}

const patienceMs = 5_000;
/** What was delivered is remembered for whoever looks; the oldest goes first. */
const mostKept = 1_000;

export function createOutbox(clock: Pick<SandboxClock, 'now'>): Outbox {
  const entries: Entry[] = [];
  let made = 0;

  function send(message: Message): Entry {
    const at = message.at ?? clock.now();
    made += 1;
    const entry: Entry = { id: String(made), ...plain(message), message, attempts: [], state: 'waiting', dueAt: at };
    entries.push(entry);
    if (entries.length > mostKept) entries.splice(0, entries.length - mostKept);
    pump();
    return entry;
  }

  function pump(): void {
    const now = clock.now();
    for (const entry of entries) if (entry.dueAt !== null && entry.dueAt <= now) void attempt(entry);
  }

  async function attempt(entry: Entry): Promise<void> {
    const firstAt = entry.attempts[0]?.at ?? clock.now();
    entry.dueAt = null;
    const at = clock.now();
    const status = await post(entry.message);
    entry.attempts.push({ at, status });
    if (status !== null && status >= 200 && status < 300) {
      entry.state = 'delivered';
      return;
    }
    if (entry.state === 'delivered') return;
    entry.dueAt = retriesOf(entry.family, firstAt, entry.attempts.length);
    if (entry.dueAt !== null) return;
    entry.state = 'given up';
    entry.message.givenUp?.();
  }

  return {
    send,
    again(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry !== undefined) void attempt(entry);
      return entry;
    },
    list: () =>
      entries.map(({ id, family, url, body, attempts, state }) => ({
        id,
        family,
        url,
        body,
        attempts: [...attempts],
        state,
      })),
    pump,
  };
}

const plain = ({ family, url, body }: Message) => ({ family, url, body });

/** The status of the answer; null when there is none. */
export async function post({ url, headers, body }: Pick<Message, 'url' | 'headers' | 'body'>): Promise<number | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}
