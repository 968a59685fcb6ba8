import { measure } from '../measure.ts';
import { crowd } from './crowd.ts';
import { neighbours, overload, overloadOfKnown } from './load.ts';
import { timing } from './timing.ts';

/** What several partners and hostile traffic may do to each other, measured one after the other: `npm run bench:tenancy [name ...]`. */
await measure([{ timing }, { neighbours }, { overload }, { overloadOfKnown }, { crowd }]);
