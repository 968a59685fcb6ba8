import type { Dispatcher } from 'undici';

/** Turns true when a connection begins to write the request: from then on upstream may have seen it. */
export interface SentMark {
  written: boolean;
}

const marks = new WeakMap<object, SentMark>();

/** Request options that carry a mark. The mark travels beside the options, since undici checks what is inside. */
export function withSentMark<O extends Dispatcher.RequestOptions>(options: O, mark: SentMark): O {
  const headers = options.headers;
  if (typeof headers === 'object' && headers !== null) marks.set(headers, mark);
  return options;
}

/**
 * Interceptor that sets the mark. Without it a request that was aborted while it waited for a connection could not be
 * told from one whose answer was lost, and a login that never left would count as one of five.
 */
export const markSent: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const mark = typeof options.headers === 'object' && options.headers !== null ? marks.get(options.headers) : undefined;
  if (mark === undefined) return dispatch(options, handler);
  return dispatch(options, {
    onRequestStart(controller, context) {
      mark.written = !controller.aborted;
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
    onRequestSent: () => handler.onRequestSent?.(),
  });
};
