import { memberOf, textMember } from '../body.ts';
import { readWish } from '../connect/link-body.ts';
import { connectPath, createLink } from '../connect/links.ts';
import type { LinkKind } from '../connect/records.ts';
import { ping } from '../connect/webhook.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { textCodeErrors } from '../text-code-errors.ts';

const generate = '/connect/v2/generate';

/** Links to the Connect page that this server serves itself. */
export const connectLinkRoutes: readonly Route[] = [
  { method: 'POST', template: generate, handler: linkTo('full') },
  { method: 'POST', template: `${generate}/lite`, handler: linkTo('lite') },
  { method: 'POST', template: `${generate}/fix`, handler: linkTo('fix') },
  { method: 'POST', template: `${generate}/jointBorrower`, handler: linkTo('jointBorrower') },
  { method: 'POST', template: `${generate}/microentry/verify`, handler: linkTo('microEntry') },
  { method: 'POST', template: '/connect/generate/transfer/deposit-switch', handler: linkTo('depositSwitch') },
  { method: 'POST', template: '/connect/v2/send/email', handler: emailTo('full') },
  { method: 'POST', template: '/connect/v2/send/email/jointBorrower', handler: emailTo('jointBorrower') },
];

function linkTo(kind: LinkKind): Route['handler'] {
  return async (request) => {
    const link = await makeLink(request, kind, 'url');
    return typeof link === 'string' ? jsonReply({ link }) : link;
  };
}

const emailMembers = [
  'to',
  'from',
  'supportPhone',
  'subject',
  'firstName',
  'institutionName',
  'institutionAddress',
] as const;

/** No mail leaves this server: the answer shows what would have been in it. */
function emailTo(kind: 'full' | 'jointBorrower'): Route['handler'] {
  return async (request) => {
    const email = memberOf(request.body, 'email');
    const to = textMember(email, 'to');
    if (to === undefined) return textCodeErrors.missing('email.to');
    if (!/^[^\s@]+@[^\s@]+$/.test(to)) return textCodeErrors.invalid('"email.to" must be a valid email');
    const needed = kind === 'full' ? 'consumerId' : 'experience';
    if (textMember(request.body, needed) === undefined) return textCodeErrors.missing(needed);
    const link = await makeLink(request, kind, 'email');
    if (typeof link !== 'string') return link;
    const signature: unknown = memberOf(email, 'signature');
    const emailConfig: Record<string, Json | undefined> = {
      ...Object.fromEntries(emailMembers.map((name) => [name, textMember(email, name)])),
      subject: textMember(email, 'subject') ?? 'Verify your Financial Information',
      signature: Array.isArray(signature) ? signature.map(String) : undefined,
    };
    return jsonReply({ link, emailConfig });
  };
}

async function makeLink(request: SandboxRequest, kind: LinkKind, channel: 'url' | 'email'): Promise<string | Reply> {
  const { partner, origin, now } = request;
  const wish = readWish(request, kind);
  if ('status' in wish) return wish;
  if (wish.webhook !== undefined && !(await ping(partner, wish.webhook))) {
    return textCodeErrors.invalid('"webhook" did not answer the ping with a 2xx');
  }
  return `${origin}${connectPath}?${createLink({ partner, kind, wish, now, channel }).query}`;
}
