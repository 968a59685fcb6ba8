import { connect } from 'node:net';
import { Agent, fetch } from 'undici';
import type { Dice } from './dice.ts';
import { badQuestions, soakQuestions } from './soak-questions.ts';
import type { SoakWorld } from './soak-world.ts';
import { connectEvent, postWebhook, signed } from './webhooks.ts';

export interface Told {
  readonly operations: number;
  /** Operations with an error, by the code of the first. */
  readonly failed: Readonly<Record<string, number>>;
  readonly cancelled: number;
  readonly streams: number;
  readonly events: number;
  readonly webhooks: number;
  /** Answers that no fault explains. */
  readonly defects: readonly string[];
}

export interface Traffic {
  readonly told: Told;
  /** Ends it: nothing is under way when this resolves. */
  stop(): Promise<void>;
}

/** Of each in a second. */
const perSecond = { operations: 30, streams: 1, webhooks: 1, strangers: 0.5, passers: 0.1 };
/** A stream is open for so many milliseconds at most. */
const longestStreamMs = 6_000;
const subscription = 'subscription ($c: ID!, $a: String) { connectEvents(customerId: $c, after: $a) { typeCode } }';

/** Clients of all sorts, tens of them in a second, for as long as they are let. */
export function startTraffic({ url, key, sandbox }: SoakWorld, dice: Dice): Traffic {
  const [partner] = sandbox.info.partners;
  if (partner === undefined) throw new Error('the sandbox has no partner');
  const customers = partner.customers.map(({ customerId }) => customerId);
  const dispatcher = new Agent({ connections: 32 });
  const questions = soakQuestions(customers);
  const told = {
    operations: 0,
    failed: {} as Record<string, number>,
    cancelled: 0,
    streams: 0,
    events: 0,
    webhooks: 0,
    defects: [] as string[],
  };
  const underway = new Set<Promise<unknown>>();
  const over = new AbortController();
  const patience = createPatience();
  const places: (string | null)[] = [];
  let happened = 0;
  let asked = 0;

  async function post(
    body: object,
    { signal, accept = 'application/json' }: { signal?: AbortSignal; accept?: string },
  ) {
    return fetch(`${url}/graphql`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, 'x-api-key': dice.chance(0.5) ? key : `${key}1` },
      body: JSON.stringify(body),
      ...(signal !== undefined && { signal }),
    });
  }

  async function operate(): Promise<void> {
    const body = operation();
    const isImpatient = dice.chance(0.1);
    const signal = isImpatient ? AbortSignal.timeout(1 + dice.upTo(150)) : patience.signal();
    try {
      const response = await post(body, { signal });
      const text = await response.text();
      told.operations += 1;
      const code = text.includes('"errors"') ? /"code":"(\w+)"/.exec(text)?.[1] : undefined;
      if (code !== undefined) told.failed[code] = (told.failed[code] ?? 0) + 1;
      if (text.includes('INTERNAL') || ![200, 400, 503].includes(response.status))
        told.defects.push(`${response.status} ${text.slice(0, 300)}`);
    } catch (error) {
      if (isImpatient) told.cancelled += 1;
      else told.defects.push(String(error));
    }
  }

  function operation(): object {
    if (dice.chance(0.1)) return dice.pick(badQuestions);
    asked += 1;
    return questions[asked % questions.length]!;
  }

  /** Listens for some seconds, as often as not from where one before it was. */
  async function subscribe(): Promise<void> {
    const leaving = AbortSignal.any([over.signal, AbortSignal.timeout(500 + dice.upTo(longestStreamMs))]);
    const after = dice.chance(0.5) ? (places.pop() ?? null) : null;
    told.streams += 1;
    let rest = '';
    try {
      const variables = { c: customers[0], a: after };
      const response = await post({ query: subscription, variables }, { signal: leaving, accept: 'text/event-stream' });
      const text = new TextDecoder();
      for await (const chunk of response.body ?? []) rest += text.decode(chunk as Uint8Array, { stream: true });
    } catch {
      // Left.
    }
    told.events += rest.split('"typeCode"').length - 1;
    const place = [...rest.matchAll(/^id: ?(.+)$/gm)].at(-1)?.[1];
    if (place !== undefined) places.splice(0, places.length - 10, place);
  }

  /** An event of Connect, sometimes twice, sometimes under a signature of somebody else. */
  async function happen(): Promise<void> {
    happened += 1;
    const body = connectEvent({ customerId: customers[0]!, eventType: `event${happened % 10}` });
    const secret = dice.chance(0.1) ? 'somebody else' : partner!.partnerSecret;
    for (let time = 0; time < (dice.chance(0.2) ? 2 : 1); time += 1)
      await postWebhook(`${url}/webhooks/${partner!.partnerId}/connect`, body, {
        ...signed(body, secret),
        connection: 'close',
      }).catch(() => {});
    told.webhooks += 1;
  }

  /** Sends some of a request and goes away. */
  function stray(): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      const text = `POST /graphql HTTP/1.1\r\nhost: x\r\nx-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{"query":"{`;
      let at = 0;
      const drip = setInterval(() => {
        if (at >= text.length || over.signal.aborted) socket.destroy();
        else {
          const end = at + 1 + dice.upTo(60);
          socket.write(text.slice(at, end));
          at = end;
        }
      }, 50);
      socket.on('error', () => {});
      socket.once('close', () => {
        clearInterval(drip);
        resolve();
      });
    });
  }

  /** A customer who comes, is looked at and goes. */
  async function pass(): Promise<void> {
    const make =
      'mutation ($i: CreateTestingCustomerInput!) { createTestingCustomer(input: $i) { ... on CreateTestingCustomerPayload { customer { customerId } } } }';
    const username = `soak${Date.now()}${dice.upTo(1_000)}`;
    const sent = await post({ query: make, variables: { i: { username, idempotencyKey: username } } }, {});
    const customerId = /"customerId":"(\d+)"/.exec(await sent.text())?.[1];
    if (customerId === undefined) return;
    const see = 'query ($c: ID!) { customer(customerId: $c) { username accounts { accountId } } }';
    await (await post({ query: see, variables: { c: customerId } }, {})).text();
    const end = 'mutation ($i: DeleteCustomerInput!) { deleteCustomer(input: $i) { __typename } }';
    await (await post({ query: end, variables: { i: { customerId } } }, {})).text();
  }

  const every = (each: number, run: () => Promise<unknown>) =>
    setInterval(() => {
      const one = run()
        .catch((error: unknown) => told.defects.push(String(error)))
        .finally(() => underway.delete(one));
      underway.add(one);
    }, 1_000 / each);
  const timers = [
    every(perSecond.operations, operate),
    every(perSecond.streams, subscribe),
    every(perSecond.webhooks, happen),
    every(perSecond.strangers, stray),
    every(perSecond.passers, pass),
  ];
  return {
    told,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      over.abort();
      await Promise.all(underway);
      patience.end();
      await dispatcher.destroy();
    },
  };
}

/** Seconds in which this process ran: a machine that stands still for a while makes nobody impatient. */
const patienceSeconds = 60;

function createPatience() {
  const waiting = new Set<{ left: number; readonly leave: AbortController }>();
  const each = setInterval(() => {
    for (const one of waiting) {
      one.left -= 1;
      if (one.left > 0) continue;
      waiting.delete(one);
      one.leave.abort(new Error(`no answer within ${patienceSeconds} s`));
    }
  }, 1_000);
  return {
    signal(): AbortSignal {
      const leave = new AbortController();
      waiting.add({ left: patienceSeconds, leave });
      return leave.signal;
    },
    end: () => clearInterval(each),
  };
}
