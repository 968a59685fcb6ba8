import { GatewayError } from '../../domain/errors.ts';
import type { Call } from './exchange.ts';

const placeholder = /\{([^{}]+)\}/;
/** Texts and names of parameters in turn, of each path template. */
const templates = new Map<string, readonly string[]>();

/**
 * Path and query of a call.
 *
 * @throws NOT_FOUND for an id that cannot be one: nothing, or half a character
 * @throws TypeError when the template names a parameter that the call does not give
 */
export function requestTarget(call: Pick<Call<unknown>, 'endpoint' | 'params' | 'query'>): string {
  const { endpoint, params, query } = call;
  const parts = partsOf(endpoint.path);
  let target = '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    target += index % 2 === 0 ? part : segment(endpoint.operation, part, params[part]);
  }
  let separator = '?';
  for (const name in query) {
    target += `${separator}${name}=${encoded(query[name] ?? '')}`;
    separator = '&';
  }
  return target;
}

/** Templates are those of the endpoints: a few hundred. */
function partsOf(template: string): readonly string[] {
  let parts = templates.get(template);
  if (parts === undefined) {
    parts = template.split(placeholder);
    templates.set(template, parts);
  }
  return parts;
}

function segment(operation: string, name: string, value: string | undefined): string {
  if (value === undefined) throw new TypeError(`${operation}: no value for {${name}}`);
  if (value === '' || !value.isWellFormed())
    throw new GatewayError('NOT_FOUND', `No \`${name}\` is like that.`, { category: 'CUSTOMER' });
  // encodeURIComponent leaves dots alone, and a segment of one or two dots would climb to another resource.
  return value === '.' || value === '..' ? value.replaceAll('.', '%2E') : encodeURIComponent(value);
}

/** Names are ours, and most values are numbers and words: only what needs it is encoded, as forms are. */
function encoded(value: string | number | boolean): string {
  if (typeof value !== 'string') return encodeURIComponent(value);
  return /^[\w.-]*$/.test(value) ? value : new URLSearchParams([['', value]]).toString().slice(1);
}
