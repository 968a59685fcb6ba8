import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../sandbox/ledger-row.ts';
import { recurringStreams } from '../../sandbox/recurring.ts';

const day = 86_400;
const first = Date.UTC(2026, 0, 1) / 1000;
const row = (id: number, onDay: number, amount: string, payee = 'Netflix'): LedgerRow => ({
  id: String(id),
  accountId: '1',
  status: 'active',
  amount,
  description: payee.toUpperCase(),
  transactionDate: first + onDay * day,
  createdDate: first + onDay * day,
  details: { categorization: { normalizedPayeeName: payee, category: 'Streaming Services', country: 'USA' } },
});
const at = (onDay: number) => (first + onDay * day) * 1000;

describe('recurring transactions', () => {
  const monthly = [row(1, 0, '-15.99'), row(2, 30, '-20.99'), row(3, 60, '-8.99')];

  it('are three rows of the same payee and direction at least, with their rhythm and amounts', () => {
    expect(recurringStreams(monthly.slice(0, 2), at(61))).toEqual({ recurringOutflows: [], recurringInflows: [] });
    expect(JSON.parse(JSON.stringify(recurringStreams(monthly, at(61))))).toEqual({
      recurringOutflows: [
        {
          normalizedPayeeName: 'Netflix',
          transactionCategories: ['Streaming Services'],
          transactionIds: ['1', '2', '3'],
          cadence: 30,
          status: 'ACTIVE',
          expectedNextTransactionDate: '2026-04-01',
          expectedNextTransactionAmount: { rawNumber: '-15.32' },
          minimumHistoricalAmount: { rawNumber: '-20.99' },
          maximumHistoricalAmount: { rawNumber: '-8.99' },
          meanHistoricalAmount: { rawNumber: '-15.32' },
          medianHistoricalAmount: { rawNumber: '-15.99' },
          countOfTransactions: 3,
        },
      ],
      recurringInflows: [],
    });
  });

  it('are over when the next one is long overdue', () => {
    expect(recurringStreams(monthly, at(60 + 61)).recurringOutflows).toMatchObject([{ status: 'INACTIVE' }]);
  });

  it('keep directions and payees apart, and leave out what is pending or shadow', () => {
    const back = monthly.map((own, index) => ({ ...own, id: `1${index}`, amount: own.amount.slice(1) }));
    const other = monthly.map((own, index) => row(20 + index, index * 7, own.amount, 'Spotify'));
    const gone = monthly.map((own, index) => ({
      ...row(30 + index, index, own.amount, 'Hulu'),
      status: 'shadow' as const,
    }));
    const { recurringOutflows, recurringInflows } = recurringStreams([...monthly, ...back, ...other, ...gone], at(61));
    expect(recurringOutflows).toMatchObject([
      { normalizedPayeeName: 'Netflix' },
      { normalizedPayeeName: 'Spotify', cadence: 7 },
    ]);
    expect(recurringInflows).toMatchObject([{ normalizedPayeeName: 'Netflix', transactionIds: ['10', '11', '12'] }]);
  });
});
