import { z } from 'zod';

/**
 * What Kubernetes 1.30 and later accepts of the kinds that deploy/kubernetes uses, as far as it uses them: names as the API reference
 * has them, and no others, since a misspelt one would be dropped without a word by some clients.
 */
const name = z.string().regex(/^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/);
const labels = z.record(z.string(), z.string().regex(/^[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?$/));
const metadata = z.strictObject({ name, labels: labels.optional() });
const port = z.union([z.int().min(1).max(65_535), z.string().regex(/^[a-z0-9-]{1,15}$/)]);
const quantity = z.string().regex(/^\d+(?:\.\d+)?(?:m|Ki|Mi|Gi)?$/);
const selector = z.strictObject({ matchLabels: labels });
const seconds = z.int().min(0);

const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string().startsWith('/'), port }),
  initialDelaySeconds: seconds.optional(),
  periodSeconds: seconds.optional(),
  timeoutSeconds: seconds.optional(),
  failureThreshold: seconds.optional(),
});

const variable = z.union([
  z.strictObject({ name: z.string().regex(/^[A-Z_]+$/), value: z.string() }),
  z.strictObject({
    name: z.string().regex(/^[A-Z_]+$/),
    valueFrom: z.strictObject({
      secretKeyRef: z.strictObject({ name, key: z.string(), optional: z.boolean().optional() }),
    }),
  }),
]);

const container = z.strictObject({
  name,
  image: z.string().regex(/:[\w.-]+$/),
  args: z.array(z.string()),
  env: z.array(variable),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int() })),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  resources: z.strictObject({
    requests: z.strictObject({ cpu: quantity, memory: quantity }),
    limits: z.strictObject({ memory: quantity }),
  }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.strictObject({ name, mountPath: z.string(), readOnly: z.boolean().optional() })),
});

const pod = z.strictObject({
  automountServiceAccountToken: z.literal(false),
  terminationGracePeriodSeconds: seconds,
  securityContext: z.strictObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.int().min(1),
    fsGroup: z.int().min(1),
    seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
  }),
  topologySpreadConstraints: z.array(
    z.strictObject({
      maxSkew: z.int(),
      topologyKey: z.string(),
      whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']),
      labelSelector: selector,
    }),
  ),
  containers: z.tuple([container]),
  volumes: z.array(
    z.union([
      z.strictObject({ name, secret: z.strictObject({ secretName: name }) }),
      z.strictObject({ name, emptyDir: z.strictObject({}) }),
    ]),
  ),
});

export const deployment = z.strictObject({
  apiVersion: z.literal('apps/v1'),
  kind: z.literal('Deployment'),
  metadata,
  spec: z.strictObject({
    replicas: z.int().min(1),
    selector,
    strategy: z.strictObject({
      rollingUpdate: z.strictObject({ maxUnavailable: z.int().min(0), maxSurge: z.int().min(0) }),
    }),
    template: z.strictObject({ metadata: z.strictObject({ labels }), spec: pod }),
  }),
});

export const service = z.strictObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('Service'),
  metadata,
  spec: z.strictObject({
    selector: labels,
    ports: z.array(z.strictObject({ name: z.string(), port, targetPort: port })),
  }),
});

export const disruptionBudget = z.strictObject({
  apiVersion: z.literal('policy/v1'),
  kind: z.literal('PodDisruptionBudget'),
  metadata,
  spec: z.strictObject({ minAvailable: z.int().min(1), selector }),
});

const policyPorts = z.array(z.strictObject({ protocol: z.enum(['TCP', 'UDP']), port }));
const cidr = z.string().regex(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
const peer = z.union([
  z.strictObject({ namespaceSelector: selector, podSelector: selector.optional() }),
  z.strictObject({ podSelector: selector }),
  z.strictObject({ ipBlock: z.strictObject({ cidr, except: z.array(cidr).optional() }) }),
]);

export const networkPolicy = z.strictObject({
  apiVersion: z.literal('networking.k8s.io/v1'),
  kind: z.literal('NetworkPolicy'),
  metadata,
  spec: z.strictObject({
    podSelector: selector,
    policyTypes: z.array(z.enum(['Ingress', 'Egress'])),
    ingress: z.array(z.strictObject({ from: z.array(peer), ports: policyPorts })),
    egress: z.array(z.strictObject({ to: z.array(peer), ports: policyPorts })),
  }),
});

export const kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()),
});
