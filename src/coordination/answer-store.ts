/** What was asked, and whose answer it is. */
export interface AnswerPlace {
  readonly partnerId: string;
  readonly customerId: string | undefined;
  /** operationId of the OpenAPI document. */
  readonly operation: string;
  /** Names the ask among all. */
  readonly key: string;
  /** Nobody's data: need not be sealed. */
  readonly isImpersonal: boolean;
}

export interface StoredAnswer {
  /** Structured-cloneable. */
  readonly value: unknown;
  readonly status: number;
  /** Milliseconds since it was complete. */
  readonly ageMs: number;
}

/** What a change touches: everything of a partner, or of one of its customers, or only some operations of these. */
export interface AnswerScope {
  readonly partnerId: string;
  readonly customerId?: string;
  readonly operations?: readonly string[];
}

export interface Found {
  readonly answer: StoredAnswer | null;
  /** The store's time: what is fetched for want of an answer was asked for then. */
  readonly askedAt: number;
}

/** Answers of upstream that the instances of a fleet share. Each verb rejects when the store does not answer. */
export interface AnswerStore {
  /** Null for what is not there, was overtaken by a change, or belongs to somebody else. */
  get(place: AnswerPlace): Promise<Found>;
  /** @param askedAt from `get`: an answer that was asked for before a change is not found after it */
  put(place: AnswerPlace, answer: StoredAnswer, askedAt: number, ttlMs: number): Promise<void>;
  /** Nothing that was asked for up to now is found any more. */
  forget(scope: AnswerScope): Promise<void>;
}
