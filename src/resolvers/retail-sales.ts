import type { RequestContext } from '../context.ts';
import type { BusinessAddress, BusinessPhone } from '../domain/businesses.ts';
import { ownProblem, type Problem } from '../domain/problems.ts';
import type { RetailBusiness } from '../domain/reports.ts';
import { type GenerateInput, generateReport, type ReportOutcome } from './report-changes.ts';

interface RetailSalesInput extends Pick<GenerateInput, 'customerId' | 'idempotencyKey'> {
  readonly locationId: string;
  readonly metrics: 'ANALYTICS' | 'BENCHMARKS';
  readonly frequency: 'Weekly' | 'Monthly';
  readonly merchantConsent: boolean;
  readonly business: Omit<RetailBusiness, 'address' | 'phone'> & {
    readonly address: BusinessAddress;
    readonly phone: BusinessPhone & { readonly number: string };
  };
}

const products = { ANALYTICS: 'retailSalesAnalytics', BENCHMARKS: 'retailSalesBenchmarks' } as const;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What upstream would refuse is said before it is paid for. */
export async function generateRetailSalesReport(
  { locationId, metrics, frequency, merchantConsent, business, ...rest }: RetailSalesInput,
  ctx: RequestContext,
): Promise<ReportOutcome | Problem> {
  if (!merchantConsent) return invalid('merchantConsent', 'must be true: the merchant has to agree first');
  if (!uuid.test(locationId)) return invalid('locationId', 'must be the id of a location');
  const { line1, line2, city, state, postalCode, country } = business.address;
  if (!line1 || !city || !state || !postalCode || !country) {
    return invalid('business.address', 'needs `line1`, `city`, `state`, `postalCode` and `country`');
  }
  const address = { line1, line2, city, state, postalCode, country };
  const retailSales = { locationId, frequency, business: { ...business, address } };
  return generateReport({ product: products[metrics], use: null }, { ...rest, retailSales }, ctx);
}

const invalid = (field: string, what: string) => ownProblem('InvalidInput', `\`${field}\` ${what}.`, { field });
