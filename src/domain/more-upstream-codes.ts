import { describe, describeUpstreamCode, type UpstreamKind, upstreamCodes, upstreamKinds } from './upstream-codes.ts';

export type DescribeUpstreamCode = typeof describeUpstreamCode;

/**
 * Describes the codes of the table, and beside them those that an operator has described, such as new ones of upstream's.
 * The table goes first: nobody can turn a wrong secret into something to be tried again.
 */
export function describeWith(more: ReadonlyMap<string, UpstreamKind>): DescribeUpstreamCode {
  return (code, status) => {
    const kind = more.get(code);
    return describeUpstreamCode(code, status) ?? (kind && describe(kind, "Described in this gateway's configuration."));
  };
}

/**
 * Reads `{ "4711": "bankDown" }`, as an operator writes it down. Answers every problem at once, each with the way to
 * correct it.
 */
export function parseUpstreamCodes(
  value: unknown,
): { readonly codes: ReadonlyMap<string, UpstreamKind> } | { readonly problems: readonly string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: ['is no JSON object of codes and their kinds, such as { "4711": "bankDown" }'] };
  }
  const codes = new Map<string, UpstreamKind>();
  const problems: string[] = [];
  for (const [code, kind] of Object.entries(value)) {
    const known = upstreamKinds.find((each) => each === kind);
    if (upstreamCodes.has(code)) problems.push(`${code} is described already and cannot be changed`);
    else if (known === undefined) problems.push(`${code}: the kind is one of ${upstreamKinds.join(', ')}`);
    else codes.set(code, known);
  }
  return problems.length > 0 ? { problems } : { codes };
}
