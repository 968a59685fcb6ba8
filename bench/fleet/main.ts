import { measure } from '../measure.ts';
import { limiter } from './limiter.ts';
import { redis } from './redis.ts';
import { workers } from './workers.ts';

/** What more processes cost, and what one Redis bears: `npm run bench:fleet [name ...]`. */
await measure([{ workers }, { redis }, { limiter }]);
