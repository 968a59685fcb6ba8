import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { graphiqlRoutes } from '../../src/http/graphiql.ts';
import { createRouter } from '../../src/http/routes.ts';
import { startHttpServer } from '../../src/http/server.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { examples } from '../support/examples.ts';
import { startStage } from '../support/gateway.ts';

async function serve() {
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    drainMs: 1000,
    clock: systemClock,
    log: silentLogger,
    listener: createRouter([
      ...graphiqlRoutes({
        endpoint: '/graphql',
        headers: '{"x-api-key":"sandbox"}',
        tabs: [
          { query: 'query A { x } # </script><b>', variables: '{"v":1}' },
          { query: 'query B { y }', headers: '{}' },
        ],
        examples: new Map([['c', { query: 'query C { z }', variables: '{"w":2}' }]]),
        links: [{ href: '/examples', text: 'A & B' }],
      }),
      { path: '/graphql', handle: (_req, res) => res.end('graphql') },
    ]),
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server.url;
}

/** fetch would decompress. */
async function get(url: string, headers: IncomingHttpHeaders = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  request(url, { headers }).on('response', resolve).on('error', reject).end();
  const response = await promise;
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function page(url: string): Promise<string> {
  return (await get(`${url}/graphql`, browser)).body.toString();
}

const tabs = [
  { query: 'query A { x } # </script><b>', variables: '{"v":1}', headers: '{"x-api-key":"sandbox"}' },
  { query: 'query B { y }', variables: null, headers: '{}' },
];

const settingsIn = (html: string) =>
  JSON.parse(/<script id="settings" type="application\/json">(.*)<\/script>/.exec(html)?.[1] ?? '');

test('every example is on the list, with what it is for, and opens by its link; a handful are open at first', async () => {
  await using stage = await startStage({ warm: false });
  const { url } = stage.gateway;
  const list = (await get(`${url}/examples`, browser)).body.toString();
  const links = [...list.matchAll(/href="(\/graphql\?example=[^"]+)"/g)].map(([, link = '']) => link);
  const own = links.filter((link) => !link.includes('%2F'));
  expect(own.map((link) => link.slice('/graphql?example='.length)).toSorted()).toEqual(
    examples()
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(links.length).toBeGreaterThan(own.length);
  for (const { name, query } of examples()) {
    const settings = settingsIn((await get(`${url}/graphql?example=${name}`, browser)).body.toString());
    expect(settings.opened.query).toBe(query);
    expect(settings.opened.headers).toBe('{"x-api-key":"sandbox"}');
    expect(query).toMatch(/^# \S/);
  }
  const { defaultTabs } = settingsIn(await page(url)).options;
  expect(defaultTabs.length).toBe(5);
  expect(defaultTabs[0].query).toContain('query CustomerOverview');
});

describe('GraphiQL', () => {
  test('is for browsers; clients get GraphQL at the same path', async () => {
    const url = await serve();
    expect(await page(url)).toContain('<div id="root">');
    expect((await get(`${url}/graphql`, { accept: 'application/json' })).body.toString()).toBe('graphql');
    const posted = await fetch(`${url}/graphql`, { method: 'POST', headers: browser, body: '{}' });
    expect(await posted.text()).toBe('graphql');
  });

  test('names nothing outside of this server', async () => {
    const url = await serve();
    const response = await get(`${url}/graphql`, browser);
    const links = [...response.body.toString().matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link?.startsWith('/graphiql/') && link !== 'data:,')).toEqual([]);
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toContain('http');
    expect(response.body.length).toBeLessThan(5_000);
  });

  test('carries its tabs as data that cannot become markup', async () => {
    const html = await page(await serve());
    expect(html).not.toContain('</script><b>');
    expect(settingsIn(html)).not.toHaveProperty('opened');
    expect(settingsIn(html).options.defaultTabs).toEqual(tabs);
  });

  test('opens an example that the address names before the others; one that there is not is nothing', async () => {
    const url = await serve();
    const opened = { query: 'query C { z }', variables: '{"w":2}', headers: '{"x-api-key":"sandbox"}' };
    const settings = settingsIn((await get(`${url}/graphql?example=c`, browser)).body.toString());
    expect(settings).toMatchObject({ opened, options: { defaultTabs: [opened, ...tabs] } });
    const none = (await get(`${url}/graphql?example=constructor`, browser)).body.toString();
    expect(none).toBe(await page(url));
  });

  test('has its links beside the title', async () => {
    const { options } = settingsIn(await page(await serve()));
    expect(options.title).toBe('Open Finance Gateway <a href="/examples">A &amp; B</a>');
  });

  test('its files exist, keep for ever, and come compressed where that is understood', async () => {
    const url = await serve();
    const html = await page(url);
    const files = [...new Set([...html.matchAll(/"(\/graphiql\/[^"]+)"/g)].map((match) => match[1] ?? ''))];
    expect(files).toHaveLength(6);
    for (const file of files) {
      const plain = await get(url + file);
      expect(plain.status, file).toBe(200);
      expect(plain.headers['content-type']).toMatch(/javascript|css/);
      expect(plain.headers['cache-control']).toContain('immutable');
      const br = await get(url + file, { 'accept-encoding': 'gzip, deflate, br' });
      const gz = await get(url + file, { 'accept-encoding': 'gzip, br;q=0' });
      expect([br.headers['content-encoding'], gz.headers['content-encoding']]).toEqual(['br', 'gzip']);
      expect(brotliDecompressSync(br.body).equals(plain.body), file).toBe(true);
      expect(gunzipSync(gz.body).equals(plain.body), file).toBe(true);
      const again = await get(url + file, { 'accept-encoding': 'br', 'if-none-match': br.headers.etag });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
  });
});
