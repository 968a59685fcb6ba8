import { memberOf, textMember } from '../body.ts';
import type { MerchantLocation } from '../data/merchant-locations.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { createRandom } from '../random.ts';
import type { ReportProduct } from './products.ts';
import type { Members, ReportRecord } from './report-record.ts';

const kinds = {
  retail_sales_analytics: { type: 'sbcaanalyticsnoncra', member: 'retailSalesAnalyticsMetrics' },
  retail_sales_benchmarks: { type: 'sbcabenchmarksnoncra', member: 'retailSalesBenchmarksMetrics' },
} as const;

export type MetricType = keyof typeof kinds;
export const isMetricType = (text: string | undefined): text is MetricType =>
  text !== undefined && Object.hasOwn(kinds, text);

/** Of what Mastercard itself knows: no account of the customer is in it. */
export const retailSalesProduct = (metricType: MetricType, location: MerchantLocation): ReportProduct => ({
  template: '/decisioning/customers/{customerId}/sbca',
  title: 'Mastercard Open Banking Small Business Credit Analytics',
  type: kinds[metricType].type,
  takes: ['analyticsReportData'],
  cra: false,
  suits: null,
  hasPortfolio: false,
  formats: ['application/json', 'application/pdf'],
  immediate: true,
  content: (report) => ({ [kinds[metricType].member]: [salesOf(location, metricType, report)] }),
});

const dayMs = 86_400_000;
const periods = 6;

function salesOf(location: MerchantLocation, metricType: MetricType, report: ReportRecord): Json {
  const { locationId, merchantCategoryCode, naicsCode, industryName } = location;
  const params = memberOf(memberOf(report.constraints, 'analyticsReportData'), 'sbcaParams');
  const isWeekly = /^weekly$/i.test(textMember(params, 'metricFrequency') ?? '');
  const last = Math.floor(report.createdAt / dayMs) * dayMs;
  const random = createRandom(0, 'retail-sales', locationId, metricType);
  const metricsLists = Array.from({ length: periods }, (_, ago) => {
    const { start, end } = isWeekly ? weekBefore(last, ago) : monthBefore(last, ago);
    return { ...period(start, end), metrics: metricsOf(metricType, random.below(40)) };
  });
  return {
    locationId,
    merchantCategoryCode,
    naicsCode,
    industryName,
    firstSeenTxnDate: '2008-08-14',
    lastSeenTxnDate: dayOf(last - dayMs),
    metricsFrequency: isWeekly ? 'Weekly' : 'Monthly',
    metricsLists: metricsLists.toReversed(),
  };
}

function metricsOf(metricType: MetricType, step: number): Json {
  const metrics: Members =
    metricType === 'retail_sales_analytics'
      ? { txn_amt: raw(`${14_000 + 150 * step}.${String(step).padStart(2, '0')}`), txn_cnt: 200 + step }
      : { txn_cnt_index: 90 + step, num_cards_index: 95 + step };
  return Object.entries(metrics).map(([name, value]) => ({ name, value }));
}

const period = (start: number, end: number) => ({
  periodStartDate: dayOf(start),
  periodEndDate: dayOf(end),
  year: new Date(start).getUTCFullYear(),
});

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function weekBefore(last: number, ago: number) {
  const end = last - (7 * ago + 1) * dayMs;
  return { start: end - 6 * dayMs, end };
}

function monthBefore(last: number, ago: number) {
  const at = new Date(last);
  const first = (back: number) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1);
  return { start: first(ago + 1), end: first(ago) - dayMs };
}
