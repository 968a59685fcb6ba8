import { Agent, request } from 'undici';

export interface Load extends AsyncDisposable {
  /** Keeps `workers` asks under way for `forMs`; answers how many of them went well. */
  run(workers: number, forMs: number, variables: () => object): Promise<number>;
}

/** Asks one query over connections of its own. */
export function loadOn(url: string, query: string): Load {
  const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
  async function ask(variables: object): Promise<boolean> {
    const { statusCode, body } = await request(`${url}/graphql`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await body.json()) as { errors?: unknown };
    return statusCode === 200 && answer.errors === undefined;
  }
  return {
    async run(workers, forMs, variables) {
      const until = performance.now() + forMs;
      let good = 0;
      const work = async () => {
        while (performance.now() < until) if (await ask(variables())) good += 1;
      };
      await Promise.all(Array.from({ length: workers }, work));
      return good;
    },
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}
