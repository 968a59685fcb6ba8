/** What a client may cause, at most. */
export interface ClientBudget {
  /** HTTP requests. Above it the answer is 429. */
  readonly requestsPerMinute: number;
  /** Upstream calls that its operations may need together, by their cost. What an operation asked for and did not need comes back. */
  readonly callsPerMinute: number;
  /** Upstream calls that one operation may need at most, by its cost before it runs. */
  readonly callsPerOperation: number;
  /** Subscriptions that it may have open at a time, at each instance. */
  readonly subscriptions: number;
}

/** How one application may use the gateway, beyond its scopes. */
export interface ClientSettings {
  /** Origins whose pages may call with this client's credential. */
  readonly allowedOrigins: readonly string[];
  /** Where Connect may send an end user back to: exactly, or anywhere below where an entry ends with `/*`. */
  readonly redirectUris: readonly string[];
  /** The Connect experience of links that name none: `default` or a GUID. Null: the generic one. */
  readonly connectExperience: string | null;
  /** Which documents are executed: those of the manifest only, or any within the limits. Null: as the mode of the gateway says. */
  readonly documents: 'trusted' | 'any' | null;
  readonly budget: ClientBudget;
}

export const defaultBudget: ClientBudget = {
  requestsPerMinute: 6_000,
  callsPerMinute: 60_000,
  callsPerOperation: 10_000,
  subscriptions: 2_000,
};

/** A client about which nothing is said: no pages, no returns from Connect, the usual budget. */
export const defaultClientSettings: ClientSettings = {
  allowedOrigins: [],
  redirectUris: [],
  connectExperience: null,
  documents: null,
  budget: defaultBudget,
};
