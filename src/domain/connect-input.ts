import type { ConnectOptions, EmailOptions, NameAndValue } from './connect.ts';
import { isExperience, isLoopback, redirectFault } from './connect-redirects.ts';
import type { PartnerEnvironment } from './partner.ts';
import { ownProblem, type Problem } from './problems.ts';

export const maxEntries = 20;
export const maxReportCustomFields = 5;
/** Characters of all names and values of `webhookData` together. */
const maxDataLength = 4_000;
const maxHeaderLength = 1_000;

/** Headers that belong to the request itself, or to Mastercard. */
const reservedHeaders =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|keep-alive|expect|proxy-.*|x-finicity-.*)$/i;

export interface Client {
  readonly redirectUris: readonly string[];
  readonly environment: PartnerEnvironment;
}

/** What is wrong with the options of a link, before anything is sent; null when nothing is. */
export function optionsFault(options: ConnectOptions, { redirectUris, environment }: Client): Problem | null {
  const { redirectUri, webhook, experience, consumerInfo, fromDate } = options;
  if (redirectUri) {
    const fault = redirectFault(redirectUri, redirectUris, environment);
    if (fault !== null) return ownProblem('RedirectUriNotAllowed', `\`redirectUri\` is not taken: ${fault}.`);
  }
  if (options.hostedInMobileApp && !redirectUri) {
    return invalid('redirectUri', 'is needed inside a mobile app: a universal link or an app link');
  }
  if (webhook) {
    const fault = webhookFault(webhook, environment);
    if (fault !== null) return invalid('webhook', fault);
  }
  if (experience && !isExperience(experience)) return invalid('experience', 'must be `default` or a GUID');
  if (consumerInfo && !/^\d{9}$/.test(consumerInfo.ssn)) return invalid('consumerInfo', 'needs an SSN of nine digits');
  if (fromDate && fromDate < '2001-09-10') return invalid('fromDate', 'must be after 2001-09-09');
  return listsFault(options);
}

function listsFault(options: ConnectOptions): Problem | null {
  const { webhook, webhookData, webhookHeaders, institutionSettings, reportCustomFields } = options;
  if (!webhook && (webhookData?.length || webhookHeaders?.length)) {
    return invalid('webhook', 'is needed for `webhookData` and `webhookHeaders` to be sent to');
  }
  for (const [field, list] of Object.entries({ webhookData, webhookHeaders, institutionSettings })) {
    if ((list?.length ?? 0) > maxEntries) return invalid(field, `may have at most ${maxEntries} entries`);
  }
  const data = dataFault(webhookData ?? []);
  if (data !== null) return invalid('webhookData', data);
  const headers = headersFault(webhookHeaders ?? []);
  if (headers !== null) return invalid('webhookHeaders', headers);
  const ids = (institutionSettings ?? []).map(({ institutionId }) => institutionId);
  if (ids.some((id) => !/^\d{1,18}$/.test(id)))
    return invalid('institutionSettings', 'must name institutions by number');
  if (hasTwice(ids)) return invalid('institutionSettings', 'names an institution twice');
  if ((reportCustomFields?.length ?? 0) > maxReportCustomFields) {
    return invalid('reportCustomFields', `may have at most ${maxReportCustomFields} entries`);
  }
  return null;
}

function webhookFault(text: string, environment: PartnerEnvironment): string | null {
  const url = URL.parse(text);
  if (url === null) return 'is not an absolute URL';
  if (url.username !== '' || url.password !== '') return 'has a user name or a password';
  if (environment === 'sandbox' && (isLoopback(url) || (url.protocol === 'http:' && url.port === ''))) return null;
  if (url.protocol !== 'https:') return 'must be https';
  return url.port === '' ? null : 'must be on port 443, which is the only one that Mastercard calls';
}

function dataFault(data: readonly NameAndValue[]): string | null {
  if (data.some(({ name }) => !/^[A-Za-z0-9_.-]{1,64}$/.test(name))) {
    return 'has a name that is not 1 to 64 letters, digits, `_`, `.` or `-`';
  }
  if (hasTwice(data.map(({ name }) => name))) return 'has a name twice';
  const length = data.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return length > maxDataLength ? `is longer than ${maxDataLength} characters` : null;
}

function headersFault(headers: readonly NameAndValue[]): string | null {
  for (const { name, value } of headers) {
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(name)) return 'has a name that is not one of HTTP';
    if (reservedHeaders.test(name)) return `cannot set \`${name}\``;
    if (!/^[\x20-\x7e]*$/.test(value) || value.length > maxHeaderLength) {
      return `has a value that is not up to ${maxHeaderLength} printable ASCII characters`;
    }
  }
  return hasTwice(headers.map(({ name }) => name.toLowerCase())) ? 'has a name twice' : null;
}

/** Line breaks would let a text become a header of the mail. */
export function emailFault({ to, signature, ...lines }: EmailOptions): Problem | null {
  if (!/^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,255}$/.test(to)) return invalid('email.to', 'must be one e-mail address');
  for (const [name, line] of Object.entries(lines)) {
    if (line && (/[\r\n]/.test(line) || line.length > 255)) {
      return invalid(`email.${name}`, 'must be one line of up to 255 characters');
    }
  }
  const isLong = (signature?.length ?? 0) > 10 || signature?.some((line) => /[\r\n]/.test(line) || line.length > 255);
  return isLong ? invalid('email.signature', 'may have at most ten lines of up to 255 characters') : null;
}

const hasTwice = (names: readonly string[]) => new Set(names).size < names.length;

const invalid = (field: string, what: string) => ownProblem('InvalidInput', `\`${field}\` ${what}.`, { field });
