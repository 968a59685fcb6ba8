import type { FetchAPI, Plugin } from 'graphql-yoga';
import { GatewayError } from '../domain/errors.ts';
import { mostStatementBytes } from '../domain/pay-statements.ts';
import type { Scope } from '../domain/viewer.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

export interface UploadLimits {
  /** Bytes of a body that is no upload. */
  readonly bodyBytes: number;
  /** Bytes of the one file of an upload; what stands beside it is held to `bodyBytes`. */
  readonly fileBytes: number;
}

/** Far more than a document within the limits and its variables; and a file as large as a pay statement may be. */
export const defaultUploadLimits: UploadLimits = { bodyBytes: 256 * 1024, fileBytes: mostStatementBytes };

/** What it takes to store a file: nobody else is let past the usual limit. */
const uploadScopes: readonly Scope[] = ['accounts.write', 'reports'];

/** The most bytes of a body, whatever it is. */
export const mostBytes = ({ bodyBytes, fileBytes }: UploadLimits) => bodyBytes + fileBytes;

/**
 * Holds bodies to their size before anything of them is parsed. A file comes in a request of several parts, as the GraphQL
 * multipart request specification has it (https://github.com/jaydenseric/graphql-multipart-request-spec), and arrives in its
 * variable in base64: so only a file can be large, never what is parsed as JSON.
 */
export function useUploads(limits: UploadLimits): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      if (isUpload(request.headers.get('content-type'))) {
        const { viewer, requestId } = stateOf(request);
        if (viewer === undefined || !uploadScopes.every((scope) => viewer.scopes.has(scope))) {
          const message = `Files take the scopes ${uploadScopes.map((scope) => `\`${scope}\``).join(' and ')}.`;
          throw refusal('FORBIDDEN', message, requestId, 403);
        }
        return setRequestParser((parsed) => readUpload(parsed, limits, requestId));
      }
      const { requestId } = stateOf(request);
      const length = request.headers.get('content-length');
      if (length !== null && Number(length) > limits.bodyBytes) throw tooLarge(limits.bodyBytes, requestId);
      // With a length said before, the connection itself ends the body there.
      if (length !== null || request.body === null || requestParser === undefined) return;
      setRequestParser((parsed) => requestParser(counted(parsed, limits.bodyBytes, requestId, fetchAPI)));
    },
  };
}

export function isUpload(contentType: string | null | undefined): boolean {
  return /^multipart\/form-data\s*;/i.test(contentType ?? '');
}

/** The server's requests take limits for their parts, which the standard's do not know. */
interface WithParts {
  formData(options: { readonly formDataLimits: Readonly<Record<string, number>> }): Promise<FormData>;
}

type Parsed = Record<string, unknown>;

async function readUpload(request: Request, { bodyBytes, fileBytes }: UploadLimits, requestId: string) {
  const formDataLimits = { fieldSize: bodyBytes, fields: 2, fileSize: fileBytes, files: 1, parts: 3 };
  const form = await (request as unknown as WithParts).formData({ formDataLimits }).catch((error: unknown) => {
    if (/(?:limit|size) exceeded/.test(String(error))) throw tooLarge(fileBytes, requestId);
    throw malformed('the parts cannot be read', requestId);
  });
  const operation = objectOf(form.get('operations'), 'operations', requestId);
  const [[part, paths] = [], ...others] = Object.entries(objectOf(form.get('map'), 'map', requestId));
  const file = part === undefined ? null : form.get(part);
  const isOne = Array.isArray(paths) && paths.length === 1 && others.length === 0;
  if (file === null || typeof file === 'string' || !isOne) throw malformed('`map` must name one file', requestId);
  const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
  put(operation, String(paths[0]).split('.'), base64, requestId);
  return operation;
}

function objectOf(text: unknown, part: string, requestId: string): Parsed {
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Parsed;
  } catch {
    // Told below.
  }
  throw malformed(`\`${part}\` must be a JSON object`, requestId);
}

/** Where a variable is null, as the specification has it, and nowhere else. */
function put(operation: Parsed, path: readonly string[], value: string, requestId: string): void {
  const [root, ...inner] = path;
  const last = inner.pop();
  let place: unknown = root === 'variables' ? operation.variables : undefined;
  for (const name of inner) place = isHolder(place) && Object.hasOwn(place, name) ? place[name] : undefined;
  if (last === undefined || !isHolder(place) || !Object.hasOwn(place, last) || place[last] !== null) {
    throw malformed('`map` must lead to a variable that is null', requestId);
  }
  place[last] = value;
}

const isHolder = (value: unknown): value is Parsed => typeof value === 'object' && value !== null;

/** A body that does not say how long it is, cut off where it is too long. */
function counted(request: Request, most: number, requestId: string, fetchAPI: FetchAPI): Request {
  if (request.body === null) return request;
  let read = 0;
  // What is piped has to be of the same make as the stream.
  const Transform =
    request.body instanceof globalThis.ReadableStream ? globalThis.TransformStream : fetchAPI.TransformStream;
  const body = request.body.pipeThrough(
    new Transform<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > most) controller.error(tooLarge(most, requestId));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { method, headers, signal } = request;
  return new fetchAPI.Request(request.url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

const tooLarge = (most: number, requestId: string) =>
  refusal('LIMIT_EXCEEDED', `The request is larger than ${most} bytes.`, requestId, 413);

const malformed = (what: string, requestId: string) =>
  refusal('BAD_REQUEST', `This is no GraphQL multipart request: ${what}.`, requestId, 400);

function refusal(
  code: 'FORBIDDEN' | 'LIMIT_EXCEEDED' | 'BAD_REQUEST',
  message: string,
  requestId: string,
  status: number,
) {
  return toGraphQLError(new GatewayError(code, message, { category: 'CUSTOMER' }), requestId, { status });
}
