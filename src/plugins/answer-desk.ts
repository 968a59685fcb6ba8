import { LRUCache } from 'lru-cache';
import type { MadeOf } from '../context.ts';
import type { Allowances } from '../coordination/allowances.ts';
import type { Partner } from '../domain/partner.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import { latest } from '../lib/latest.ts';
import { requestIdFrom, requestIdHeader } from '../lib/request-id.ts';
import type { MetricsSink } from '../metrics/sink.ts';
import { limitsOf } from './use-client-limits.ts';

/** A question as it was sent. */
export interface Question {
  readonly contentType: string;
  readonly accept: string;
  readonly text: string;
}

/** An answer as the GraphQL server gave it, and what it takes to give it again in its place. */
export interface KeptAnswer {
  readonly bytes: Uint8Array;
  /** Those that are the same each time. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly madeOf: MadeOf;
  /** As in records. */
  readonly operationName: string;
  /** Upstream calls that it is priced at. */
  readonly calls: number;
}

export interface GivenAnswer {
  readonly bytes: Uint8Array;
  readonly headers: Iterable<readonly [name: string, value: string]>;
}

/** Records every ask that an answer was made of as one from memory; false, and nothing is recorded, when it is not fresh. */
export type Recall = (
  madeOf: MadeOf,
  by: { readonly viewer: Viewer; readonly requestId: string; readonly operationName: string },
) => boolean;

export interface AnswerDeskDeps {
  readonly allowances: Allowances;
  readonly clock: Pick<Clock, 'wall' | 'monotonic'>;
  readonly sink: Pick<MetricsSink, 'operation'>;
  readonly recall: Recall;
}

/**
 * Answers a request of the same bytes by the same client before the GraphQL server is asked: what its plugins would do for it is
 * done here, allowance, price, freshness and records. Whatever else is to be done for a request, it is not asked about.
 */
export interface AnswerDesk {
  /** Whether the viewer may be answered here at all. Nothing is taken. */
  serves(viewer: Viewer): boolean;
  /** Null: nothing was taken or recorded, and the server has to be asked. */
  answer(viewer: Viewer, question: Question, sentId: string | null): GivenAnswer | null;
  keep(viewer: Viewer, question: Question, answer: KeptAnswer): void;
}

const mebibyte = 1024 * 1024;
/** Of questions with their answers, though answers are those that are remembered anyway: here alone they must not go on living. */
const mostBytes = 24 * mebibyte;
/** Clients, and customers that they act for, that are told apart. */
const mostNames = 10_000;
/** A question that is longer is not likely to be asked again. */
const longestQuestion = 8_192;

export function createAnswerDesk({ allowances, clock, sink, recall }: AnswerDeskDeps): AnswerDesk {
  const numbers = new WeakMap<Viewer, number>();
  const partners = new WeakMap<Partner, number>();
  /** By all that is known of a client: one that was read again and has not changed finds what it asked before. */
  const names = latest<number>(mostNames);
  let counted = 0;
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + 1_000,
  });
  const count = () => {
    counted += 1;
    return counted;
  };

  function nameOf({ partner, scopes, ...client }: Viewer): string {
    const number = partners.get(partner) ?? count();
    partners.set(partner, number);
    return JSON.stringify([number, [...scopes].sort(), client]);
  }

  function numberOf(viewer: Viewer): number {
    const name = nameOf(viewer);
    const number = names.get(name) ?? count();
    names.set(name, number);
    return number;
  }

  const keyOf = (viewer: Viewer, { contentType, accept, text }: Question) =>
    `${numbers.get(viewer)} ${contentType}\n${accept}\n${text}`;

  return {
    serves: (viewer) => numbers.has(viewer) && allowances.wait(viewer, 'requests', 1) === null,
    answer(viewer, question, sentId) {
      const startedAt = clock.monotonic();
      const at = clock.wall();
      const key = keyOf(viewer, question);
      const answer = kept.get(key);
      if (answer === undefined) return null;
      const { calls, madeOf, operationName } = answer;
      // The server says how it refuses.
      if (allowances.wait(viewer, 'requests', 1) !== null || allowances.wait(viewer, 'calls', calls) !== null)
        return null;
      const requestId = requestIdFrom(sentId);
      if (!recall(madeOf, { viewer, requestId, operationName })) {
        kept.delete(key);
        return null;
      }
      allowances.take(viewer, 'requests', 1);
      sink.operation({
        at,
        partnerId: viewer.partner.partnerId,
        clientId: viewer.clientId,
        requestId,
        name: operationName,
        type: 'query',
        outcome: 'ok',
        durationMs: clock.monotonic() - startedAt,
        upstreamCalls: 0,
        errors: [],
      });
      return {
        bytes: answer.bytes,
        headers: [...answer.headers, [requestIdHeader, requestId], ...limitsOf(allowances, viewer)],
      };
    },
    keep(viewer, question, answer) {
      if (question.text.length > longestQuestion) return;
      if (!numbers.has(viewer)) numbers.set(viewer, numberOf(viewer));
      kept.set(keyOf(viewer, question), answer);
    },
  };
}
