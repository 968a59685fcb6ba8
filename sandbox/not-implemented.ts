import type { Reply } from './reply.ts';
import { jsonReply } from './reply.ts';

/** An operation that upstream has and this server does not imitate yet. */
export const notImplemented = (operation: string): Reply =>
  jsonReply({ code: 501, message: `Not implemented in the sandbox: ${operation}`, operation }, 501);
