import { accountAnalytics } from './analytics.ts';
import { cashFlowBalance, cashFlowCharacteristic, cashFlowCredit, cashFlowDebit } from './cash-flow.ts';
import { incomeStream } from './income.ts';
import { rows, type Shape } from './shape.ts';
import { reportTransaction } from './transactions.ts';

const { boolean, date, decimal, id, int, many, money, one, text } = rows;

export const assetSummary: Shape = {
  name: 'ReportAssetSummary',
  description: 'What assets are worth, now and on average.',
  fields: {
    type: text('The type of account, or `all` for the whole report.'),
    availableBalance: money('What can be drawn now.'),
    currentBalance: money('The balance now.'),
    twoMonthAverage: money('The average balance of the last two months.'),
    sixMonthAverage: money('The average balance of the last six months.'),
    beginningBalance: money('The balance when the period began.'),
  },
};

const position: Shape = {
  name: 'ReportAccountPosition',
  description: 'One holding of an investment account.',
  fields: {
    positionId: id('The id of the position upstream.', 'id'),
    currency: text('The currency of its amounts, as upstream wrote it.'),
    symbol: text('The ticker symbol.'),
    securityName: text('The name of the security.'),
    units: decimal('How many units are held.'),
    marketValue: money('What it was worth.'),
    currentPrice: money('The price of one unit.'),
  },
};

const details: Shape = {
  name: 'ReportAccountDetails',
  description: 'What the institution says beyond the balance; which of it, depends on the kind of account.',
  fields: {
    interestMarginBalance: money('The interest earned on margin less the interest paid for it.'),
    availableCashBalance: money('The cash that can be withdrawn.'),
    vestedBalance: money('The share of the balance that belongs to the holder for good.'),
    currentLoanBalance: money('What is still owed on a loan taken from the plan.'),
    availableBalanceAmount: money('What can be drawn now.'),
    marginBalance: money('The balance of the margin account.'),
    currentBalance: money('The balance now.'),
  },
};

const reportAccount: Shape = {
  name: 'ReportAccount',
  description:
    'An account as a report has it. Which fields are filled depends on the report; where `aggregationStatusCode` is not ' +
    '0 the account could not be read, and there is little more than its name.',
  fields: {
    accountId: id("Upstream's id of the account.", 'id'),
    number: text('A number to tell accounts apart by; never the full account number.'),
    name: text('Name of the account at the institution.'),
    type: text('The type of account, as upstream wrote it.'),
    ownerName: text('Who owns it; several names are separated by `|`.'),
    ownerAddress: text('The address of its owners.'),
    ownerAsOfDate: date('When the owners were last asked for, where that was for an earlier report.'),
    currencyCode: text('The currency that its amounts are in.', 'currency'),
    aggregationStatusCode: int('0 where the account could be read; otherwise why not.'),
    balance: money('The balance when the report was made.'),
    balanceDate: date('The moment that the balance is of.'),
    currentBalance: money('The balance now.'),
    availableBalance: money('What can be drawn now.'),
    beginningBalance: money('The balance when the period began.'),
    averageMonthlyBalance: money('The average balance.'),
    oldestTransactionDate: date('When the oldest transaction happened.'),
    transactionsCount: int('How many transactions there are in the report.'),
    insufficientFundsFees: int(
      'How many fees for insufficient funds there were in the period.',
      'totNumberInsufficientFundsFeeDebitTxAccount',
    ),
    insufficientFundsFeesOverTwoMonths: int(
      'The same in the last two months.',
      'totNumberInsufficientFundsFeeDebitTxOver2MonthsAccount',
    ),
    insufficientFundsFeesOverSixMonths: int(
      'The same in the last six months.',
      'totNumberInsufficientFundsFeeDebitTxOver6MonthsAccount',
    ),
    daysSinceInsufficientFundsFee: int(
      'How many days ago the latest such fee was.',
      'totNumberDaysSinceMostRecentInsufficientFundsFeeDebitTxAccount',
    ),
    transactions: many(reportTransaction, 'The transactions in the period.'),
    miscDeposits: many(reportTransaction, 'Money that came in and belongs to no income stream.'),
    incomeStreams: many(incomeStream, 'Payments that come in again and again.'),
    positions: many(position, 'Holdings of an investment account.', 'position'),
    details: one(details, 'What is known only for accounts of this kind.'),
    asset: one(assetSummary, 'What it is worth as an asset.'),
    cashFlowBalance: one(cashFlowBalance, 'Balances over the year.'),
    cashFlowCredit: one(cashFlowCredit, 'Money that came in over the year.'),
    cashFlowDebit: one(cashFlowDebit, 'Money that went out over the year.'),
    cashFlowCharacteristic: one(cashFlowCharacteristic, 'What remained over the year.'),
    analytics: one(accountAnalytics, 'Attributes of its transactions and balances.'),
  },
};

export const reportInstitution: Shape = {
  name: 'ReportInstitution',
  description: 'An institution and its accounts, as a report has them.',
  fields: {
    institutionId: id("Upstream's id of the institution.", 'id'),
    name: text('Its name.'),
    urlHomeApp: text('Its website.'),
    accounts: many(reportAccount, 'The accounts of the report that are kept there.'),
  },
};

/** What reports over a period of time say of it. */
export const period = {
  startDate: date('When the oldest transaction in it was posted.'),
  endDate: date('When the newest transaction in it was posted.'),
  days: int('How many days lie between them.'),
  seasoned: boolean('Whether that is as long as the product asks for: 180 days, or 365.'),
  institutions: many(reportInstitution, 'The institutions in it, with their accounts.'),
} as const;
