import { rows, type Shape } from './shape.ts';

const { date, decimal, int, many, money } = rows;

const extremes = {
  minDailyBalance: money('The lowest balance of a day.'),
  maxDailyBalance: money('The highest balance of a day.'),
};
const month = { month: date('The month.') };
const days = {
  numberOfDaysNegativeBalance: int('On how many days it was below zero.'),
  numberOfDaysPositiveBalance: int('On how many days it was not.'),
};

const monthlyBalance: Shape = {
  name: 'CashFlowMonthlyBalance',
  description: 'Balances of one month.',
  fields: {
    ...month,
    ...extremes,
    averageDailyBalance: money('The average balance.'),
    standardDeviationOfDailyBalance: decimal('How much it varied.'),
    ...days,
  },
};

const monthlyCredit: Shape = {
  name: 'CashFlowMonthlyCredit',
  description: 'Money that came in during one month.',
  fields: {
    ...month,
    numberOfCredits: int('How often money came in.'),
    totalCreditsAmount: money('How much came in.'),
    largestCredit: money('The largest amount.'),
    numberOfCreditsLessTransfers: int('How often money came in, transfers left out.'),
    totalCreditsAmountLessTransfers: money('How much came in, transfers left out.'),
    averageCreditAmount: money('The average amount.'),
    estimatedNumberOfLoanDeposits: int('How many of them may have been loans.'),
    estimatedLoanDepositAmount: money('How much of it may have been loans.'),
  },
};

const monthlyDebit: Shape = {
  name: 'CashFlowMonthlyDebit',
  description: 'Money that went out during one month.',
  fields: {
    ...month,
    numberOfDebits: int('How often money went out.'),
    totalDebitsAmount: money('How much went out.'),
    largestDebit: money('The largest amount.'),
    numberOfDebitsLessTransfers: int('How often money went out, transfers left out.'),
    totalDebitsAmountLessTransfers: money('How much went out, transfers left out.'),
    averageDebitAmount: money('The average amount.'),
  },
};

const monthlyNet: Shape = {
  name: 'CashFlowMonthlyNet',
  description: 'What remained of one month.',
  fields: {
    ...month,
    totalCreditsLessTotalDebits: money('What came in less what went out.'),
    totalCreditsLessTotalDebitsLessTransfers: money('The same, transfers left out.'),
    averageTransactionAmount: money('The average amount of a transaction.'),
  },
};

/** Upstream has one set of names for an account and another for all of them together. */
export function cashFlowBalanceOf(name: string, monthly: string, negativeDays: string): Shape {
  return {
    name,
    description: 'Balances over a year.',
    fields: {
      months: many(monthlyBalance, 'Month by month.', monthly),
      ...extremes,
      twelveMonthAverageDailyBalance: money('The average of twelve months.'),
      sixMonthAverageDailyBalance: money('The average of six months.'),
      twoMonthAverageDailyBalance: money('The average of two months.'),
      twelveMonthStandardDeviationOfDailyBalance: decimal('How much it varied over twelve months.'),
      sixMonthStandardDeviationOfDailyBalance: decimal('How much it varied over six months.'),
      twoMonthStandardDeviationOfDailyBalance: decimal('How much it varied over two months.'),
      numberOfDaysNegativeBalance: int('On how many days it was below zero.', negativeDays),
      numberOfDaysPositiveBalance: int('On how many days it was not.'),
    },
  };
}

export const cashFlowCreditOf = (name: string, monthly: string): Shape => ({
  name,
  description: 'Money that came in over a year.',
  fields: {
    months: many(monthlyCredit, 'Month by month.', monthly),
    twelveMonthCreditTotal: money('What came in over twelve months.'),
    twelveMonthCreditTotalLessTransfers: money('The same, transfers left out.'),
    sixMonthCreditTotal: money('What came in over six months.'),
    sixMonthCreditTotalLessTransfers: money('The same, transfers left out.'),
    twoMonthCreditTotal: money('What came in over two months.'),
    twoMonthCreditTotalLessTransfers: money('The same, transfers left out.'),
  },
});

export const cashFlowDebitOf = (name: string, monthly: string): Shape => ({
  name,
  description: 'Money that went out over a year.',
  fields: {
    months: many(monthlyDebit, 'Month by month.', monthly),
    twelveMonthDebitTotal: money('What went out over twelve months.'),
    twelveMonthDebitTotalLessTransfers: money('The same, transfers left out.'),
    sixMonthDebitTotal: money('What went out over six months.'),
    sixMonthDebitTotalLessTransfers: money('The same, transfers left out.'),
    twoMonthDebitTotal: money('What went out over two months.'),
    twoMonthDebitTotalLessTransfers: money('The same, transfers left out.'),
  },
});

export const cashFlowNetOf = (name: string, monthly: string): Shape => ({
  name,
  description: 'What remained over a year.',
  fields: {
    months: many(monthlyNet, 'Month by month.', monthly),
    averageMonthlyNet: money('What remains of a month, on average.'),
    averageMonthlyNetLessTransfers: money('The same, transfers left out.'),
    twelveMonthTotalNet: money('What remained over twelve months.'),
    twelveMonthTotalNetLessTransfers: money('The same, transfers left out.'),
    sixMonthAverageNet: money('The average of six months.', 'sixMonthAverageTotalCreditsLessTotalDebits'),
    sixMonthAverageNetLessTransfers: money(
      'The same, transfers left out.',
      'sixMonthAverageTotalCreditsLessTotalDebitsLessTransfers',
    ),
    twoMonthAverageNet: money('The average of two months.', 'twoMonthAverageTotalCreditsLessTotalDebits'),
    twoMonthAverageNetLessTransfers: money(
      'The same, transfers left out.',
      'twoMonthAverageTotalCreditsLessTotalDebitsLessTransfers',
    ),
  },
});

export const cashFlowBalance = cashFlowBalanceOf(
  'CashFlowBalance',
  'monthlyCashFlowBalances',
  'numberDaysNegativeBalance',
);
export const cashFlowCredit = cashFlowCreditOf('CashFlowCredit', 'monthlyCashFlowCredits');
export const cashFlowDebit = cashFlowDebitOf('CashFlowDebit', 'monthlyCashFlowDebits');
export const cashFlowCharacteristic = cashFlowNetOf('CashFlowCharacteristic', 'monthlyCashFlowCharacteristics');
