import { GatewayError } from './errors.ts';

/** Types that have a global id, each with the number of parts its id is made of. The format is frozen. */
const partsOf = {
  Customer: 1,
  Account: 2,
  Transaction: 3,
  InstitutionLogin: 2,
  Institution: 1,
  Consumer: 1,
  Report: 3,
} as const;

export type GlobalIdType = keyof typeof partsOf;

export interface GlobalId {
  readonly type: GlobalIdType;
  readonly parts: readonly string[];
}

/**
 * base64url of `Type:part:part`, each part percent-encoded. Never holds the partner: that comes from the credential. Half a
 * character, which clients can send and upstream can answer, cannot be encoded: U+FFFD takes its place.
 */
export function encodeGlobalId(type: GlobalIdType, ...parts: readonly string[]): string {
  return Buffer.from([type, ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join(':')).toString(
    'base64url',
  );
}

/** @throws BAD_ID unless `id` is exactly what `encodeGlobalId` makes of a known type. */
export function decodeGlobalId(id: string): GlobalId {
  const [type = '', ...encoded] = Buffer.from(id, 'base64url').toString().split(':');
  if (!isGlobalIdType(type) || encoded.length !== partsOf[type]) throw badId();
  const parts = encoded.map(decodePart);
  if (parts.includes('') || encodeGlobalId(type, ...parts) !== id) throw badId();
  return { type, parts };
}

function isGlobalIdType(type: string): type is GlobalIdType {
  return Object.hasOwn(partsOf, type);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badId();
  }
}

function badId(): GatewayError {
  return new GatewayError('BAD_ID', 'The id is not one that this gateway made.', { category: 'CUSTOMER' });
}
