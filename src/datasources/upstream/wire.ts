import { GatewayError } from '../../domain/errors.ts';
import type { DescribeUpstreamCode } from '../../domain/more-upstream-codes.ts';
import type { Clock } from '../../lib/clock.ts';
import type { MetricsSink } from '../../metrics/sink.ts';
import { shapeOf } from './body-shape.ts';
import { classifyAnswer, classifySilence, isSuccess, unreadable } from './classify.ts';
import { type Decoded, decodeBody } from './decode.ts';
import { type Endpoint, type FileBody, isFile } from './exchange.ts';
import { keptBodyOf } from './kept-body.ts';
import { type Outcome, type Received, refused, type Timing } from './outcome.ts';
import { requestTarget } from './request-target.ts';
import type { Send, WireRequest, WireResponse } from './send.ts';
import type { Asked } from './stage.ts';

/** One HTTP request with a token: send, then decode or classify. Never rejects. */
export type Wire = <T>(asked: Asked<T>, token: string) => Promise<Outcome<T>>;

export interface WireDeps {
  readonly clock: Clock;
  readonly sink: MetricsSink;
  readonly send: Send;
  /** @default the table of upstream's codes */
  readonly describeCode?: DescribeUpstreamCode | undefined;
}

export function createWire({ clock, sink, send, describeCode }: WireDeps): Wire {
  return async <T>(asked: Asked<T>, token: string): Promise<Outcome<T>> => {
    const { endpoint, caller } = asked;
    const request = describeRequest(asked, token);
    if (request instanceof GatewayError) return refused(request);
    if (caller.signal.aborted) return { kind: 'failure', fault: 'aborted', error: caller.signal.reason };

    asked.trace.sending();
    const sentAt = clock.monotonic();
    const response = await send(request, caller.signal);
    const timing: Timing = { sentAt, endedAt: clock.monotonic() };
    if (response.kind === 'no-response') return classifySilence(endpoint, response, caller.signal.reason, timing);
    const decoded = isSuccess(response) ? decodedOf(endpoint, response) : undefined;
    const outcome =
      decoded === undefined
        ? classifyAnswer(endpoint, response, timing, clock.wall(), describeCode)
        : read(endpoint, response, decoded, timing);
    const requestBytes = request.body === undefined ? 0 : Buffer.byteLength(request.body);
    const shape =
      decoded?.ok && isJson(endpoint)
        ? shapeOf(decoded.body, endpoint.response.format === 'bytes' ? [] : endpoint.response.digits)
        : undefined;
    return {
      ...outcome,
      timing: { ...timing, decodeMs: clock.monotonic() - timing.endedAt },
      received: { ...receivedOf(response, outcome), requestBytes, ...(shape !== undefined && { shape }) },
    };
  };

  function read<T>(endpoint: Endpoint<T>, response: WireResponse, decoded: Decoded, timing: Timing): Outcome<T> {
    const { status, file } = response;
    if (!decoded.ok) return unreadable(endpoint, status, decoded.problem, timing);
    try {
      const value = endpoint.response.read(decoded.body, driftOf(endpoint.operation));
      const body = keptBodyOf(endpoint, response);
      return { kind: 'success', value, status, timing, ...(body !== undefined && { body }) };
    } catch {
      file?.close();
      // Whatever the reader stumbled over may quote the body, so it is not kept as a cause.
      return unreadable(endpoint, status, 'does not fit the contract', timing);
    }
  }

  /** Each path of an answer counts once, so that a list of ten million wrong rows costs no more than one. */
  function driftOf(operation: string): (path: string) => void {
    const paths = new Set<string>();
    return (path) => {
      if (paths.size === paths.add(path).size) return;
      sink.drift(operation, path);
    };
  }
}

const isJson = ({ response }: Endpoint<unknown>) => response.format === undefined || response.format === 'json';

function decodedOf(endpoint: Endpoint<unknown>, { body, contentType, file }: WireResponse): Decoded {
  return isFile(endpoint) ? asFile(file) : decodeBody(endpoint, body, contentType);
}

function asFile(file: FileBody | undefined): Decoded {
  if (file === undefined) return { ok: false, problem: 'is no file' };
  if (file.head.byteLength > 0) return { ok: true, body: file };
  file.close();
  return { ok: false, problem: 'is empty' };
}

function receivedOf(
  { body, file, headers = {} }: WireResponse,
  outcome: Outcome<unknown>,
): Omit<Received, 'requestBytes'> {
  const bytes = file === undefined ? body.byteLength : (file.length ?? file.head.byteLength);
  if (bytes === 0) return { bytes, body: 'none', headers };
  const isText = outcome.kind === 'failure' && (outcome.plainText || outcome.fault === 'unreadable');
  return { bytes, body: isText ? 'text' : 'json', headers };
}

function describeRequest(asked: Asked<unknown>, token: string): WireRequest | GatewayError {
  const { endpoint, partner, body, fresh } = asked;
  try {
    return {
      origin: partner.upstreamUrl,
      live: endpoint.live,
      partnerId: partner.partnerId,
      ...(fresh && { fresh }),
      ...(isFile(endpoint) && { asFile: true }),
      method: endpoint.method,
      target: requestTarget(asked),
      headers: {
        ...endpoint.headers,
        accept: endpoint.accept ?? 'application/json',
        'accept-encoding': 'identity',
        'finicity-app-key': partner.appKey.reveal(),
        'finicity-app-token': token,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
  } catch (cause) {
    if (cause instanceof GatewayError) return cause;
    return new GatewayError('INTERNAL', `${endpoint.operation}: the request could not be written`, { cause });
  }
}
