import { GatewayError } from '../../domain/errors.ts';
import type { Call } from './exchange.ts';

const placeholder = /\{([^{}]+)\}/g;

/**
 * Path and query of a call.
 *
 * @throws NOT_FOUND for an id that cannot be one: nothing, or half a character
 * @throws TypeError when the template names a parameter that the call does not give
 */
export function requestTarget(call: Pick<Call<unknown>, 'endpoint' | 'params' | 'query'>): string {
  const path = call.endpoint.path.replace(placeholder, (_, name: string) => {
    const value = call.params[name];
    if (value === undefined) throw new TypeError(`${call.endpoint.operation}: no value for {${name}}`);
    if (value === '' || !value.isWellFormed())
      throw new GatewayError('NOT_FOUND', `No \`${name}\` is like that.`, { category: 'CUSTOMER' });
    // encodeURIComponent leaves dots alone, and a segment of one or two dots would climb to another resource.
    return value === '.' || value === '..' ? value.replaceAll('.', '%2E') : encodeURIComponent(value);
  });
  const query = call.query === undefined ? [] : Object.entries(call.query);
  if (query.length === 0) return path;
  return `${path}?${query.map(([name, value]) => `${name}=${encoded(String(value))}`).join('&')}`;
}

/** Names are ours, and most values are numbers and words: only what needs it is encoded, as forms are. */
function encoded(value: string): string {
  return /^[\w.-]*$/.test(value) ? value : new URLSearchParams([['', value]]).toString().slice(1);
}
