import './scalars.ts';
import './viewer.ts';
import './nodes.ts';
import './customers.ts';
import './accounts.ts';
import './institution-logins.ts';
import './institutions.ts';
import './transactions.ts';
import { builder } from './builder.ts';

builder.queryType({ description: 'Everything that can be asked for.' });

/** The graph that clients see. */
export const schema = builder.toSchema();
