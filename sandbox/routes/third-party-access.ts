import { createHmac } from 'node:crypto';
import { isGiven, memberOf, textMember } from '../body.ts';
import type { Json } from '../json.ts';
import type { AccessKeyRecord, PartnerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const template = '/aggregation/v1/partners/accessKey';

export const thirdPartyAccessRoutes: readonly Route[] = [
  { method: 'POST', template, handler: generate },
  { method: 'PUT', template: `${template}/{consentReceiptId}`, handler: withKey(update) },
  { method: 'DELETE', template: `${template}/{consentReceiptId}`, handler: withKey(revoke) },
];

function withKey(handler: (request: SandboxRequest, key: AccessKeyRecord) => Reply): Route['handler'] {
  return (request) => {
    const key = request.partner.accessKeys.get(request.params.consentReceiptId ?? '');
    return key === undefined ? upstreamErrors.resourceNotFound() : handler(request, key);
  };
}

function generate({ partner, body, now, random }: SandboxRequest): Reply {
  const wanted = readKey(partner, body);
  if ('status' in wanted) return wanted;
  const receiptId = `cr_${Array.from({ length: 32 }, () => random.below(36).toString(36)).join('')}`;
  const key = { receiptId, ...wanted, updatedAt: now };
  partner.accessKeys.set(receiptId, key);
  return jsonReply(keyJson(partner, key));
}

function update({ partner, body, now }: SandboxRequest, key: AccessKeyRecord): Reply {
  const wanted = readKey(partner, body);
  if ('status' in wanted) return wanted;
  if (wanted.customerId !== key.customerId || wanted.thirdPartyPartnerId !== key.thirdPartyPartnerId) {
    return upstreamErrors.badRequest('Customer and third party of a key cannot be changed');
  }
  key.products = wanted.products;
  if (wanted.provenance !== undefined) key.provenance = wanted.provenance;
  key.updatedAt = now;
  return jsonReply(keyJson(partner, key));
}

function revoke({ partner }: SandboxRequest, { receiptId }: AccessKeyRecord): Reply {
  partner.accessKeys.delete(receiptId);
  return emptyReply(204);
}

type Wanted = Omit<AccessKeyRecord, 'receiptId' | 'updatedAt'>;

function readKey(partner: PartnerRecord, body: unknown): Wanted | Reply {
  for (const name of ['customerId', 'partnerId', 'thirdPartyPartnerId'] as const) {
    if (textMember(body, name) === undefined) return upstreamErrors.missingParameter(name);
  }
  if (textMember(body, 'partnerId') !== partner.partnerId) return upstreamErrors.badRequest('partnerId');
  const customer = partner.customers.get(textMember(body, 'customerId') ?? '');
  if (customer === undefined) return upstreamErrors.customerNotFound();
  const products: unknown = memberOf(body, 'products');
  if (!Array.isArray(products) || products.length === 0) return upstreamErrors.missingParameter('products');
  for (const product of products as readonly unknown[]) {
    if (textMember(product, 'product') === undefined) return upstreamErrors.missingParameter('product');
    const accountId = textMember(product, 'accountId') ?? '';
    if (!customer.accounts.some(({ id }) => id === accountId)) {
      return upstreamErrors.accountNotFound(customer.id, accountId);
    }
    const period = memberOf(product, 'accessPeriod');
    const dates = ['startTime', 'endTime'].map((name) => Date.parse(textMember(period, name) ?? ''));
    if (textMember(period, 'type') === undefined || !((dates[0] ?? 0) < (dates[1] ?? 0))) {
      return upstreamErrors.badRequest('accessPeriod');
    }
  }
  return {
    customerId: customer.id,
    thirdPartyPartnerId: textMember(body, 'thirdPartyPartnerId') ?? '',
    products: products as readonly Json[],
    ...(isGiven(body, 'provenance') && { provenance: memberOf(body, 'provenance') as Json }),
  };
}

/** Ids of customer and accounts are made unrecognizable for whoever gets the receipt. */
function keyJson(partner: PartnerRecord, key: AccessKeyRecord): Json {
  const { receiptId, customerId, thirdPartyPartnerId, products, provenance, updatedAt } = key;
  const pseudonym = (id: string) =>
    BigInt(`0x${createHmac('sha256', thirdPartyPartnerId).update(id).digest('hex').slice(0, 15)}`).toString();
  const timestamp = new Date(updatedAt).toISOString();
  const receipt: Json = {
    profile: 3,
    version: '1',
    receiptId,
    customerId: pseudonym(customerId),
    partnerId: thirdPartyPartnerId,
    products: products.map((product) => ({
      ...(product as Record<string, Json>),
      accountId: pseudonym(textMember(product, 'accountId') ?? ''),
    })),
    provenance,
    timestamp,
  };
  const signature = createHmac('sha256', partner.partnerSecret).update(JSON.stringify(receipt)).digest('base64');
  return { data: [{ receipt, proof: { signature, keyId: '867-530-900', timestamp } }] };
}
