// Writes docs/errors.md from the two tables in src/domain. A test fails when the file is older than they are.
//
//   node scripts/bootstrap.mjs scripts/write-errors-doc.ts
import { writeFileSync } from 'node:fs';
import { errorCodes } from '../src/domain/errors.ts';
import {
  describeUpstreamCode,
  type UpstreamCode,
  type UpstreamKind,
  upstreamCodes,
} from '../src/domain/upstream-codes.ts';

/** In the order of the page: what the end user can do something about comes first. */
const kindTitles: Readonly<Record<UpstreamKind, string>> = {
  fixable: 'The customer has to reconnect',
  bankAsksUser: 'The institution asks its customer',
  bankDown: 'The institution cannot be reached',
  bankBroken: 'The connection to the institution is broken',
  bankUnsupported: 'The institution is not supported',
  accountGone: 'The account is gone',
  busy: 'It is running already',
  restart: 'It took too long',
  missing: 'It does not exist',
  request: 'The request is not valid',
  credentials: "The partner's credentials are refused",
  token: 'The token is not accepted',
  platform: 'The platform failed',
};

/** Statuses under which upstream is known to answer with a code in the body. */
const statuses = [400, 401, 403, 404, 406, 408, 409, 422, 429, 500, 503];

/** The whole of docs/errors.md. */
export function renderErrorsDoc(): string {
  return `${[header(), ourCodes(), theirCodes(), otherMeanings()].join('\n\n')}\n`;
}

function header(): string {
  return `# Errors

<!-- Written by scripts/write-errors-doc.ts from src/domain/errors.ts and src/domain/upstream-codes.ts. Change those, then run:
     node scripts/bootstrap.mjs scripts/write-errors-doc.ts -->

Every error of an answer has these \`extensions\`:

| field | what it is |
|---|---|
| \`code\` | one of the codes below; program against this, never against \`message\` |
| \`category\` | where the failure comes from, in the words of Mastercard's metrics dashboard: \`FINANCIAL_INSTITUTION\`, \`PLATFORM\`, \`CUSTOMER\` or \`OTHER\` |
| \`retryable\` | whether the same operation may succeed later without anybody changing anything |
| \`requestId\` | names the request in the logs; the response header \`x-request-id\` has it too |
| \`retryAfterMs\` | when to ask again, where that is known |
| \`upstreamCode\` | the code that Mastercard sent, always as text, where there was one |

\`path\` says which field failed. The fields beside it are answered all the same: read \`data\` even when there are \`errors\`.
\`message\` is written for developers. Do not show it to an end user.

An HTTP status other than 200 means that nothing was executed: 400 for a request that is not GraphQL, 401 without a valid
credential, 405 and 415 for a method and a content type that are not served. A document that cannot be parsed or validated
answers 400 to clients that accept \`application/graphql-response+json\` and 200 to those that accept only \`application/json\`,
as the GraphQL-over-HTTP specification says.`;
}

function ourCodes(): string {
  const rows = Object.entries(errorCodes).map(([code, { meaning, remedy }]) => [`\`${code}\``, meaning, remedy]);
  return `## Codes of the gateway

The list is closed. Codes may be added, none changes its meaning.

${table(['code', 'what happened', 'what to do'], rows)}

Three of them can begin with the same answer, a 429. On the very first login it means a wrong app key; on an endpoint that never
worked while others do, that the plan lacks it; otherwise, too many requests. [Operations](operations.md#credential-problems) says
what each problem with credentials costs and how to repair it.`;
}

function theirCodes(): string {
  const groups = Object.groupBy([...upstreamCodes], ([, { kind }]) => kind);
  const sections = (Object.keys(kindTitles) as UpstreamKind[]).map((kind) => section(kind, groups[kind] ?? []));
  return `## Codes of Mastercard

What is known about the values of \`upstreamCode\`. Mastercard publishes no category for most of them; where it does not, the
category is ours. The words for the end user are a suggestion: they are not part of an error. Codes from 3000000 to 3399999 that
are not listed belong to micro-deposits and count as "${kindTitles.request.toLowerCase()}". A code that is not here is passed on
as it is, with a category by its HTTP status, until the [operator](operations.md#codes-that-are-not-in-the-table) gives it one of the kinds.

${sections.join('\n\n')}`;
}

function section(kind: UpstreamKind, entries: readonly (readonly [string, UpstreamCode])[]): string {
  const first = entries[0]?.[1];
  if (first === undefined) throw new Error(`no code of kind ${kind}`);
  const { category, retryable, fixable, userMessage, remedy } = first;
  const facts = [
    `Kind \`${kind}\`: \`${category}\``,
    retryable ? 'retryable' : 'not retryable',
    ...(fixable ? ['repaired through Connect Fix'] : []),
  ];
  const byMeaning = Map.groupBy(entries, ([, { meaning }]) => meaning);
  const rows = [...byMeaning].map(([meaning, same]) => [same.map(([code]) => code).join(', '), meaning]);
  return `### ${kindTitles[kind]}

${facts.join(', ')}. What to do: ${remedy} For the end user: "${userMessage}"

${table(['code', 'meaning'], rows)}`;
}

/** Found by asking, so that the page says what the gateway does. */
function otherMeanings(): string {
  const rows = [...upstreamCodes].flatMap(([code, usual]) =>
    statuses.flatMap((status) => {
      const here = describeUpstreamCode(code, status);
      if (here === undefined || (here.kind === usual.kind && here.meaning === usual.meaning)) return [];
      return [[code, String(status), here.meaning, kindTitles[here.kind]]];
    }),
  );
  return `### Codes that mean something else under one HTTP status

${table(['code', 'HTTP status', 'meaning there', 'treated as'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

if (import.meta.main) writeFileSync(new URL('../docs/errors.md', import.meta.url), renderErrorsDoc());
