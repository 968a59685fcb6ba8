import { rows, type Shape } from './shape.ts';

const { date, decimal, id, ids, int, many, text } = rows;

const statistics = {
  startDate: date('The first day of the period.'),
  endDate: date('The last day of the period.'),
  count: int('How many values there are.'),
  sum: decimal('Their sum.'),
  mean: decimal('Their mean.'),
  median: decimal('Their median.'),
  min: decimal('The least of them.'),
  max: decimal('The greatest of them.'),
  standardDeviation: decimal('How much they vary.'),
};

const transactionalPeriod: Shape = {
  name: 'AnalyticsTransactionalPeriod',
  description: 'What an attribute comes to in one period.',
  fields: statistics,
};

const statePeriod: Shape = {
  name: 'AnalyticsStatePeriod',
  description: 'How a state changed in one period.',
  fields: {
    ...statistics,
    beginningValue: decimal('The value at the beginning.'),
    endingValue: decimal('The value at the end.'),
  },
};

const interval = (name: string, periods: Shape): Shape => ({
  name,
  description: 'Periods of one kind.',
  fields: {
    timeIntervalType: text('The kind of period. Known: `MONTHLY_CALENDAR`, `MONTHLY_ROLLING_30`.'),
    periods: many(periods, 'The periods.'),
  },
});

const transactionalAttribute: Shape = {
  name: 'AnalyticsTransactionalAttribute',
  description: 'Something that is counted over transactions.',
  fields: {
    attributeName: text('What it is called.'),
    intervals: many(
      interval('AnalyticsTransactionalInterval', transactionalPeriod),
      'What it comes to, by kinds of period.',
      'aggregatedByTimePeriods',
    ),
    streamIds: ids('The streams that it is about.'),
    transactionIds: ids('The transactions that it is about.'),
  },
};

const stateAttribute: Shape = {
  name: 'AnalyticsStateAttribute',
  description: 'Something that has a value at every moment, such as a balance.',
  fields: {
    attributeName: text('What it is called.'),
    intervals: many(
      interval('AnalyticsStateInterval', statePeriod),
      'How it changed, by kinds of period.',
      'reportedByTimePeriods',
    ),
  },
};

const stream: Shape = {
  name: 'AnalyticsStream',
  description: 'Payments that come again and again.',
  fields: {
    streamId: id('The id of the stream within the report.', 'id'),
    payor: text('Who pays.'),
    payee: text('Who is paid.'),
    cadence: int('How many days lie between two payments.'),
    recency: int('How many days ago the last payment was.'),
    transactionIds: ids('The payments.'),
  },
};

const analytics = (name: string, description: string): Shape => ({
  name,
  description,
  fields: {
    transactionalAttributes: many(transactionalAttribute, 'What is counted over transactions.'),
    stateAttributes: many(stateAttribute, 'What has a value at every moment.'),
    streams: many(stream, 'Payments that come again and again.'),
  },
});

export const accountAnalytics = analytics(
  'ReportAnalytics',
  'Attributes of the transactions and balances of an account, or of all.',
);
