import type { CallTally } from './domain/call-tally.ts';
import type { Viewer } from './domain/viewer.ts';
import type { Loaders } from './loaders/loaders.ts';

/** What a resolver may reach: who asks, and the loaders that answer for them alone. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly tally: CallTally;
}
