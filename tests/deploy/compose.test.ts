import { DCLinter } from 'dclint';
import { load } from 'js-yaml';
import { composeFaults } from './compose-faults.js';
import { image, milliseconds, openPaths, programOf, root, settingsOf, textOf } from './files.js';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly logging: { readonly options: Readonly<Record<string, string>> };
  readonly deploy: { readonly resources: { readonly limits: { readonly memory: string; readonly pids: number } } };
}

interface Message {
  readonly rule: string;
  readonly category: string;
  readonly message: string;
}

const path = 'deploy/compose.yaml';
const text = textOf(path);
// the schema test comes first, and says more of a file that is not of this form
const { services } = load(text) as { readonly services: Readonly<Record<string, Service>> };
const ours = Object.entries(services).filter(([name]) => name !== 'postgres');

describe("the Compose Specification's schema", () => {
  it('holds', () => expect(composeFaults(text)).toEqual([]));

  it.each([
    [
      'stop_grace_period',
      'stop_grace_periods',
      '/services/postgres must NOT have additional properties stop_grace_periods',
    ],
    ['start_period', 'start_periode', '/services/server/healthcheck must NOT have additional properties start_periode'],
    [
      'service_completed_successfully',
      'service_completed',
      '/services/server/depends_on/migrate/condition must be equal to one of',
    ],
    ['read_only: true', 'read_only: [yes]', '/services/postgres/read_only must be boolean'],
    ['pids: 200', 'pid: 200', '/services/postgres/deploy/resources/limits must NOT have additional properties pid'],
  ])('would find %s written as %s', (right, wrong, fault) => {
    expect(text).toContain(right);
    expect(composeFaults(text.replace(right, wrong)).join('\n')).toContain(fault);
  });
});

it('the linter of compose files finds nothing but taste', () => {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [], disableAllRules: false } as never); // its type wants what it has defaults for
  // its types are written for another resolution of modules, and are any here
  const results = linter.lintFiles([`${root}/${path}`], false) as readonly { readonly messages: readonly Message[] }[];
  const found = results.flatMap(({ messages }) => messages).filter(({ category }) => category !== 'style');
  expect(results).toHaveLength(1);
  expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});

it('runs a server, a worker and the migrations of one image, of this version', () => {
  expect(ours.map(([name, { command }]) => [name, programOf(command)])).toEqual([
    ['migrate', 'db up'],
    ['server', 'server'],
    ['worker', 'worker'],
  ]);
  for (const [, service] of ours) expect(service.image).toBe(image);
});

it.each(ours)('sets for %s what is a setting', (_name, { environment }) => {
  expect(() => settingsOf(environment)).not.toThrow();
  expect(() => settingsOf({ ...environment, LOGLEVEL: 'info' })).toThrow('LOGLEVEL');
});

it('starts what needs the database when it answers and has been migrated', () => {
  expect(services['migrate']?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  for (const name of ['server', 'worker'])
    expect(services[name]?.depends_on).toMatchObject({ migrate: { condition: 'service_completed_successfully' } });
});

it('asks a path of the contract, at the port of the image, whether the server is ready', () => {
  const [, port, asked] = /127\.0\.0\.1:(\d+)(\/\w+)/.exec(services['server']?.healthcheck.test?.join(' ') ?? '') ?? [];
  expect(openPaths).toContain(asked);
  expect(textOf('deploy/Dockerfile')).toContain(`PORT=${port}`);
  // at this host alone: the proxy in front is what the world sees
  expect(services['server']?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
});

it('waits longer for the server to end than the server takes', () => {
  const { stop_grace_period = '10s', environment } = services['server']!;
  const { SHUTDOWN_DRAIN, SHUTDOWN_DEADLINE } = settingsOf(environment);
  expect(milliseconds(stop_grace_period)).toBeGreaterThan(SHUTDOWN_DEADLINE);
  expect(SHUTDOWN_DEADLINE).toBeGreaterThan(SHUTDOWN_DRAIN);
});

it.each(Object.entries(services))('confines %s', (_name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  expect(service.deploy.resources.limits).toEqual({ memory: expect.any(String), pids: expect.any(Number) });
  expect(Object.keys(service.logging.options)).toEqual(['max-size', 'max-file']);
  expect(service.healthcheck.disable ?? service.healthcheck.test).toBeDefined();
});

it('runs nothing as root: our image has a user, and Postgres is given one', () => {
  expect(services['postgres']?.user).toBe('postgres');
  for (const [, { user }] of ours) expect(user).toBeUndefined();
});

it('keeps no password', () => {
  const passwords = text.match(/PASSWORD: .*|:\/\/[^@\n]+@/g) ?? [];
  expect(passwords).toHaveLength(2);
  for (const password of passwords) expect(password).toContain('${POSTGRES_PASSWORD:?');
});
