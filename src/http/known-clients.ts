import type { IncomingHttpHeaders } from 'node:http';
import type { Viewer } from '../domain/viewer.ts';
import { latest } from '../lib/latest.ts';
import type { Authenticate } from './authenticate.ts';
import { credentialHash } from './credential-hash.ts';
import { PlainHeaders } from './plain-headers.ts';

/** Who credentials belong to, as far as they were seen to be good. */
export interface KnownClients {
  /** Does what was passed in, and remembers the credentials that it found to be good. */
  readonly authenticate: Authenticate;
  /**
   * Who sends this, at next to no cost and before anything is checked. Good for the order in which requests are served, and for
   * refusing; not for letting anybody in, since what is remembered may not be good any more.
   */
  viewerOf(headers: IncomingHttpHeaders): Viewer | undefined;
}

const mostCredentials = 50_000;

/** Guesses and forgeries do not become clients of their own by being many: only good credentials are remembered, hashed. */
export function rememberClients(authenticate: Authenticate): KnownClients {
  const viewers = latest<Viewer>(mostCredentials);
  return {
    authenticate(headers) {
      const remember = (viewer: Viewer) => {
        const hash = credentialHash(headers);
        if (viewers.get(hash) !== viewer) viewers.set(hash, viewer);
        return viewer;
      };
      const viewer = authenticate(headers);
      return viewer instanceof Promise ? viewer.then(remember) : remember(viewer);
    },
    viewerOf: (headers) => viewers.get(credentialHash(new PlainHeaders(headers))),
  };
}
