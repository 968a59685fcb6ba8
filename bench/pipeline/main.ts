import { measure } from '../measure.ts';
import { hostile } from './hostile.ts';
import { limiter, queue } from './limiter.ts';
import { deadBank, flaky, outage } from './outage.ts';
import { tokens } from './tokens.ts';

/** What the upstream pipeline promises, measured: `npm run bench:pipeline [name ...]`. What measures small times runs alone. */
await measure([{ tokens }, { queue }, { deadBank }, { hostile }, { limiter, outage, flaky }]);
