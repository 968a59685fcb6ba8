/**
 * A JSON number given by its digits. Amounts (`10.10`, `1e2`, `-0.00`) and int64 ids beyond 2^53 would lose digits as a
 * JavaScript number, and the point of this server is that they reach the wire exactly as written.
 */
export interface RawNumber {
  readonly rawNumber: string;
}

/** JSON that is already text, written as it stands. Lists reuse the text of rows that did not change. */
export interface RawJson {
  readonly rawJson: string;
}

export type Json =
  | string
  | number
  | boolean
  | null
  | RawNumber
  | RawJson
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isJsonNumber(digits: string): boolean {
  return jsonNumber.test(digits);
}

/** The JSON number with exactly these digits. */
export function raw(digits: string): RawNumber {
  if (!isJsonNumber(digits)) throw new RangeError(`Not a JSON number: ${digits}`);
  return { rawNumber: digits };
}

/** JSON text of a value. Undefined members are left out, as upstream leaves out what it does not know. */
export function writeJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  if (isRawNumber(value)) return value.rawNumber;
  if (isRawJson(value)) return value.rawJson;
  let text = '';
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${writeJson(member)}`;
  }
  return `{${text}}`;
}

// The same few hundred names come up in every answer, a dozen times in every transaction of it.
const names = new Map<string, string>();
const mostNames = 1_000;

function quoted(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  if (names.size < mostNames) names.set(name, text);
  return text;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
const isRawNumber = (value: object): value is RawNumber => 'rawNumber' in value && typeof value.rawNumber === 'string';
const isRawJson = (value: object): value is RawJson => 'rawJson' in value && typeof value.rawJson === 'string';
