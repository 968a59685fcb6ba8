import { memberOf, textMember } from '../body.ts';
import type { MerchantLocation } from '../data/merchant-locations.ts';
import { merchantLocations } from '../data/merchant-locations.ts';
import type { Json } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import { recordOf } from '../reports/generate.ts';
import { reportJson } from '../reports/report-wire.ts';
import { isMetricType, retailSalesProduct } from '../reports/retail-sales.ts';
import type { Route, SandboxRequest } from '../router.ts';

/** What Mastercard knows of merchants from payments by card. */
export const merchantRoutes: readonly Route[] = [
  { method: 'GET', template: '/decisioning/sbca/location-matches', handler: findLocations },
  { method: 'POST', template: '/decisioning/customers/{customerId}/sbca', handler: withCustomer(generate) },
];

const mostMatches = 3;

const refusal = (status: number, code: string, message: string) => jsonReply({ code, message }, status);

/** By number, or by name and address; a mixture is refused. */
function findLocations({ query }: SandboxRequest): Reply {
  const given = (name: string) => query.get(name) ?? '';
  const byNumber = given('idType') !== '' || given('idValue') !== '';
  const names = ['merchantName', 'streetAddress'];
  if (byNumber && names.some((name) => given(name) !== '')) return refusal(400, '10030', 'Invalid data combination.');
  const missing = (byNumber ? ['idType', 'idValue'] : names).filter((name) => given(name) === '');
  if (missing.length > 0) return refusal(400, '10020', `Data missing : ${missing.join(', ')}.`);
  const found = byNumber
    ? merchantLocations.filter(({ identifiers }) => identifiers[given('idType')] === given('idValue'))
    : ranked(query);
  if (found.length === 0) return refusal(404, '10100', 'No potential location matches found.');
  return jsonReply({ locationMatches: found.slice(0, mostMatches).map(locationJson) });
}

/** Those with a word of the name, the one with most of the address first. */
function ranked(query: URLSearchParams): readonly MerchantLocation[] {
  const words = (query.get('merchantName') ?? '').toLowerCase().split(/\s+/);
  const alike = (left: string, name: string) => (left.toLowerCase() === query.get(name)?.toLowerCase() ? 1 : 0);
  const likeness = ({ streetAddress, city, state, postalCode }: MerchantLocation) =>
    2 * alike(streetAddress, 'streetAddress') +
    alike(city, 'city') +
    alike(state, 'stateProvinceRegion') +
    alike(postalCode, 'postalCode');
  return merchantLocations
    .filter(({ merchantName }) => words.some((word) => merchantName.toLowerCase().split(/\s+/).includes(word)))
    .toSorted((left, right) => likeness(right) - likeness(left));
}

function locationJson(location: MerchantLocation, index: number): Json {
  const { locationId, merchantName, streetAddress, city, state, postalCode } = location;
  return { locationId, matchRank: index + 1, merchantName, streetAddress, city, state, postalCode, countryCode: 'USA' };
}

const needed = ['name', 'address', 'personallyLiable', 'phoneNumber'];

/** Answers the report itself: it is whole at once, and is read again like any other. */
function generate(request: SandboxRequest, customer: CustomerRecord): Reply {
  const { body, partner, now } = request;
  const data: unknown = memberOf(body, 'analyticsReportData');
  const [params, business]: unknown[] = [memberOf(data, 'sbcaParams'), memberOf(data, 'businessDetails')];
  const missing = needed.filter((name) => memberOf(business, name) === undefined);
  if (params === undefined || missing.length > 0) {
    return refusal(400, '10020', `Data missing: ${params === undefined ? 'sbcaParams' : missing.join(', ')}`);
  }
  if (memberOf(params, 'hasConsent') !== true) return refusal(400, '10025', 'Invalid data: hasConsent');
  const metricType = textMember(params, 'metricType');
  if (!isMetricType(metricType)) return refusal(400, '10025', 'Invalid data: metricType');
  if (!/^(?:weekly|monthly)$/i.test(textMember(params, 'metricFrequency') ?? '')) {
    return refusal(400, '10025', 'Invalid data: metricFrequency');
  }
  const wanted = textMember(params, 'locationId');
  const location = merchantLocations.find(({ locationId }) => locationId === wanted);
  if (location === undefined) return refusal(404, '10100', 'No potential merchant metrics found.');
  const product = retailSalesProduct(metricType, location);
  const constraints = { echo: { analyticsReportData: data as Json }, accounts: [], assets: [] };
  const dates = { from: 0, to: Math.floor(now / 1000), pendingToo: false, echo: {} };
  const report = recordOf(
    product,
    { type: product.type, cra: false },
    request,
    customer,
    undefined,
    constraints,
    dates,
  );
  partner.reports.set(report.id, report);
  const { requesterName } = report;
  return billedReply(jsonReply({ ...reportJson(report, now), partnerName: requesterName }), { [product.title]: 1 });
}
