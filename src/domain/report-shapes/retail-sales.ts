import { rows, type Shape } from './shape.ts';

const { date, decimal, id, int, many, text } = rows;

const metric: Shape = {
  name: 'RetailSalesMetric',
  description: 'One figure of one period.',
  fields: {
    name: text('What it is, such as `txn_amt` or `num_cards_index`; the list is open.'),
    value: decimal('The figure: a sum, a count, or an index where 100 is the average.'),
  },
};

const period: Shape = {
  name: 'RetailSalesPeriod',
  description: 'A week or a month of sales.',
  fields: {
    startDate: date('The first day.', 'periodStartDate'),
    endDate: date('The last day.', 'periodEndDate'),
    year: int('The year that it belongs to.'),
    metrics: many(metric, 'The figures.'),
  },
};

/** A shop, and what was paid there with cards of Mastercard. */
export const retailLocation: Shape = {
  name: 'RetailSalesLocation',
  description: 'The sales of one location of a merchant.',
  fields: {
    locationId: id('The location, as `merchantLocations` found it.'),
    merchantCategoryCode: id('Merchant category code.'),
    naicsCode: id('Code of the North American Industry Classification System.'),
    industryName: text('What it sells.'),
    firstSeenDate: date('When a card was first used there.', 'firstSeenTxnDate'),
    lastSeenDate: date('When a card was last used there.', 'lastSeenTxnDate'),
    frequency: text('`Weekly` or `Monthly`.', 'metricsFrequency'),
    periods: many(period, 'The periods.', 'metricsLists'),
  },
};
