/** What an error body of any of upstream's shapes says. */
export interface UpstreamProblem {
  /** Normalised to text; upstream sends numbers and strings alike. */
  readonly code?: string;
  /** Upstream's own retry hint; only the `Errors.Error[]` shape has one. */
  readonly recoverable?: boolean;
}

/**
 * Reads the code out of an error body: flat `{code}`, `{trackingId, code}`, `{Errors: {Error: [{ReasonCode}]}}` in either
 * spelling, an array of one of these, or nothing at all. Total: any value gives an answer.
 */
function readProblem(body: unknown): UpstreamProblem {
  const first = Array.isArray(body) ? body[0] : body;
  const wrapped = field(field(first, 'Errors', 'errors'), 'Error', 'error') ?? field(first, 'Errors', 'errors');
  const entry = Array.isArray(wrapped) ? wrapped[0] : wrapped;
  const code = asCode(field(first, 'code', 'Code')) ?? asCode(field(entry, 'ReasonCode', 'reasonCode', 'code'));
  const recoverable = field(entry, 'Recoverable', 'recoverable');
  return {
    ...(code !== undefined && { code }),
    ...(typeof recoverable === 'boolean' && { recoverable }),
  };
}

/** Parses leniently: text that is not JSON says nothing. */
export function parseProblem(text: string | undefined): UpstreamProblem & { readonly json: boolean } {
  if (text === undefined || text.trim() === '') return { json: false };
  try {
    const body: unknown = JSON.parse(text);
    return { ...readProblem(body), json: typeof body === 'object' && body !== null };
  } catch {
    return { json: false };
  }
}

function field(value: unknown, ...names: string[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const name of names) {
    if (Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  }
  return undefined;
}

/** Codes are digits, or words such as `INVALID_INPUT`; anything longer or stranger is not a code and may be data. */
function asCode(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return /^[A-Za-z0-9_.-]{1,64}$/.test(text) ? text : undefined;
}
