import type { MerchantLocation, MerchantSearch } from '../../domain/merchants.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, id, int, list, mapped, object, text } from './wire.ts';

const location = mapped(
  object({
    locationId: text,
    matchRank: int,
    merchantName: text,
    streetAddress: text,
    city: text,
    state: text,
    postalCode: id,
    countryCode: text,
  }),
  ({ locationId, ...facts }): MerchantLocation | null => (locationId === null ? null : { locationId, ...facts }),
);

const getMatches: Endpoint<readonly MerchantLocation[]> = {
  operation: 'GetLocationMatches',
  method: 'GET',
  path: '/decisioning/sbca/location-matches',
  product: 'Small Business Credit Analytics',
  family: 'merchants',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.institution,
  response: body(object({ locationMatches: list(location) }), (answer) => answer?.locationMatches ?? []),
};

export interface MerchantSource {
  /** Up to three, the best first; empty when none is like it. */
  locations(search: MerchantSearch): Promise<readonly MerchantLocation[]>;
}

export function merchantSource(ask: Ask): MerchantSource {
  return {
    locations: async (search) => (await orNull(ask(getMatches, { params: {}, query: queryOf(search) }))) ?? [],
  };
}

function queryOf(search: MerchantSearch): Record<string, string> {
  const { state, ...rest } = { state: undefined, ...search };
  const wire = { ...rest, stateProvinceRegion: state };
  return Object.fromEntries(Object.entries(wire).filter((entry): entry is [string, string] => !!entry[1]));
}
