import { createHmac } from 'node:crypto';
import type { PartnerRecord } from '../records.ts';
import type { SandboxState } from '../state.ts';
import type { LinkWish } from './link-body.ts';
import type { ConnectLink, LinkKind } from './records.ts';
import { freshSession } from './records.ts';

/** Where the page of a link is served; upstream has a host of its own for it. */
export const connectPath = '/connect2';

const lifetimeMs = 2 * 60 * 60 * 1000;

interface Generation {
  readonly partner: PartnerRecord;
  readonly kind: LinkKind;
  readonly wish: LinkWish;
  readonly now: number;
  readonly channel: 'url' | 'email';
}

/** Makes a link and keeps it. The form of the query is upstream's: see the example in the OpenAPI document. */
export function createLink({ partner, kind, wish, now, channel }: Generation): ConnectLink {
  const [customerId = '', jointBorrowerId] = wish.customerIds;
  const expiresAt = now + lifetimeMs;
  const facts: Record<string, string | undefined> = {
    customerId,
    jointBorrowerId,
    institutionId: wish.institutionId,
    institutionLoginId: wish.institutionLoginId,
    accountId: wish.accountId,
    experience: wish.experience?.id,
    language: wish.language === 'en' ? undefined : wish.language,
    redirectUri: wish.redirectUri,
    origin: channel,
    partnerId: partner.partnerId,
    timestamp: String(now),
    ttl: String(expiresAt),
    type: types[kind],
    // Two links of the same millisecond are two links.
    serial: String(partner.connect.links.size + 1),
  };
  const given = Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given.sort(([left], [right]) => (left < right ? -1 : 1)));
  const signature = createHmac('sha256', partner.partnerSecret).update(query.toString()).digest('hex');
  query.set('signature', signature);
  const link: ConnectLink = {
    ...wish,
    signature,
    query: query.toString(),
    kind,
    partnerId: partner.partnerId,
    expiresAt,
    succeeded: false,
    session: freshSession,
  };
  partner.connect.links.set(signature, link);
  return link;
}

const types: Readonly<Record<LinkKind, string | undefined>> = {
  full: undefined,
  lite: 'lite',
  fix: 'fix',
  jointBorrower: 'jointBorrower',
  microEntry: 'microentryVerify',
  depositSwitch: 'transferDepositSwitch',
};

export type Opened =
  | { readonly link: ConnectLink; readonly partner: PartnerRecord }
  | { readonly refused: 'unknown' | 'expired' | 'used' };

/** The link that a query is of; altered in any place it is of none. */
export function openLink({ world, clock }: SandboxState, query: URLSearchParams): Opened {
  const partner = world.partners.get(query.get('partnerId') ?? '');
  const link = partner?.connect.links.get(query.get('signature') ?? '');
  if (partner === undefined || link === undefined || !sameQuery(link.query, query)) return { refused: 'unknown' };
  if (link.customerIds.some((id) => !partner.customers.has(id))) return { refused: 'unknown' };
  if (clock.now() >= link.expiresAt) return { refused: 'expired' };
  return link.singleUse && link.succeeded ? { refused: 'used' } : { link, partner };
}

function sameQuery(own: string, query: URLSearchParams): boolean {
  const canonical = (params: URLSearchParams) =>
    [...params]
      .map((entry) => JSON.stringify(entry))
      .sort()
      .join();
  return canonical(new URLSearchParams(own)) === canonical(query);
}
