import './scalars.ts';
import './viewer.ts';
import './partner.ts';
import './metrics/index.ts';
import './nodes.ts';
import './customers.ts';
import './accounts.ts';
import './institution-logins.ts';
import './institutions.ts';
import './transactions.ts';
import './daily-balances.ts';
import './owners.ts';
import './balances.ts';
import './payments.ts';
import './consumers.ts';
import './customer-changes.ts';
import './account-changes.ts';
import './businesses.ts';
import './switches.ts';
import './micro-deposits.ts';
import './payment-indicators.ts';
import './tx-push.ts';
import './recurring.ts';
import './enrichment.ts';
import './history.ts';
import './pay-statements.ts';
import './statements.ts';
import { specifiedDirectives } from 'graphql';
import { billableDirective, markBillable } from './billable.ts';
import { builder } from './builder.ts';

builder.queryType({ description: 'Everything that can be asked for.' });
builder.mutationType({ description: 'Everything that can be changed.' });

/** The graph that clients see. */
export const schema = markBillable(builder.toSchema({ directives: [...specifiedDirectives, billableDirective] }));
