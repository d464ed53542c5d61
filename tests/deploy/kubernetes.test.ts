import { loadAll } from 'js-yaml';
import { image, milliseconds, openPaths, programOf, settingsOf, textOf } from './files.js';
import { kubernetesFaults } from './kubernetes-faults.js';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
}

interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly restartPolicy?: string;
  readonly containers: readonly [Container];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name?: string };
  readonly spec: { readonly template?: { readonly spec: Pod }; readonly selector: object };
}

const files = ['deploy/kubernetes-migrate.yaml', 'deploy/kubernetes.yaml'] as const;
// the schema test comes first, and says more of a file that is not of this form
const manifests = files.flatMap(file => loadAll(textOf(file)) as Manifest[]);
const pods = manifests.flatMap(({ spec }) => (spec.template ? [spec.template.spec] : []));
const containers = pods.map(pod => [pod.containers[0].name, pod.containers[0], pod] as const);
const [, server, serverPod] = containers.find(([name]) => name === 'server')!;
const variables = ({ env }: Container) => Object.fromEntries(env.map(({ name, value = '' }) => [name, value]));

describe("Kubernetes' published types", () => {
  it.each(files)('hold in %s', file => expect(kubernetesFaults(textOf(file))).toEqual([]));

  it.each([
    ['readinessProbe', 'readynessProbe', "'readynessProbe' does not exist in type 'Container'"],
    ['maxUnavailable', 'maxUnavailble', "'maxUnavailble' does not exist in type 'RollingUpdateDeployment'"],
    ['minAvailable', 'minAvailble', "'minAvailble' does not exist in type 'PodDisruptionBudgetSpec'"],
    ['targetPort', 'targetPorts', "'targetPorts' does not exist in type 'ServicePort'"],
    ['replicas: 2', "replicas: '2'", "Type 'string' is not assignable to type 'number'"],
    ['kind: Deployment', 'kind: Deploymant', "has no exported member 'Deploymant'"],
    ['containerPort: 3000', 'protocol: TCP', "Property 'containerPort' is missing"],
    ['apiVersion: apps/v1', 'apiVersion: app/v1', "Cannot find module 'kubernetes-types/app/v1'"],
  ])('would find %s written as %s', (right, wrong, fault) => {
    const text = textOf('deploy/kubernetes.yaml');
    expect(text).toContain(right);
    expect(kubernetesFaults(text.replace(right, wrong)).join('\n')).toContain(fault);
  });
});

it('has the migrations as a job of their own, two deployments that survive a node, and a service', () => {
  expect(manifests.map(({ kind }) => kind)).toEqual([
    'Job',
    'Deployment',
    'PodDisruptionBudget',
    'Deployment',
    'Service',
  ]);
  expect(containers.map(([, { command }]) => programOf(command))).toEqual(['db up', 'server', 'worker']);
});

it.each(containers)('runs %s of the image of this version', (_name, container) => expect(container.image).toBe(image));

it.each(containers)('sets for %s what is a setting, and takes the database from a secret', (_name, container) => {
  const env = variables(container);
  expect(() => settingsOf(env)).not.toThrow();
  expect(() => settingsOf({ ...env, WORKS: 'false' })).toThrow('WORKS');
  expect(container.env.find(({ name }) => name === 'DATABASE_URL')).toEqual({
    name: 'DATABASE_URL',
    valueFrom: { secretKeyRef: { name: 'registry-database', key: 'url' } },
  });
});

it('keeps no secret', () => {
  for (const file of files) expect(textOf(file)).not.toMatch(/kind: Secret|:\/\/[^/\s]*@|stringData/);
});

it.each(['startupProbe', 'livenessProbe', 'readinessProbe'] as const)('has a %s at a path of the contract', name => {
  const { httpGet } = server[name]!;
  expect(openPaths).toContain(httpGet.path);
  const port = server.ports?.find(each => each.name === httpGet.port);
  expect(textOf('deploy/Dockerfile')).toContain(`PORT=${port?.containerPort}`);
});

it('is alive whatever the database does, and ready only with it', () => {
  expect(server.livenessProbe?.httpGet.path).toBe('/livez');
  expect(server.readinessProbe?.httpGet.path).toBe('/readyz');
});

it('takes requests until readiness was seen to be gone, and has ended before it is killed', () => {
  const { SHUTDOWN_DRAIN, SHUTDOWN_DEADLINE } = settingsOf(variables(server));
  const { periodSeconds, failureThreshold, timeoutSeconds } = server.readinessProbe!;
  expect(SHUTDOWN_DRAIN).toBeGreaterThan(milliseconds(`${periodSeconds * failureThreshold + timeoutSeconds}s`));
  expect(SHUTDOWN_DEADLINE).toBeGreaterThan(SHUTDOWN_DRAIN);
  expect(milliseconds(`${serverPod.terminationGracePeriodSeconds ?? 30}s`)).toBeGreaterThan(SHUTDOWN_DEADLINE);
});

it.each(containers)('confines %s', (_name, container, pod) => {
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: expect.any(String) } }],
  });
  expect(container).toMatchObject({
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    resources: {
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  });
});

it('selects with the service and the budget the pods of the server', () => {
  const labels = { 'app.kubernetes.io/name': 'registry-server' };
  const selectors = manifests.filter(({ kind }) => kind === 'Service' || kind === 'PodDisruptionBudget');
  expect(selectors.map(({ spec }) => spec.selector)).toEqual([{ matchLabels: labels }, labels]);
  const deployment = manifests.find(({ metadata }) => metadata.name === 'registry-server');
  expect(deployment?.spec).toMatchObject({ selector: { matchLabels: labels }, template: { metadata: { labels } } });
});
