import type { Controls } from '../controls.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../reply.ts';
import { errorReply, jsonReply } from '../reply.ts';
import type { SandboxState } from '../state.ts';
import { runLedgerCommand } from './ledger-command.ts';
import { parseClock, parseFault, parseLimits, parseReset, parseSwitches } from './settings.ts';
import { emitWebhook, listWebhooks, sendAgain } from './webhook-command.ts';

export const controlPrefix = '/__sandbox';

type Control = (body: unknown) => Json;

/** What a test or a developer sets on a running sandbox, over HTTP. Never counted, limited or hit by a fault. */
export function createControlApi(sandbox: Controls, state: () => SandboxState) {
  const done = (act: () => void): Json => {
    act();
    return {};
  };
  const controls: Readonly<Record<string, Control>> = {
    'GET /info': () => jsonOf(sandbox.info),
    'GET /calls': () => jsonOf(sandbox.calls()),
    'POST /reset': (body) => {
      const all = parseReset(body).scope !== 'calls';
      return done(() => (all ? sandbox.reset() : sandbox.resetCalls()));
    },
    'POST /faults': (body) => done(() => sandbox.addFault(parseFault(body))),
    'DELETE /faults': () => done(() => sandbox.clearFaults()),
    'POST /limits': (body) => done(() => sandbox.setLimits(parseLimits(body))),
    'POST /clock': (body) => done(() => sandbox.setClock(parseClock(body))),
    'POST /switches': (body) => done(() => sandbox.setSwitches(parseSwitches(body))),
    'POST /ledger': (body) => runLedgerCommand(sandbox.ledger, body),
    'GET /webhooks': () => listWebhooks(state()),
    'POST /webhooks/emit': (body) => emitWebhook(state(), body),
    'POST /webhooks/again': (body) => sendAgain(state(), body),
  };
  return (method: string, path: string, readBody: () => unknown): Reply => {
    const name = path.slice(controlPrefix.length);
    const control = controls[`${method} ${name}`];
    if (control === undefined) {
      return errorReply(404, 404, `No such control; there are ${Object.keys(controls).join(', ')}`);
    }
    try {
      return jsonReply(control(readBody()));
    } catch (error) {
      if (error instanceof RangeError || error instanceof SyntaxError) return errorReply(400, 400, error.message);
      throw error;
    }
  };
}

/** Interfaces have no index signature, so that the compiler cannot see that this is plain data. */
const jsonOf = (data: object): Json => ({ rawJson: JSON.stringify(data) });
