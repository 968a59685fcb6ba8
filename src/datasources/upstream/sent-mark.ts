import { Client, type Dispatcher } from 'undici';

/** How far a request came; read when it has failed. */
export interface SentMark {
  /** A connection has begun to write the request: from then on upstream may have seen it. */
  written: boolean;
  /** That connection had brought an answer to an earlier request. */
  reused: boolean;
  /** The head of the answer has arrived. */
  answered: boolean;
}

const marks = new WeakMap<object, SentMark>();

/** Request options that carry a mark. The mark travels beside the options, since undici checks what is inside. */
export function withSentMark<O extends Dispatcher.RequestOptions>(options: O, mark: SentMark): O {
  const headers = options.headers;
  if (typeof headers === 'object' && headers !== null) marks.set(headers, mark);
  return options;
}

/**
 * One connection at a time that sets the marks. Without them a request that was aborted while it waited for a connection
 * could not be told from one whose answer was lost, and a login that never left would count as one of five; and an idle
 * connection that upstream closed just as we wrote could not be told from an upstream that fails.
 */
export function createMarkingClient(origin: URL | string, options: Client.Options): Client {
  const client = new Client(origin, options);
  let answers = 0;
  client.on('connect', () => {
    answers = 0;
  });
  const dispatch = client.dispatch.bind(client);
  client.dispatch = (request, handler) => {
    const mark = typeof request.headers === 'object' && request.headers !== null && marks.get(request.headers);
    if (!mark) return dispatch(request, handler);
    return dispatch(request, {
      onRequestStart(controller, context) {
        mark.written = !controller.aborted;
        mark.reused = answers > 0;
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart(...args) {
        mark.answered = true;
        handler.onResponseStart?.(...args);
      },
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd(...args) {
        answers += 1;
        handler.onResponseEnd?.(...args);
      },
      onResponseError: (...args) => handler.onResponseError?.(...args),
      onRequestSent: () => handler.onRequestSent?.(),
    });
  };
  return client;
}
