import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadOptions {
  readonly url: string;
  /** Keys of clients, used in turn: each has an allowance of its own. */
  readonly keys: readonly string[];
  readonly count: number;
  /** @default 32 */
  readonly connections?: number;
  readonly ask: (each: number) => { readonly query: string; readonly variables?: object };
}

const mostTries = 30;

/**
 * Asks so many times over connections that stay open. Answers what went wrong, one line each. Who is turned away by an instance
 * that has no time, and has asked nothing upstream then, comes again as it was told: how fast the machine is should fail no test.
 */
export async function askMany({ url, keys, count, connections = 32, ask }: LoadOptions): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const failures: string[] = [];
  let next = 0;
  const client = async () => {
    while (next < count) {
      next += 1;
      const body = ask(next);
      const key = keys[next % keys.length] ?? '';
      let failure = await askOnce(url, agent, key, body);
      for (let tries = 1; failure?.startsWith('503') && tries < mostTries; tries += 1) {
        await sleep(1_000);
        failure = await askOnce(url, agent, key, body);
      }
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return failures;
}

/** Null when it was answered without an error. */
function askOnce(url: string, agent: Agent, key: string, body: object): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('error', ({ message }) => resolve(message));
      response.once('end', () =>
        resolve(
          response.statusCode === 200 && !text.includes('"errors"')
            ? null
            : `${response.statusCode} ${text.slice(0, 200)}`,
        ),
      );
    });
    sent.once('error', ({ message }) => resolve(message));
    sent.end(JSON.stringify(body));
  });
}
