import type { Statement } from '../../domain/statements.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { bytes } from './bytes.ts';
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

/** The same institution is asked, and each PDF is billed. */
const downloadStatement: Endpoint<Uint8Array> = {
  ...listStatements,
  operation: 'GetCustomerAccountStatement',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/statement',
  billable: true,
  accept: 'application/octet-stream',
  response: bytes,
};

interface StatementOwner {
  readonly customerId: string;
  readonly accountId: string;
  readonly institutionId: string | null;
}

export interface StatementSource {
  /** One for each index, in upstream's order. */
  list(owner: StatementOwner, indexes: readonly number[]): Promise<readonly Statement[]>;
  /** The PDF of one statement. */
  download(owner: StatementOwner, index: number): Promise<Uint8Array>;
}

export function statementSource(ask: Ask): StatementSource {
  const about = ({ customerId, accountId, institutionId }: StatementOwner) => ({
    customerId,
    params: { customerId, accountId },
    ...(institutionId !== null && { institutionId }),
  });
  return {
    list: (owner, indexes) => ask(listStatements, { ...about(owner), query: { index: indexes.join(',') } }),
    download: (owner, index) => ask(downloadStatement, { ...about(owner), query: { index } }),
  };
}
