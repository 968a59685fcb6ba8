export const leaseVerbs = ['lease', 'release', 'heldForMs'] as const;

/** Rights that one holder at a time has for a while, across the fleet. */
export interface LeaseStore {
  /** Takes the lease for `ttlMs`, or prolongs one's own; false when somebody else holds it. */
  lease(key: string, holder: string, ttlMs: number): Promise<boolean>;
  release(key: string, holder: string): Promise<void>;
  /** For how many milliseconds more somebody holds the lease; 0 when nobody does. */
  heldForMs(key: string): Promise<number>;
}
