import type { TransactionRows, TransactionWindow } from '../../src/datasources/open-finance/transactions.ts';
import { type Transaction, type TransactionOwner, transactionRef } from '../../src/domain/transactions.ts';

export type BankStatus = 'active' | 'pending' | 'shadow';

/** A row as a bank's customer has it. */
export interface BankRow {
  readonly id: number;
  readonly account: string;
  readonly second: number;
  readonly amount: string;
  readonly status: BankStatus;
}

/** A bank in this process: the lists of upstream as its documents describe them, and a ledger that is the truth. */
export function createChangeBank() {
  const rows = new Map<string, BankRow>();
  let reads = 0;
  let nextId = 1;
  const keyOf = ({ account, id }: BankRow) => `${account} ${id}`;
  const put = (row: BankRow) => void rows.set(keyOf(row), row);
  return {
    add: (account: string, second: number, status: BankStatus) =>
      put({ id: nextId++, account, second, amount: '1.00', status }),
    put,
    remove: (row: BankRow) => void rows.delete(keyOf(row)),
    rows: () => [...rows.values()],
    get reads() {
      return reads;
    },
    /** What a ledger of one's own should hold: everything but what the bank took back. */
    truth: () =>
      Object.fromEntries(
        [...rows.values()]
          .filter(({ status }) => status !== 'shadow')
          .map((row) => [keyOf(row), `${row.status} ${row.amount} ${row.second}`] as const)
          .toSorted(),
      ),
    async list({ customerId }: TransactionOwner, window: TransactionWindow): Promise<TransactionRows> {
      reads += 1;
      const { from, to, start, limit, sort, includePending } = window;
      const found = [...rows.values()]
        .filter(
          ({ second, status }) =>
            second * 1000 >= from && second * 1000 <= to && (includePending || status !== 'pending'),
        )
        .toSorted((left, right) => left.second - right.second || left.id - right.id);
      if (sort === 'DESC') found.reverse();
      const page = found.slice(start - 1, start - 1 + limit);
      return {
        rows: page.map((row) => transactionOf(customerId, row)),
        moreAvailable: start - 1 + page.length < found.length,
        found: found.length,
      };
    },
  };
}

export type ChangeBank = ReturnType<typeof createChangeBank>;

function transactionOf(customerId: string, { id, account, second, amount, status }: BankRow): Transaction {
  const nothing = {
    uniqueTransactionId: null,
    description: null,
    memo: null,
    type: null,
    postedDate: null,
    createdDate: second * 1000,
    effectiveDate: null,
    checkNumber: null,
    feeAmount: null,
    interestAmount: null,
    principalAmount: null,
    escrowAmount: null,
    runningBalance: null,
    categorization: null,
    investment: null,
  };
  return {
    ...nothing,
    ...transactionRef(customerId, account, String(id)),
    amount,
    status,
    transactionDate: second * 1000,
  } as Transaction;
}
