import { describe, expect, test } from 'vitest';
import { addressesOf, startProcess } from '../support/gateway-process.ts';
import { askOnce, countOf, customers, started, workersOf } from '../support/workers.ts';

const loginTemplate = 'POST /aggregation/v2/partners/authentication';

async function sandboxSays<T>(sandboxUrl: string, what: string): Promise<T> {
  return (await (await fetch(`${sandboxUrl}/__sandbox/${what}`)).json()) as T;
}

async function loginsAt(sandboxUrl: string): Promise<number> {
  const { byTemplate } = await sandboxSays<{ byTemplate: Record<string, number> }>(sandboxUrl, 'calls');
  return byTemplate[loginTemplate] ?? 0;
}

describe('WORKERS=2', () => {
  test('is one instance to upstream and to Prometheus: one login, one budget, one sum', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2', MAX_REQUESTS_PER_SECOND: '1000' } });
    const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
    expect(await workersOf(gateway)).toHaveLength(2);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, page) => askOnce(url, customers(page + 1))));
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    // Every worker warms itself for every partner.
    const { partners } = await sandboxSays<{ partners: unknown[] }>(sandboxUrl, 'info');
    expect(await loginsAt(sandboxUrl)).toBe(partners.length);
    for (const each of [url, adminUrl]) expect(await countOf(each, started)).toBe(40);
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect(gateway.output()).not.toContain('"level":"error"');
  });
});
