import { rows, type Shape } from './shape.ts';
import { reportTransaction } from './transactions.ts';

const { date, id, int, many, money, one, text } = rows;

const cadence: Shape = {
  name: 'ReportCadence',
  description: 'The rhythm in which payments come.',
  fields: {
    startDate: date('When the first one came.'),
    stopDate: date('When the last one came; absent while they still come.'),
    days: int('How many days lie between two of them.'),
  },
};

const monthlyIncome: Shape = {
  name: 'ReportMonthlyIncome',
  description: 'The income of one month.',
  fields: {
    month: date('The month.'),
    net: money('What arrived.'),
    gross: money('What it was before taxes, as upstream estimates it.'),
  },
};

const annual = {
  netAnnual: money('What arrived in the last twelve months.'),
  projectedNetAnnual: money('What would arrive in a whole year at this pace.'),
  estimatedGrossAnnual: money('The income of the last twelve months before taxes, estimated.'),
  projectedGrossAnnual: money('The income of a whole year before taxes, estimated.'),
};
const averages = {
  averageMonthlyIncomeNet: money('What arrives in a month, on average.'),
  averageMonthlyIncomeGross: money('The same before taxes, estimated.'),
};

export const incomeStream: Shape = {
  name: 'ReportIncomeStream',
  description: 'Payments that come in again and again from one payer.',
  fields: {
    streamId: id('The id of the stream within the report.', 'id'),
    name: text('Who pays.'),
    statusCode: text('`ACTIVE` while payments still come, else `INACTIVE`.', 'status'),
    estimateInclusion: text('How sure it is that this is income: `HIGH`, `MODERATE`, `LOW` or `NO`.'),
    confidence: int('The same, in percent.'),
    cadence: one(cadence, 'The rhythm of the payments.'),
    netMonthly: many(monthlyIncome, 'What arrived, month by month.'),
    ...annual,
    ...averages,
    incomeStreamMonths: int('In how many months something arrived.'),
    daysSinceLastTransaction: int('How many days ago the last payment came.'),
    nextExpectedTransactionDate: date('When the next payment should come.'),
    transactions: many(reportTransaction, 'The payments.'),
  },
};

const estimate: Shape = {
  name: 'ReportIncomeEstimate',
  description: 'Income of a year.',
  fields: annual,
};

export const incomeSummary: Shape = {
  name: 'ReportIncomeSummary',
  description: 'The income of a report, as far as it is this certain.',
  fields: {
    confidenceType: text('How sure it is that this is income: `HIGH`, `MODERATE`, `LOW` or `NO`.'),
    netMonthly: many(monthlyIncome, 'What arrived, month by month.'),
    ...averages,
    incomeEstimate: one(estimate, 'What that makes in a year.'),
  },
};
