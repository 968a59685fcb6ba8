import type { Json } from './json.ts';
import { writeJson } from './json.ts';

/** What goes back over the wire, complete: faults may still spoil it. */
export interface Reply {
  readonly status: number;
  /** Absent on replies without a body. */
  readonly contentType?: string;
  /** Text, or the bytes of a document. */
  readonly body: string | Buffer;
  /** Upstream documents none of its own; faults add some, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What upstream would charge an active customer's partner for, in items by product. */
  readonly billed?: Readonly<Record<string, number>>;
}

export const jsonReply = (value: Json, status = 200): Reply => ({
  status,
  contentType: 'application/json',
  body: writeJson(value),
});

export const textReply = (status: number, body: string): Reply => ({ status, contentType: 'text/plain', body });

/** Says what the answer costs. */
export const billedReply = (reply: Reply, billed: Readonly<Record<string, number>>): Reply => ({ ...reply, billed });

export const fileReply = (contentType: string, body: Buffer): Reply => ({ status: 200, contentType, body });

export const emptyReply = (status: number): Reply => ({ status, body: '' });

/** The flat error body of the aggregation family, whose codes are numbers on the wire. */
export const errorReply = (status: number, code: number, message: string): Reply =>
  jsonReply({ code, message }, status);
