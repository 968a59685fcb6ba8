import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../../src/config/variables.ts';
import { parseConfig } from '../../src/config.ts';
import { deployment, disruptionBudget, kustomization, networkPolicy, service } from '../support/kubernetes-schemas.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const manifest = (name: string) => parse(read(`deploy/kubernetes/${name}`));
const defaultDrainSeconds = parseConfig({}).drainMs / 1_000;

describe('deploy/kubernetes', () => {
  const { resources } = kustomization.parse(manifest('kustomization.yaml'));
  const app = deployment.parse(manifest('deployment.yaml')).spec;
  const { spec: pod, metadata } = app.template;
  const [gateway] = pod.containers;
  const settings = new Map(gateway.env.map((each) => [each.name, each]));

  test('holds manifests that Kubernetes accepts, each of which is applied', () => {
    service.parse(manifest('service.yaml'));
    disruptionBudget.parse(manifest('pod-disruption-budget.yaml'));
    networkPolicy.parse(manifest('network-policy.yaml'));
    const others = readdirSync(`${root}deploy/kubernetes`).filter((name) => name !== 'kustomization.yaml');
    expect(resources.toSorted()).toEqual(others.toSorted());
  });

  test('selects the pods that it makes', () => {
    const selectors = [
      app.selector.matchLabels,
      service.parse(manifest('service.yaml')).spec.selector,
      disruptionBudget.parse(manifest('pod-disruption-budget.yaml')).spec.selector.matchLabels,
      networkPolicy.parse(manifest('network-policy.yaml')).spec.podSelector.matchLabels,
    ];
    for (const selector of selectors) expect(metadata.labels).toMatchObject(selector);
  });

  test('gives a pod longer to end than the gateway takes, and leaves most of them up', () => {
    const drain = settings.get('DRAIN_SECONDS');
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(drain && 'value' in drain && drain.value) + 5);
    const { minAvailable } = disruptionBudget.parse(manifest('pod-disruption-budget.yaml')).spec;
    expect(minAvailable).toBeLessThan(app.replicas);
    expect(app.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  test('starts no pod without a database, a key and Redis, and names no secret but by reference', () => {
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY']) {
      const setting = settings.get(name);
      expect(setting && 'valueFrom' in setting && setting.valueFrom.secretKeyRef.optional !== true, name).toBe(true);
    }
    for (const [name, setting] of settings) {
      expect(Object.keys(variables)).toContain(name);
      if ('secret' in variables[name as keyof typeof variables]) expect(setting).toHaveProperty('valueFrom');
    }
  });

  test('asks the ports that the gateway opens, and mounts what it writes to', () => {
    const ports = new Set(gateway.ports.map(({ name }) => name));
    for (const probe of [gateway.startupProbe, gateway.livenessProbe, gateway.readinessProbe]) {
      expect(ports).toContain(probe.httpGet.port);
    }
    expect(gateway.readinessProbe.httpGet.path).toBe('/readyz');
    const volumes = pod.volumes.map(({ name }) => name);
    expect(gateway.volumeMounts.map(({ name }) => name).toSorted()).toEqual(volumes.toSorted());
    const dataDir = /DATA_DIR=(\S+)/.exec(read('Dockerfile'))?.[1];
    expect(gateway.volumeMounts.map(({ mountPath }) => mountPath)).toContain(dataDir);
  });
});

interface Service {
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly stop_grace_period?: string;
}

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const fleet = ['gateway-1', 'gateway-2', 'gateway-3'];

  test('starts the gateway alone unless the fleet is asked for', () => {
    const always = Object.keys(services).filter((name) => services[name]?.profiles === undefined);
    expect(always).toEqual(['gateway']);
  });

  test('mounts files that are there, and names services and volumes that it has', () => {
    for (const [name, { volumes: mounts = [], depends_on: needs = [] }] of Object.entries(services)) {
      for (const mount of mounts) {
        const [source = ''] = mount.split(':');
        expect(source.startsWith('./') ? existsSync(root + source) : source in volumes, `${name}: ${mount}`).toBe(true);
      }
      for (const need of Array.isArray(needs) ? needs : Object.keys(needs))
        expect(Object.keys(services)).toContain(need);
    }
  });

  test('gives the gateways of the fleet settings that they accept, and time to end', () => {
    for (const name of fleet) {
      const { environment = {}, stop_grace_period: grace = '' } = services[name]!;
      expect(parseConfig(environment)).toMatchObject({ mode: 'development', trustProxy: 1 });
      expect(Number.parseInt(grace, 10)).toBeGreaterThan(defaultDrainSeconds + 5);
    }
  });

  test('balances, scrapes and stores by the names that the services have', () => {
    const balanced = [...read('deploy/compose/haproxy.cfg').matchAll(/^ {2}server \S+ (\S+):4000$/gm)];
    expect(balanced.map(([, name]) => name)).toEqual(fleet);
    const { scrape_configs: jobs } = parse(read('deploy/compose/prometheus.yml'));
    expect(jobs[0].static_configs[0].targets).toEqual(fleet.map((name) => `${name}:9464`));
    const { environment = {} } = services['gateway-1']!;
    expect(new URL(environment.REDIS_URL!).hostname).toBe('valkey');
    expect(new URL(environment.DATABASE_URL!).hostname).toBe('postgres');
  });

  test.skipIf(!existsSync('/usr/sbin/haproxy'))('has a configuration that HAProxy accepts', () => {
    const resolvable = read('deploy/compose/haproxy.cfg').replaceAll(/gateway-\d:4000/g, '127.0.0.1:4000');
    using folder = mkdtempDisposableSync(join(tmpdir(), 'haproxy-'));
    const file = join(folder.path, 'haproxy.cfg');
    writeFileSync(file, resolvable);
    execFileSync('/usr/sbin/haproxy', ['-c', '-f', file], { stdio: 'pipe' });
  });
});
