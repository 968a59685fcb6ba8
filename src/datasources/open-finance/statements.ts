import type { Statement } from '../../domain/statements.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { body, epoch, int, list, object, text } from './wire.ts';

/** Asks the institution, for up to three minutes. An index that it has nothing for has a code of its own. */
const listStatements: Endpoint<readonly Statement[]> = {
  operation: 'GetCustomerAccountMultipleStatement',
  method: 'GET',
  path: '/aggregation/v3/customers/{customerId}/accounts/{accountId}/statement',
  product: 'Statements',
  family: 'statements',
  latency: 'live',
  live: true,
  billable: false,
  idempotent: true,
  cache: null,
  response: body(
    object({
      statements: list(
        object({ id: text, description: text, asOfDate: epoch, documentDate: text, index: int, code: text }),
      ),
    }),
    (answer): readonly Statement[] =>
      (answer?.statements ?? []).flatMap(({ id: assetId, index, ...facts }) =>
        index === null ? [] : [{ assetId, index, ...facts }],
      ),
  ),
};

interface StatementOwner {
  readonly customerId: string;
  readonly accountId: string;
  readonly institutionId: string | null;
}

export interface StatementSource {
  /** One for each index, in upstream's order. */
  list(owner: StatementOwner, indexes: readonly number[]): Promise<readonly Statement[]>;
}

export function statementSource(ask: Ask): StatementSource {
  return {
    list: ({ customerId, accountId, institutionId }, indexes) =>
      ask(listStatements, {
        customerId,
        params: { customerId, accountId },
        query: { index: indexes.join(',') },
        ...(institutionId !== null && { institutionId }),
      }),
  };
}
