/** Counts what a client sends to the gateway: what its cache answers is not among it. */
const sent: string[] = [];
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (pathname === '/graphql') sent.push(init?.method ?? 'GET');
  return fetch(input, init);
};

/** The methods of the requests since the last time. */
export const requests = () => sent.splice(0);
