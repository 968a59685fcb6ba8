/** A library that is used wrongly says so on the console: these tests hold it against the documented set-up. */

import { deepEqual } from 'node:assert/strict';
import { after } from 'node:test';

const warnings: unknown[][] = [];
console.warn = (...text) => warnings.push(text);
console.error = (...text) => warnings.push(text);

after(() => deepEqual(warnings, []));
