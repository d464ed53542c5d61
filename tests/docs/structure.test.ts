import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newApiKey } from '../../src/auth/index.js';
import { compile, entry } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';
import { snippets } from './snippets.js';

const root = resolve(import.meta.dirname, '../..');
const paths = Object.fromEntries([
  ...['express', 'auth', 'observability'].map(name => [`specwright/${name}`, entry(name)]),
  ['specwright/runtime', entry('schema/runtime')],
]);
const { key, hash } = newApiKey();
const env = {
  ORDERS_PORT: '0',
  ORDERS_DRAIN: '10ms',
  ORDERS_KEY_HASH: hash.toString('hex'),
  ORDERS_ORIGINS: 'https://a.example',
};

let project: Project;

beforeAll(async () => {
  const document = readFileSync(join(root, 'tests/fixtures/docs/api.yaml'), 'utf8');
  project = await Project.create({ 'api.yaml': document, 'package.json': '{"type":"module"}' });
  await project.generate({ handlers: 'stubs' });
  const files = snippets().filter(({ page, language }) => page === 'docs/structure.md' && language === 'ts');
  for (const { text } of files) await project.write(/^\/\/ (\S+)\n/.exec(text)?.[1] ?? 'nameless.ts', text);
});
afterAll(() => project.remove());

interface Ran {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** Everything on standard error. */
  readonly errors: () => string;
  readonly port: Promise<number>;
  readonly exit: Promise<number | null>;
}

function run(variables: Readonly<Record<string, string>>): Ran {
  const args = ['--import', join(root, 'tests/support/typescript.mjs'), 'src/main.ts'];
  const child = spawn(process.execPath, args, { cwd: project.folder, env: variables });
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', piece => (errors += piece));
  const exit = new Promise<number | null>(done => child.on('close', code => done(code)));
  const port = new Promise<number>((done, reject) => {
    child.stdout?.on('data', piece => {
      lines.push(...String(piece).split('\n').filter(Boolean));
      const listening = lines.find(line => line.includes('"listening"'));
      if (listening) done(JSON.parse(listening).port);
    });
    exit.then(code => reject(new Error(`it ended with ${code}: ${errors}`)));
  });
  port.catch(() => undefined);
  return { child, lines, errors: () => errors, port, exit };
}

describe('the service of docs/structure.md', () => {
  it('compiles', () => {
    expect(compile(project.folder, { paths })).toEqual([]);
  });

  it('serves, logs, counts and ends as the page says', async () => {
    const { child, lines, port, exit } = run(env);
    const url = `http://127.0.0.1:${await port}`;
    const ship = (token: string) =>
      fetch(`${url}/orders/1/shipment`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': 'docs-1' },
      });
    expect([(await fetch(`${url}/livez`)).status, (await fetch(`${url}/readyz`)).status]).toEqual([200, 200]);
    expect((await ship(newApiKey().key)).status).toBe(401);
    const shipped = await ship(key);
    expect(shipped.status).toBe(200);
    expect(await shipped.json()).toMatchObject({ id: '1', at: expect.any(String) });
    expect(shipped.headers.get('x-request-id')).toBe('docs-1');
    expect((await ship(key)).status).toBe(409);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
      /_count\{operation="shipOrder",method="POST",status="2xx"\} 1/,
    );
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    const told = lines.map(line => JSON.parse(line));
    const requests = told
      .filter(({ message }) => message === 'request')
      .map(({ id, operation, status }) => [id, operation, status]);
    expect(requests).toEqual([401, 200, 409].map(status => ['docs-1', 'shipOrder', status]));
    expect(told).toContainEqual(expect.objectContaining({ message: 'shipped', id: 'docs-1' }));
    expect(lines.join()).not.toContain(key);
  });

  it('does not start with settings that are wrong, and says which without their values', async () => {
    const { errors, exit } = run({ ...env, ORDERS_PORT: 'hunter2', ORDERS_PROT: 'hunter2', ORDERS_ORIGINS: '*' });
    expect(await exit).toBe(1);
    expect(errors().trimEnd().split('\n')).toEqual([
      'The variable ORDERS_PORT is not a port from 0 to 65535. Mend it, or unset it for 3000: Where the service listens (environment-invalid)',
      'The variable ORDERS_ORIGINS is not a list of origins such as https://app.example.com, without path or slash at the end, separated by commas. Mend it, or unset it for none: Origins whose pages may read answers (environment-invalid)',
      'The variable ORDERS_PROT is no setting. Did you mean ORDERS_PORT? (environment-invalid)',
    ]);
  });
});
