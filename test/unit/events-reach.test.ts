import { describe, expect, test } from 'vitest';
import type { RequestContext } from '../../src/context.ts';
import type { GatewayError } from '../../src/domain/errors.ts';
import * as resolvers from '../../src/resolvers/events.ts';

function contextOf(customerId: string | undefined) {
  const opened: string[] = [];
  const ctx = {
    viewer: { customerId },
    events: async (request: { customerId: string }) => {
      opened.push(request.customerId);
      return (async function* () {})();
    },
    watchReports: () => ({ stop() {} }),
  } as unknown as RequestContext;
  return { ctx, opened };
}

describe.each(Object.entries(resolvers))('%s', (_name, field) => {
  test('tells an end user of themselves alone, and of nobody else as of one who is not there', async () => {
    const { ctx, opened } = contextOf('1');
    await field({ customerId: '1' }, ctx);
    const refusals: unknown[] = [];
    for (const customerId of ['2', 'nobody']) {
      try {
        await field({ customerId }, ctx);
      } catch (error) {
        refusals.push(`${(error as GatewayError).code} ${(error as GatewayError).message}`);
      }
    }
    expect(refusals).toEqual(Array(2).fill('NOT_FOUND There is no such customer for this viewer.'));
    expect(opened).toEqual(['1']);
  });

  test('tells a back office of any customer', async () => {
    const { ctx, opened } = contextOf(undefined);
    for (const customerId of ['1', '2']) await field({ customerId }, ctx);
    expect(opened).toEqual(['1', '2']);
  });
});
