import { measure } from '../measure.ts';
import { bundle } from './bundle.ts';
import { recording, repeated } from './recording.ts';

/** What recording costs, and how fast it is found again, measured one after the other: `npm run bench:metrics [name ...]`. */
await measure([{ recording }, { repeated }, { bundle }]);
