import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import { isGatewayError } from '../../src/domain/errors.ts';
import { planPages } from '../../src/domain/upstream-pages.ts';
import { readIndexPage } from '../../src/loaders/index-pages.ts';
import { runs } from '../support/scale.ts';

test('the planned pages of a list that counts pages hold exactly the rows of the window', () => {
  fc.assert(
    fc.property(
      fc.nat(3000),
      fc.nat(2500),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 1000 }),
      (length, offset, count, maxLimit) => {
        const rows = Array.from({ length }, (_, index) => index);
        const pages = planPages(offset, count, maxLimit);
        const read = pages.flatMap(({ start, limit, skip }) => {
          expect(limit).toBeLessThanOrEqual(maxLimit);
          return rows.slice((start - 1) * limit, start * limit).slice(skip);
        });
        expect(read.slice(0, count)).toEqual(rows.slice(offset, offset + count));
        expect(pages.length).toBeLessThanOrEqual(Math.ceil(count / maxLimit) + 1);
      },
    ),
    runs(300),
  );
});

const cursors = createCursorCodec([Buffer.alloc(32, 3)]);

test('a walk by index delivers the list, or says that it changed before the cursor', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.record({ page: fc.nat(8), remove: fc.boolean(), at: fc.nat(70) }), { maxLength: 3 }),
      async (length, first, changes) => {
        const rows = Array.from({ length }, (_, index) => `r${index}`);
        const list = {
          read: async (offset: number, count: number) => rows.slice(offset, offset + count),
          idOf: (row: string) => row,
          binding: ['p', 'test'],
        };
        const delivered: string[] = [];
        let after: string | null = null;
        let changed = false;
        for (let page = 0; page < 100; page++) {
          for (const change of changes.filter((each) => each.page === page)) {
            // Changes within the last rows delivered are always seen; farther back, an equal number in and out cannot be.
            const at = Math.max(0, Math.min(change.at, rows.length));
            if (at < delivered.length) changed = true;
            if (change.remove) rows.splice(at, 1);
            else rows.splice(at, 0, `new${page}-${at}`);
          }
          try {
            const { edges, pageInfo }: Awaited<ReturnType<typeof readIndexPage<string>>> = await readIndexPage(
              list,
              { first, after },
              cursors,
            );
            delivered.push(...edges.map(({ node }) => node));
            after = pageInfo.endCursor;
            if (!pageInfo.hasNextPage) break;
          } catch (error) {
            expect(isGatewayError(error, 'PAGE_CHANGED')).toBe(true);
            expect(changed).toBe(true);
            return;
          }
        }
        if (!changed) expect(delivered).toEqual(rows);
      },
    ),
    runs(400),
  );
});
