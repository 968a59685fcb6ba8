import './scalars.ts';
import './viewer.ts';
import './partner.ts';
import './metrics/index.ts';
import './nodes.ts';
import './customers.ts';
import './accounts.ts';
import './institution-logins.ts';
import './institutions.ts';
import './certified-institutions.ts';
import './transactions.ts';
import './transaction-changes.ts';
import './daily-balances.ts';
import './owners.ts';
import './owner-matches.ts';
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
import './connect.ts';
import './switch-links.ts';
import './connect-emails.ts';
import './connect-experiences.ts';
import './consents.ts';
import './applications.ts';
import './application-changes.ts';
import './third-party-access.ts';
import './login-migration.ts';
import './reports.ts';
import './report-changes.ts';
import './merchants.ts';
import './events.ts';
import './downloads.ts';
import { specifiedDirectives } from 'graphql';
import { billableDirective, markBillable } from './billable.ts';
import { builder } from './builder.ts';

builder.queryType({ description: 'Everything that can be asked for.' });
builder.mutationType({ description: 'Everything that can be changed.' });

builder.subscriptionType({ description: 'Everything that can be listened to.' });

/** The graph that clients see. */
export const schema = markBillable(
  builder.toSchema({ sortSchema: false, directives: [...specifiedDirectives, billableDirective] }),
);
