import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type KeyEntry, runListKeys } from '../../src/registry/keys/list-keys.js';
import { runNewKey } from '../../src/registry/keys/new-key.js';
import type { KeysIo } from '../../src/registry/keys/on-registry.js';
import { runRevokeKey } from '../../src/registry/keys/revoke-key.js';
import { type TestDatabase, testDatabase } from '../support/postgres.js';
import { newKey, type Registry, registryOn } from './registry.js';

const root = join(import.meta.dirname, '../..');

let own: TestDatabase;
let registry: Registry;
beforeAll(async () => {
  own = await testDatabase({ migrations: join(root, 'migrations') });
  registry = await registryOn(own.connection);
});
afterAll(async () => {
  await registry.close();
  await own.drop();
});

/** Runs one on the registry's database. */
async function run(command: (io: KeysIo) => Promise<0 | 2>, env: Record<string, string> = {}) {
  const written = { stdout: '', stderr: '' };
  const code = await command({
    env: { DATABASE_URL: own.connection, ...env },
    stdout: { write: text => (written.stdout += text) },
    stderr: { write: text => (written.stderr += text) },
  });
  return { code, ...written };
}

const list = () => run(io => runListKeys(keys => JSON.stringify(keys), io));
const revoke = (name: string) => run(io => runRevokeKey({ name }, io));
const entries = async (): Promise<KeyEntry[]> => JSON.parse((await list()).stdout);
const statusOf = async (key: string) =>
  (await registry.ask('/v1/apis', { headers: { authorization: `Bearer ${key}` } })).status;

describe('a key that is revoked', () => {
  it('lets nobody in any more, is in the audit log, and stays in the list', async () => {
    const { code, stdout } = await run(io => runNewKey({ name: 'ada', permissions: 'read' }, io));
    expect(code).toBe(0);
    expect(await revoke('ada')).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('is revoked') });
    expect(await statusOf(stdout.trim())).toBe(401);
    const { json } = await registry.ask('/v1/audit-events?action=key.revoked');
    expect(json.items).toEqual([{ at: expect.any(String), actor: 'system', action: 'key.revoked', subject: 'ada' }]);
    const entry = (await entries()).find(({ name }) => name === 'ada');
    expect(entry).toMatchObject({ permissions: ['read'], revokedAt: json.items[0].at });
  });

  it('is revoked once, however often that is asked', async () => {
    await newKey(registry.database, 'bob', ['read']);
    await revoke('bob');
    const [before] = await registry.database.knex('api_keys').where({ name: 'bob' });
    expect(await revoke('bob')).toMatchObject({ code: 0, stderr: expect.stringContaining('was revoked already') });
    expect(await registry.database.knex('api_keys').where({ name: 'bob' })).toEqual([before]);
    expect(await registry.database.knex('audit_events').where({ subject: 'bob' })).toHaveLength(1);
  });

  it('leaves the other keys as they are', async () => {
    const other = await newKey(registry.database, 'cid', ['read']);
    await newKey(registry.database, 'dan', ['read']);
    await revoke('dan');
    expect(await statusOf(other)).toBe(200);
  });

  it('is told of where nobody is left who may do everything', async () => {
    await newKey(registry.database, 'eve', ['*']);
    expect((await revoke('eve')).stderr).not.toContain('no key is left');
    expect((await revoke('administrator')).stderr).toContain(
      'no key is left that may do everything; `specwright key new',
    );
  });

  it('is none where there is no such name', async () => {
    const events = await registry.database.knex('audit_events');
    expect(await revoke('nobody\u001b[2J')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /There is no key of the name "nobody\\u001b\[2J"\. .*key list.*\(usage-invalid\)\n$/,
      ),
    });
    expect(await registry.database.knex('audit_events')).toEqual(events);
  });
});

describe('the list of keys', () => {
  it('has every key in the order in which they were made, and neither key nor hash', async () => {
    const key = await newKey(registry.database, 'zoe', ['read', 'write']);
    const [row] = await registry.database.knex('api_keys').where({ name: 'zoe' });
    const { code, stdout } = await list();
    expect(code).toBe(0);
    const found: KeyEntry[] = JSON.parse(stdout);
    expect(found.map(({ id }) => id)).toEqual(found.map(({ id }) => id).sort((a, b) => a - b));
    expect(found.at(-1)).toEqual({
      id: row.id,
      name: 'zoe',
      permissions: ['read', 'write'],
      createdAt: row.created_at.toISOString(),
      revokedAt: null,
    });
    expect(stdout).not.toContain(key);
    expect(stdout).not.toContain(row.hash.toString('hex'));
  });

  it('is none in a database without a registry', async () => {
    const DATABASE_URL = own.connection.replace(/\/t_[^/?]*/, '/postgres');
    const told = await run(io => runListKeys(String, io), { DATABASE_URL });
    expect(told).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/\(migration-pending\)\n$/) });
  });
});

describe('specwright key', () => {
  const specwright = (...args: string[]) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: own.connection };
    return spawnSync(process.execPath, [join(root, 'dist/cli/main.cjs'), 'key', ...args], { env, encoding: 'utf8' });
  };

  it('lists, revokes, and lists what was revoked as such', async () => {
    await newKey(registry.database, 'kim', ['read']);
    expect(specwright('list').stdout).toMatch(/^\d+ +kim +read +\d{4}-\S+Z$/m);
    expect(specwright('revoke', 'kim').status).toBe(0);
    expect(specwright('list').stdout).toMatch(/^\d+ +kim +read +\S+Z +revoked \d{4}-\S+Z$/m);
    expect(JSON.parse(specwright('list', '--format', 'json').stdout)).toEqual(await entries());
  }, 60_000);

  it.each([
    [['revoke'], 'key revoke needs a name'],
    [['new'], 'key new needs a name'],
    [['list', 'x'], 'key list takes no name'],
    [['lose', 'x'], 'Allowed choices'],
  ])('refuses %j', (args, want) => {
    const { status, stderr } = specwright(...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(want) });
  });
});
