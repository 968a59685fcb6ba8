import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, fetch } from 'undici';
import { badQuestions, type Question, soakQuestions } from './soak-questions.ts';
import type { SoakWorld } from './soak-world.ts';

/** More than there are places for documents, their plans, and kinds of records. */
const differentNames = 2_100;

/**
 * Fills what remembers a number of documents or of names of operations, as clients that make them up do. It grows until it is
 * full, and what is full does not grow: nothing can be said of what grows before that.
 */
export async function fillByName(world: SoakWorld): Promise<void> {
  const [customerId] = customersOf(world);
  const questions = Array.from({ length: differentNames }, (_, each) => ({
    query: `query Named${each}($c: ID!) { customer(customerId: $c) { username } }`,
    variables: { c: customerId },
  }));
  await askAll(world, [world.key], [...questions, ...badQuestions]);
}

/**
 * The same answers in memory, whatever happened before: none are left that are old or that nobody asks for any more, and every
 * question is asked by everybody, until it has been answered from what is remembered of it. That is done with either of the two
 * partners files, as clients whose limits changed are remembered apart from those that they were.
 */
export async function rememberAnew(world: SoakWorld): Promise<void> {
  await world.forget();
  const questions = soakQuestions(customersOf(world));
  for (let file = 0; file < 2; file += 1) {
    await world.reload();
    await isRead(world);
    for (let round = 0; round < 3; round += 1) await askAll(world, [world.key, `${world.key}1`], questions);
  }
}

async function isRead({ url, key, allowance }: SoakWorld): Promise<void> {
  for (;;) {
    const { headers } = await fetch(`${url}/graphql?query=%7B__typename%7D`, {
      headers: { 'x-api-key': key, connection: 'close' },
    });
    if (headers.get('ratelimit-policy')?.includes(`q=${allowance}`)) return;
    await sleep(50);
  }
}

const customersOf = ({ sandbox }: SoakWorld) => sandbox.info.partners[0]!.customers.map(({ customerId }) => customerId);

async function askAll({ url }: SoakWorld, keys: readonly string[], questions: readonly Question[]): Promise<void> {
  const dispatcher = new Agent({ connections: 8 });
  const ask = async (key: string, question: Question) => {
    // As the clients of the traffic send it: what is remembered is remembered by all of a request.
    const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-api-key': key };
    const response = await fetch(`${url}/graphql`, {
      dispatcher,
      method: 'POST',
      headers,
      body: JSON.stringify(question),
    });
    await response.text();
  };
  await Promise.all(questions.flatMap((question) => keys.map((key) => ask(key, question))));
  await dispatcher.close();
}
