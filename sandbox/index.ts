import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { answer } from './answer.ts';
import { connectPage } from './connect/page.ts';
import { controlPrefix, createControlApi } from './control/control-api.ts';
import { createControls } from './controls.ts';
import { send } from './faults/send.ts';
import { errorReply } from './reply.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { createNotificationKeys } from './webhooks/sign.ts';

/** @public */
export type { CallEntry, CallLog } from './call-log.ts';
/** @public */
export type { ClockSettings } from './clock.ts';
/** @public */
export type { Switches } from './control/settings.ts';
/** @public */
export type { Fault, FaultEffect, FaultMatch } from './faults/fault.ts';
/** @public */
export type { AccountRef, Ledger, LedgerPatch, NewLedgerRow } from './ledger.ts';
/** @public */
export type { LedgerRow } from './ledger-row.ts';
/** @public */
export type { LimitSettings } from './rate-limits.ts';
/** @public */
export type { Sandbox, SandboxInfo, SandboxOptions } from './sandbox.ts';

const defaultSeed = 1;
/** Longer than any sensible client keeps an idle connection, so that it is the client who closes it. */
const usualKeepAliveMs = 120_000;
/** How late a webhook may be. */
const pumpMs = 20;

/** Starts an imitation of the Mastercard Open Finance US REST API on a socket of its own. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', seed = defaultSeed, now: machineNow = Date.now } = options;
  const { directory = 'whole', morePartners = 0, keepAliveMs = usualKeepAliveMs } = options;
  const { state, controls } = createControls({
    seed,
    startedAt: machineNow(),
    machineNow,
    directory,
    morePartners,
    notificationKeys: createNotificationKeys(),
  });
  const control = createControlApi(controls, state);
  const pumping = setInterval(() => state().outbox.pump(), pumpMs).unref();

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const rawBody = await readBody(request);
    const url = new URL(`http://sandbox${request.url ?? '/'}`);
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith(`${controlPrefix}/`)) {
      const body = (): unknown => (rawBody === '' ? undefined : JSON.parse(rawBody));
      return void send(response, control(method, url.pathname, body));
    }
    const page = connectPage(state(), { method, url, rawBody });
    if (page !== undefined) return void send(response, page);
    await answer(state(), { request, response, url, method, rawBody });
  };

  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // The caller is gone, or there is a bug here: say so, rather than let the call hang.
      if (response.headersSent || response.destroyed) response.destroy();
      else send(response, errorReply(500, 500, `Bug in the sandbox: ${String(error)}`));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no port');
  return {
    ...controls,
    url: `http://${host}:${address.port}`,
    async [Symbol.asyncDispose]() {
      clearInterval(pumping);
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      // Calls that hang on purpose would keep it open for ever.
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
