import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase, type Database } from 'specwright/database';
import { cluster, type TestDatabase, testDatabase } from '../support/postgres.js';
import { pingDocument, type Registry, registryOn } from './registry.js';

const migrations = join(import.meta.dirname, '../../migrations');
const auditor = `auditor_${process.pid}`;

let own: TestDatabase;
let registry: Registry;
let superuser: Database;
let role: string;
beforeAll(async () => {
  own = await testDatabase({ migrations });
  registry = await registryOn(own.connection);
  const { rows } = await registry.database.knex.raw('select current_database() as name, current_user as role');
  role = rows[0].role;
  const url = new URL((await cluster()).administration);
  url.pathname = `/${rows[0].name}`;
  superuser = connectDatabase({ connection: url.href });
  await superuser.knex.raw(statements(rows[0].name));
});
afterAll(async () => {
  await registry.close();
  const name = new URL(own.connection).pathname.slice(1);
  await superuser.knex.raw(`alter database "${name}" owner to "${role}"`);
  await superuser.knex.raw(`reassign owned by ${auditor} to "${role}"; drop owned by ${auditor}; drop role ${auditor}`);
  await superuser.close();
  await own.drop();
});

/** As docs/registry.md says, with the names of this test. */
function statements(database: string): string {
  const page = readFileSync(join(import.meta.dirname, '../../docs/registry.md'), 'utf8');
  const [, sql = ''] = /```sql\n(create role registry_auditor[^`]*)```/.exec(page) ?? [];
  return sql
    .replaceAll('database registry', `database "${database}"`)
    .replaceAll('to registry;', `to "${role}";`)
    .replaceAll('registry_auditor', auditor);
}

describe('an audit log that another role owns', () => {
  it('is written and read by the server', async () => {
    expect((await registry.post('/v1/apis', { name: 'ping' })).status).toBe(201);
    expect((await registry.put('/v1/apis/ping/versions/1', pingDocument())).status).toBe(201);
    const { json } = await registry.ask('/v1/audit-events');
    expect(json.items.map(({ action }: { action: string }) => action)).toEqual(['version.published', 'api.created']);
  });

  it.each([
    'alter table audit_events disable trigger all',
    'alter table audit_events disable trigger audit_events_append_only',
    'drop trigger audit_events_append_only on audit_events',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'drop table audit_events',
    'drop schema public cascade',
    'truncate audit_events',
    'delete from audit_events',
    "update audit_events set actor = 'nobody'",
    'alter table audit_events owner to current_user',
  ])('is not changed by the role of the server: %s', async sql => {
    const before = await registry.database.knex('audit_events').select();
    const transaction = registry.database.knex.transaction(trx => trx.raw(sql));
    await expect(transaction).rejects.toMatchObject({ code: '42501' });
    expect(await registry.database.knex('audit_events').select()).toEqual(before);
  });

  it('lets the server start again', async () => {
    const again = await registryOn(own.connection);
    await again.close();
  });
});
