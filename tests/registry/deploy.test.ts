import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { environment } from 'specwright/express';
import { contract } from '../../generated/contract.js';
import { settings } from '../../src/registry/settings.js';

const folder = join(import.meta.dirname, '../../deploy');
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

type Container = {
  readonly name: string;
  readonly command?: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly path: string } };
};

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose = load(textOf('compose.yaml')) as { services: Record<string, Service>; volumes: object };
const manifests = loadAll(textOf('kubernetes.yaml')) as { readonly kind: string; readonly spec: unknown }[];
const containers = manifests
  .filter(({ kind }) => kind === 'Deployment')
  .flatMap(({ spec }) => (spec as { template: { spec: { containers: Container[] } } }).template.spec.containers);

/** Reads variables as the server would: one that is no setting, or has a value that it can't have, throws. */
function read(env: Readonly<Record<string, string>>) {
  const url = { DATABASE_URL: 'postgres://localhost/x' };
  expect(Object.keys(env).filter(name => !Object.hasOwn(settings, name))).toEqual([]);
  return environment(settings, { ...env, ...url });
}

describe('compose.yaml', () => {
  it('has a server, a worker and a Postgres, each built or an image', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['postgres', 'server', 'worker']);
    for (const { build, image } of Object.values(compose.services)) expect(build ?? image).toBeDefined();
    expect(existsSync(join(folder, compose.services['server']!.build!.context, 'deploy/Dockerfile'))).toBe(true);
  });

  it.each(['server', 'worker'])('sets for the %s what is a setting', name => {
    read(compose.services[name]!.environment ?? {});
  });

  it('keeps no password', () => {
    expect(textOf('compose.yaml').match(/PASSWORD: .*/g)).toEqual([
      expect.stringMatching(/^PASSWORD: \$\{POSTGRES_PASSWORD:/),
    ]);
  });
});

describe('kubernetes.yaml', () => {
  it('has deployments of the server and the worker, and a service', () => {
    expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment', 'Deployment', 'Service']);
    expect(containers.map(({ name }) => name)).toEqual(['server', 'worker']);
  });

  it('sets what is a setting', () => {
    for (const { env } of containers) read(Object.fromEntries(env.map(({ name, value = '' }) => [name, value])));
  });

  it('probes paths of the contract', () => {
    const paths = contract.plan.operations.map(({ path }) => path);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const)
      expect(paths).toContain(containers[0]![probe]!.httpGet.path);
  });
});

it('the Dockerfile sets what is a setting, and copies what there is', () => {
  const [, set = ''] = /^ENV (.*)$/m.exec(textOf('Dockerfile')) ?? [];
  const { NODE_ENV, ...env } = Object.fromEntries(set.split(' ').map(one => one.split('=') as [string, string]));
  expect(NODE_ENV).toBe('production');
  read(env);
  const root = join(folder, '..');
  const copied = [...textOf('Dockerfile').matchAll(/--from=build \/build\/(\S+)/g)].map(([, path]) => path ?? '');
  expect(copied.filter(path => !existsSync(join(root, path)))).toEqual([]);
  expect(copied).toEqual(expect.arrayContaining(['dist', 'migrations', 'openapi', 'generated']));
});
