import { Connect } from 'connect-web-sdk';

/**
 * Opens a link that the gateway made, over the page or in a window of its own, and answers how the session ended. In a window it
 * must be called by a click: browsers open none otherwise.
 */
export function openConnect(url, { popup = false, onLoad, onRoute, onUser } = {}) {
  return new Promise((resolve) => {
    const ending = (outcome) => (event) => resolve({ outcome, ...event });
    const handlers = {
      onLoad,
      onRoute,
      onUser,
      onDone: ending('done'),
      onCancel: ending('cancelled'),
      onError: ending('failed'),
    };
    Connect.launch(url, handlers, { popup });
  });
}
