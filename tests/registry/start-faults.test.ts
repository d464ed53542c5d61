import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownDatabase } from './own-database.js';
import { greeting, startServer } from './real-process.js';

const root = join(import.meta.dirname, '../..');

const own = ownDatabase();

async function taken(): Promise<{ readonly port: string; readonly server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' ? String(address?.port) : '' };
}

async function allows(url: string, key: string): Promise<number> {
  return (await fetch(`${url}/v1/apis`, { headers: { authorization: `Bearer ${key}` } })).status;
}

describe("the administrator's key", () => {
  it('is made only once the server listens: a start on a port that is taken leaves it to the next one', async () => {
    const { port, server: other } = await taken();
    const failing = startServer({ DATABASE_URL: own.connection, PORT: port });
    expect(await failing.ended).toBe(1);
    other.close();
    expect(failing.said()).toMatch(/HOST and PORT: EADDRINUSE.*\(environment-invalid\)\n$/);
    expect(await own.database.knex('api_keys')).toEqual([]);
    const server = startServer({ DATABASE_URL: own.connection, PORT: '0' });
    const { url, key } = await greeting(server);
    expect(await allows(url, key)).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('is told before anything else can fail, and the example is not worth a start', async () => {
    await own.database.knex.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before insert on apis for each row execute function refuse()`);
    const server = startServer({ DATABASE_URL: own.connection, PORT: '0' });
    const { url, key } = await greeting(server);
    expect(server.said().indexOf(key)).toBeLessThan(server.said().indexOf('The registry is at'));
    expect(server.log()).toContain('the example could not be published');
    expect(await allows(url, key)).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('is told to a terminal that sees the server killed while it publishes the example', async () => {
    // holds the example back
    const holding = await own.database.knex.transaction();
    await holding.raw('lock table apis in share mode');
    const server = startServer({ DATABASE_URL: own.connection, PORT: '0' });
    const [, key = ''] = await server.until(/the key +(sw_\S+)/);
    await server.end('SIGKILL');
    await holding.rollback();
    const again = startServer({ DATABASE_URL: own.connection, PORT: '0' });
    const { url, key: none } = await greeting(again);
    expect([await allows(url, key), none]).toEqual([200, '']);
    expect(await again.end('SIGTERM')).toBe(0);
  }, 120_000);
});

function newKey(args: readonly string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli/main.cjs'), 'key', 'new', ...args],
    {
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

describe('specwright key new', () => {
  it('makes another key, with the permissions that are named', async () => {
    const env = { DATABASE_URL: own.connection };
    const [ada, ci] = [newKey(['ada'], env), newKey(['ci', '--permissions', 'read'], env)];
    expect([ada.status, ci.status]).toEqual([0, 0]);
    expect(ada.stdout).toMatch(/^sw_[\w-]{43}\n$/);
    expect(await own.database.knex('api_keys').orderBy('id').select('name', 'permissions')).toEqual([
      { name: 'ada', permissions: ['*'] },
      { name: 'ci', permissions: ['read'] },
    ]);
    expect(await own.database.knex('audit_events').where({ action: 'key.created' })).toHaveLength(2);
    const server = startServer({ DATABASE_URL: own.connection, PORT: '0' });
    const { url } = await greeting(server);
    expect([await allows(url, ada.stdout.trim()), await allows(url, ci.stdout.trim())]).toEqual([200, 200]);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('says why it makes none', async () => {
    const env = { DATABASE_URL: own.connection };
    newKey(['ada'], env);
    const none = own.connection.replace(/\/t_[^/?]*/, '/postgres');
    const told = [
      newKey(['ada'], env),
      newKey(['a\nb'], env),
      newKey(['b', '--permissions', 'read,all'], env),
      newKey(['c'], { DATABASE_URL: none }),
      newKey(['d'], { NODE_ENV: 'production' }),
    ];
    expect(told.map(({ status, stdout }) => `${status}${stdout}`)).toEqual(['2', '2', '2', '2', '2']);
    expect(told.map(({ stderr }) => /\(([a-z-]+)\)\n$/.exec(stderr)?.[1])).toEqual([
      'usage-invalid',
      'usage-invalid',
      'usage-invalid',
      'migration-pending',
      'environment-invalid',
    ]);
    expect(await own.database.knex('api_keys')).toHaveLength(1);
  }, 120_000);
});

describe('a start', () => {
  it.each([
    ['every origin', { CORS_ORIGINS: '*' }, /CORS_ORIGINS is not a list of origins .*\(environment-invalid\)/],
    ['an origin that is none', { CORS_ORIGINS: 'example.com' }, /CORS_ORIGINS is not a list of origins/],
    ['a password with #', { DATABASE_URL: 'postgres://me:p@ss#secret@127.0.0.1:1/x' }, /DATABASE_URL is not .*%23/],
    [
      'production without a database',
      { NODE_ENV: 'production' },
      /DATABASE_URL is not set.*DATA_FOLDER.*\(environment-inv/,
    ],
    ['a folder that can hold none', { DATA_FOLDER: '/proc' }, /\/proc\/.*\(postgres-folder-unusable\)/],
  ])('with %s ends at once, and says of which variable', async (_what, env, want) => {
    const server = startServer(env as unknown as Record<string, string>);
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(want);
    expect(server.said()).not.toContain('secret');
    expect(server.said()).not.toContain('HOST and PORT');
    if (!('DATA_FOLDER' in env)) expect(server.said()).not.toContain('Postgres ...');
  });

  it('says which database it uses and which variables were meant, and where one is that is down, each in a line', async () => {
    const url = 'postgres://me:secret@127.0.0.1:1/shop';
    const server = startServer({ DATABASE_URL: url, DATABASE_WAIT: '600ms', LOG_LEVELS: 'debug', CORS_ORIGIN: 'x' });
    expect(await server.ended).toBe(1);
    expect(server.said().split('\n')).toEqual([
      'warning: the variable LOG_LEVELS is no setting; LOG_LEVEL is one, and is not set',
      'warning: the variable CORS_ORIGIN is no setting; CORS_ORIGINS is one, and is not set',
      'database: 127.0.0.1:1/shop',
      expect.stringMatching(
        /^The database does not answer: .*ECONNREFUSED.* at 127\.0\.0\.1:1\/shop .*\(database-unreachable\)$/,
      ),
      '',
    ]);
    const lines = server.log().trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', database: '127.0.0.1:1/shop', seconds: 0.6 });
    expect(lines[0]!.length).toBeLessThan(400);
    expect(lines[0]).not.toMatch(/HttpProblem|frames|secret/);
  });
});

describe('a server among strangers', () => {
  /** Connects, sends a text, and gives what was answered once the other side has closed. */
  const exchange = (url: string, text: string) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', piece => (answer += piece)).on('error', () => undefined);
    const connected = new Promise<void>(done => socket.once('connect', () => socket.write(text, () => done())));
    return { socket, connected, closed: new Promise<string>(done => socket.once('close', () => done(answer))) };
  };
  const head = (line: string) => `${line} HTTP/1.1\r\nHost: a\r\nContent-Type: application/yaml\r\n`;

  it('has so many connections, waits so long for a request, and reads what is published of nobody without a key', async () => {
    const env = { DATABASE_URL: own.connection, PORT: '0', MAX_CONNECTIONS: '3', REQUEST_TIMEOUT: '2s' };
    const server = startServer(env);
    const { url } = await greeting(server);
    const refused = exchange(url, `${head('PUT /v1/apis/a/versions/1')}Content-Length: 16000000\r\n\r\nhalf`);
    expect(await refused.closed).toMatch(/^HTTP\/1.1 401 /);
    const slow = exchange(url, `${head('POST /v1/inspections')}Content-Length: 1000000\r\n\r\nhalf`);
    const held = [exchange(url, ''), exchange(url, '')];
    await Promise.all([slow.connected, ...held.map(({ connected }) => connected)]);
    expect(await exchange(url, `${head('GET /livez')}\r\n`).closed).toBe('');
    expect(await slow.closed).toMatch(/^HTTP\/1.1 408 /);
    // one that sends nothing holds the end up no more than it holds up the rest
    expect(await server.end('SIGTERM')).toBe(0);
    for (const { socket } of held) socket.destroy();
  }, 120_000);
});

describe('npm start', () => {
  it('reads .env where there is one, and what is set already wins', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-env-'));
    mkdirSync(join(folder, 'scripts'));
    copyFileSync(join(root, 'scripts/start.mjs'), join(folder, 'scripts/start.mjs'));
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    for (const name of ['dist', 'generated', 'migrations', 'openapi']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, '.env'), `DATABASE_URL=${own.connection}\nPORT=0\nLOG_LEVEL=nonsense\n`);
    const [, program = '', script = ''] =
      /"start": "(\S+) (\S+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8')) ?? [];
    expect(program).toBe('node');
    const run = (env: Record<string, string>) =>
      spawn(process.execPath, [script], { cwd: folder, env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' });
    const wrong = run({});
    let said = '';
    wrong.stderr.on('data', piece => (said += piece));
    expect(await new Promise(done => wrong.once('close', done))).toBe(1);
    expect(said).toContain('LOG_LEVEL');
    const right = run({ LOG_LEVEL: 'error' });
    said = '';
    right.stderr.on('data', piece => (said += piece));
    for (let tries = 0; tries < 1200 && !said.includes('Ctrl-C'); tries += 1) await pause(50);
    expect(said).toContain(`settings: ${join(folder, '.env')}`);
    expect(said).toContain('The registry is at');
    right.kill('SIGINT');
    expect(await new Promise(done => right.once('close', done))).toBe(0);
    rmSync(folder, { recursive: true });
  }, 120_000);
});
