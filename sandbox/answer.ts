import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access, TokenState } from './access.ts';
import type { FaultTarget } from './faults/fault.ts';
import { send, sendWithFault } from './faults/send.ts';
import { login, loginTemplate, partnerOfLogin } from './login.ts';
import { modifySecret } from './modify-secret.ts';
import { notImplemented } from './not-implemented.ts';
import { operations } from './operations.ts';
import type { PartnerRecord } from './records.ts';
import type { Reply } from './reply.ts';
import { errorReply } from './reply.ts';
import type { Match, Route } from './router.ts';
import { createRouter } from './router.ts';
import { routes } from './routes/index.ts';
import type { SandboxState } from './state.ts';
import { upstreamErrors } from './upstream-errors.ts';

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly method: string;
  readonly rawBody: string;
}

type Handler = Route['handler'];

// Imitated routes come last, so that they replace what is only known by name.
const router = createRouter<Handler>([
  ...operations.map(({ method, template, id }) => [method, template, () => notImplemented(id)] as const),
  ...routes.map(({ method, template, handler }) => [method, template, handler] as const),
]);

/** One call to the imitated upstream: count it, let the gate and the faults have their say, then answer. */
export async function answer(state: SandboxState, call: Call): Promise<void> {
  const { request, response, url, method } = call;
  const now = state.clock.now();
  const match = router.match(method, url.pathname);
  const path = url.pathname + url.search;
  const logged = state.log.arrived({ method, template: match?.template ?? '(unknown)', path, at: now });
  const appKey = headerOf(request, 'finicity-app-key');
  if (appKey === '') return logged.setStatus(send(response, upstreamErrors.missingAppKey()));
  if (!state.appKeys.has(appKey) || !state.limits.admit(appKey, now)) {
    return logged.setStatus(send(response, upstreamErrors.tooManyRequests()));
  }
  const body = parseBody(call.rawBody);
  const isLogin = match?.template === loginTemplate;
  const token = state.access.tokenState(headerOf(request, 'finicity-app-token'), appKey, now);
  const caller = isLogin
    ? partnerOfLogin(body, state.world.partners)
    : token.state === 'unknown'
      ? undefined
      : token.partner;
  if (caller !== undefined) logged.setPartner(caller.partnerId);

  const run = async (): Promise<Reply> => {
    if (match === undefined) return errorReply(404, 404, `No such operation: ${method} ${url.pathname}`);
    if (body === malformed) return upstreamErrors.badRequest();
    const { access, world, random } = state;
    const { switches } = state;
    const accept = headerOf(request, 'accept');
    if (isLogin) {
      const asked = { access, partners: world.partners, appKey, body, now };
      return method === 'POST' ? login({ ...asked, ...switches }) : modifySecret(asked);
    }
    const partner = admit(access, request, token);
    if ('refusal' in partner) return partner.refusal;
    const { params } = match;
    const { headers } = request;
    const origin = `http://${headers.host ?? 'localhost'}`;
    const query = url.searchParams;
    const { outbox } = state;
    const asked = { world, partner, origin, headers, accept, params, query, body, now, random, outbox, switches };
    const reply = await match.target(asked);
    // Charged for when it was done, even if a fault keeps the answer from arriving.
    if (reply.billed !== undefined) logged.setBilled(reply.billed);
    return reply;
  };
  const effect = state.faults.strike(targetOf(call, match, caller));
  logged.setStatus(effect === undefined ? send(response, await run()) : await sendWithFault(response, effect, run));
}

function admit(
  access: Access,
  request: IncomingMessage,
  token: TokenState,
): PartnerRecord | { readonly refusal: Reply } {
  if (headerOf(request, 'finicity-app-token') === '') return { refusal: upstreamErrors.missingToken() };
  if (token.state === 'unknown') return { refusal: upstreamErrors.invalidToken() };
  if (access.isLocked(token.partner)) return { refusal: upstreamErrors.badCredentials() };
  if (token.state === 'expired') return { refusal: upstreamErrors.expiredToken() };
  return token.partner;
}

function targetOf(call: Call, match: Match<Handler> | undefined, caller: PartnerRecord | undefined): FaultTarget {
  const { customerId, institutionId, accountId, institutionLoginId } = match?.params ?? {};
  const account = caller?.customers
    .get(customerId ?? '')
    ?.accounts.find((record) => record.id === accountId || record.institutionLoginId === institutionLoginId);
  const institution = institutionId ?? account?.institutionId;
  return {
    method: call.method,
    template: match?.template ?? '(unknown)',
    path: call.url.pathname,
    ...(caller === undefined ? {} : { partnerId: caller.partnerId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(institution === undefined ? {} : { institutionId: institution }),
  };
}

const malformed = Symbol('malformed');

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return malformed;
  }
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
