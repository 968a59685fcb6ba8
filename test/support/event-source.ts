/** One block of server-sent events. */
export interface ServerSent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: any;
}

export interface Subscription extends AsyncDisposable {
  readonly status: number;
  /** Everything that came, comments left out. */
  readonly blocks: ServerSent[];
  /** Results, the first one that fits. Rejects when the stream ends before. */
  next(fits?: (data: any) => boolean): Promise<any>;
  /** The last id that came, with an event or without. */
  lastId(): string | null;
  /** Resolves with the end of the connection. */
  readonly ended: Promise<void>;
  /** Closes the connection, as a client that goes away does. */
  cut(): void;
}

export interface SubscribeOptions {
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lastEventId?: string | null;
}

/** Subscribes over HTTP as a browser's client does. */
export async function subscribe(
  url: string,
  query: string,
  { variables = {}, headers = { 'x-api-key': 'sandbox' }, lastEventId = null }: SubscribeOptions = {},
): Promise<Subscription> {
  const abort = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(lastEventId !== null && { 'last-event-id': lastEventId }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  const blocks: ServerSent[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  let taken = 0;
  const wakeAll = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const ended = (async () => {
    let rest = '';
    try {
      const text = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        const parts = (rest + text.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
        rest = parts.pop() ?? '';
        const found = parts.map(blockOf).filter((block) => Object.keys(block).length > 0);
        blocks.push(...found);
        if (found.length > 0) wakeAll();
      }
    } catch {
      // Cut: what came is what came.
    }
    if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream') && rest !== '')
      blocks.push({ event: 'next', data: JSON.parse(rest) });
    isOver = true;
    wakeAll();
  })();
  return {
    status: response.status,
    blocks,
    async next(fits = () => true) {
      for (;;) {
        while (taken < blocks.length) {
          const block = blocks[taken++];
          if (block?.event === 'next' && fits(block.data)) return block.data;
        }
        if (isOver) throw new Error(`the stream ended: ${JSON.stringify(blocks.at(-1))}`);
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    lastId: () => blocks.findLast(({ id }) => id !== undefined)?.id ?? null,
    ended,
    cut: () => abort.abort(),
    async [Symbol.asyncDispose]() {
      abort.abort();
      await ended;
    },
  };
}

function blockOf(text: string): ServerSent {
  const block: { id?: string; event?: string; data?: any } = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name === 'id' || name === 'event') block[name] = value ?? '';
    if (name === 'data') block.data = value === '' ? null : JSON.parse(value ?? 'null');
  }
  return block;
}
