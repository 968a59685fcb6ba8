/** What an answer says of itself, where `x-include-extensions` asked for it. */
export interface AnswerExtensions {
  readonly cost?: {
    /** The most calls to Mastercard that the operation could need, known before it ran. */
    readonly requested: number;
    /** Asks that Mastercard answered for it. */
    readonly actual: number;
    /** HTTP requests made for it, retries included. */
    readonly upstreamCalls: number;
    /** Those of them that are billed. */
    readonly billableCalls: number;
  };
  readonly freshness?: {
    /** Age of the oldest part of the answer; 0 when everything was fetched for it. */
    readonly ageSeconds: number;
    /** Whether a part is older than the time for which the gateway takes it as fresh. */
    readonly stale: boolean;
  };
  readonly [name: string]: unknown;
}
