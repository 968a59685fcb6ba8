import type { PartnerInfo, Sandbox } from '../../sandbox/sandbox.ts';

/** An answer as it came over the wire; `text` keeps the digits that parsing would lose. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  readonly headers: Headers;
}

export interface SandboxClient {
  readonly partner: PartnerInfo;
  readonly token: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Without a body nothing is sent, not even an empty object. */
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export function partnerOf(sandbox: Sandbox, index = 0): PartnerInfo {
  const partner = sandbox.info.partners[index];
  if (partner === undefined) throw new RangeError(`The sandbox has no partner ${index}`);
  return partner;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const contentType = response.headers.get('content-type');
  return { status: response.status, contentType, text: await response.text(), headers: response.headers };
}

export function login(sandbox: Sandbox, appKey: string, body: unknown): Promise<Answer> {
  return ask(`${sandbox.url}/aggregation/v2/partners/authentication`, {
    method: 'POST',
    headers: { 'Finicity-App-Key': appKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Logged in as a partner of the sandbox; calls carry its app key and token. */
export async function createClient(sandbox: Sandbox, index = 0): Promise<SandboxClient> {
  const partner = partnerOf(sandbox, index);
  const { partnerId, partnerSecret, appKey } = partner;
  const { token } = jsonOf<{ token: string }>(await login(sandbox, appKey, { partnerId, partnerSecret }));
  const headers = { 'Finicity-App-Key': appKey, 'Finicity-App-Token': token };
  const send = (method: string, path: string, body?: unknown) =>
    ask(sandbox.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return {
    partner,
    token,
    get: (path, more = {}) => ask(sandbox.url + path, { headers: { ...headers, ...more } }),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}

export function jsonOf<T>({ text }: Answer): T {
  return JSON.parse(text) as T;
}

/** A call of the control API. */
export function control(sandbox: Sandbox, method: string, name: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return ask(`${sandbox.url}/__sandbox/${name}`, init);
}
