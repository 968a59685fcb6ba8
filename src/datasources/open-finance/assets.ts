import type { FileStream } from '../../domain/downloads.ts';
import type { PayPeriod } from '../../domain/pay-statements.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { bytes } from './bytes.ts';
import { document } from './files.ts';
import { body, object, text } from './wire.ts';

const storePayStatement: Endpoint<string | null> = {
  operation: 'StoreCustomerPayStatement',
  method: 'POST',
  path: '/aggregation/v1/customers/{customerId}/payStatements',
  product: 'Pay statements',
  family: 'assets',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: false,
  cache: null,
  response: body(object({ assetId: text }), (stored) => stored?.assetId ?? null),
};

/** Each download is billed, so that it is never repeated by itself. */
const downloadAsset: Endpoint<Uint8Array> = {
  operation: 'GetAssetByCustomerID',
  method: 'GET',
  path: '/aggregation/v1/customers/{customerId}/assets/{assetId}',
  product: 'Assets',
  family: 'assets',
  latency: 'list',
  live: false,
  billable: true,
  idempotent: true,
  cache: null,
  accept: 'application/octet-stream',
  response: bytes,
};

/** The same document, passed on as it comes. */
const openAsset: Endpoint<FileStream> = { ...downloadAsset, response: document };

export interface AssetSource {
  /** Stores a file in base64; its id. */
  storePayStatement(customerId: string, label: PayPeriod, statement: string): Promise<string | null>;
  /** A statement or pay statement, as a file. @throws NOT_FOUND when the customer has no such asset */
  download(customerId: string, assetId: string): Promise<Uint8Array>;
  /** The same as a stream, which the caller reads to its end or closes. */
  open(customerId: string, assetId: string): Promise<FileStream>;
}

export function assetSource(ask: Ask): AssetSource {
  return {
    storePayStatement: (customerId, label, statement) =>
      ask(storePayStatement, { customerId, params: { customerId }, body: { label, statement } }),
    download: (customerId, assetId) => ask(downloadAsset, { customerId, params: { customerId, assetId } }),
    open: (customerId, assetId) => ask(openAsset, { customerId, params: { customerId, assetId } }),
  };
}
