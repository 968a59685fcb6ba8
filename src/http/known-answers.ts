import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '../domain/viewer.ts';
import type { Authenticate } from './authenticate.ts';
import { headersOf } from './plain-request.ts';

/** Gives answers that were given before to plain posts. */
export interface KnownAnswers {
  /** False: it does not know any, and nothing has happened. */
  give(req: IncomingMessage, res: ServerResponse, sent: string): boolean;
}

/** A question as it was sent. */
interface Question {
  readonly contentType: string;
  readonly accept: string;
  readonly text: string;
}

/** What is known, and to whom it may be told. */
interface Desk {
  serves(viewer: Viewer): boolean;
  answer(viewer: Viewer, question: Question, sentId: string | null): GivenAnswer | null;
}

interface GivenAnswer {
  readonly bytes: Uint8Array;
  readonly headers: Iterable<readonly [name: string, value: string]>;
}

export interface KnownAnswersDeps {
  readonly desk: Desk;
  readonly viewerOf: (headers: IncomingHttpHeaders) => Viewer | undefined;
  readonly authenticate: Authenticate;
}

/** They ask for something beside the answer, or change it. */
const asksForMore = ['origin', 'x-include-extensions', 'x-dry-run', 'last-event-id'] as const;
export function knownAnswers({ desk, viewerOf, authenticate }: KnownAnswersDeps): KnownAnswers {
  /** Who it is for certain: what was seen before may not be good any more. Null when only others can tell. */
  function confirmed(req: IncomingMessage): Viewer | null {
    try {
      const viewer = authenticate(headersOf(req));
      if (!(viewer instanceof Promise)) return viewer;
      // Told by whoever asks again.
      viewer.catch(() => {});
    } catch {
      // The same.
    }
    return null;
  }

  function mayKnow(headers: IncomingHttpHeaders): boolean {
    if (headers['x-api-key'] === undefined || asksForMore.some((name) => headers[name] !== undefined)) return false;
    const viewer = viewerOf(headers);
    return viewer !== undefined && desk.serves(viewer);
  }

  return {
    give(req, res, text) {
      const { 'content-type': contentType = '', accept = '', 'x-request-id': sentId } = req.headers;
      const viewer = res.closed || !mayKnow(req.headers) ? null : confirmed(req);
      if (viewer === null) return false;
      const given = desk.answer(viewer, { contentType, accept, text }, typeof sentId === 'string' ? sentId : null);
      if (given === null) return false;
      for (const [name, value] of given.headers) res.setHeader(name, value);
      res.writeHead(200);
      res.end(given.bytes);
      return true;
    },
  };
}
