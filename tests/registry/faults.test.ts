import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase } from 'specwright/database';
import { makeFirstKey } from '../../src/registry/store/first-key.js';
import { ownDatabase, serving } from './own-database.js';
import { type Process, startServer, startWorker } from './real-process.js';
import { pingDocument } from './registry.js';

const own = ownDatabase();

const count = async (table: string) => Number((await own.database.knex(table).count())[0]?.['count']);

/** With an API that versions can be published of. */
async function servingPing(env: Record<string, string> = {}) {
  const { server, ask } = await serving(own, env);
  const put = (path: string, body: string) =>
    ask(path, { method: 'PUT', body, headers: { 'content-type': 'application/yaml' } });
  const post = { method: 'POST', body: '{"name":"ping"}', headers: { 'content-type': 'application/json' } };
  await ask('/v1/apis', post);
  return { server, ask, put };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600 && !(await holds()); tries++) await pause(50);
  expect(await holds()).toBe(true);
}

describe('a server that is killed while versions are published', () => {
  it('loses nothing that it acknowledged, and leaves nothing half there', async () => {
    const { server, put } = await servingPing({ WORK: 'false' });
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let index = 0; ; index++) {
        const version = `${writer}.${index}`;
        const { status } = await put(`/v1/apis/ping/versions/${version}`, pingDocument(version));
        if (status === 201) acknowledged.push(version);
      }
    });
    while (acknowledged.length < 30) await pause(5);
    await server.end('SIGKILL');
    await Promise.allSettled(writers);
    const kept = await own.database
      .knex('versions as v')
      .join('apis as a', 'a.id', 'v.api_id')
      .where('a.name', 'ping')
      .select('v.version', 'v.document_hash');
    const versions = kept.map(({ version }) => version);
    expect(acknowledged.filter(version => !versions.includes(version))).toEqual([]);
    const hashes = kept.map(({ document_hash }) => document_hash);
    expect(await own.database.knex('operations').whereIn('document_hash', hashes)).toHaveLength(kept.length);
    expect(
      await own.database.knex('audit_events').where({ action: 'version.published' }).whereLike('subject', 'ping/%'),
    ).toHaveLength(kept.length);
    const documents = await own.database.knex('documents').where('title', 'Ping');
    const jobs = await own.database.knex('jobs.job').where({ name: 'inspect-document' });
    expect({ documents: documents.length, jobs: jobs.length - 1 }).toEqual({
      documents: kept.length,
      jobs: kept.length,
    });
  });

  it('undoes all of one that it was amid, and takes it when it is sent again', async () => {
    const { server, put } = await servingPing({ WORK: 'false' });
    const path = '/v1/apis/ping/versions/held';
    const { knex } = own.database;
    const kept = async () => ({
      documents: (await knex('documents').where('title', 'Ping')).length,
      operations: (await knex('operations').where('operation_id', 'ping')).length,
      versions: (await knex('versions').where('version', 'held')).length,
      events: (await knex('audit_events').where('subject', 'ping/held')).length,
      // the example's has one too
      jobs: (await knex('jobs.job').where('name', 'inspect-document')).length - 1,
    });
    // what is written last is held back, so that the server is killed behind everything else
    const holding = await knex.transaction();
    await holding.raw('lock table audit_events in share mode');
    const answer = put(path, pingDocument()).catch(() => 'none');
    const held = knex('pg_locks').where({ granted: false }).whereRaw("relation = 'audit_events'::regclass");
    await until(async () => (await held.clone()).length > 0);
    await server.end('SIGKILL');
    await holding.rollback();
    expect(await answer).toBe('none');
    const its = knex('pg_stat_activity')
      .where('application_name', 'specwright registry')
      .whereRaw('datname = current_database()');
    await until(async () => (await its.clone()).length === 0);
    expect(await kept()).toEqual({ documents: 0, operations: 0, versions: 0, events: 0, jobs: 0 });
    const again = await servingPing({ WORK: 'false' });
    expect((await again.put(path, pingDocument())).status).toBe(201);
    expect(await kept()).toEqual({ documents: 1, operations: 1, versions: 1, events: 1, jobs: 1 });
    expect(await again.server.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe('workers', () => {
  it('share what there is to do, and one that is killed amid a job has its job done once by another', async () => {
    const { server, put } = await servingPing({ WORK: 'false', JOB_EXPIRY: '2s' });
    for (let index = 0; index < 8; index++) await put(`/v1/apis/ping/versions/${index}`, pingDocument(`job ${index}`));
    // holds the first effect back, so that the worker is amid it
    const holding = await own.database.knex.transaction();
    await holding.raw('lock table inspections in share mode');
    const first: Process = startWorker({ DATABASE_URL: own.connection, JOB_EXPIRY: '2s' });
    await first.until(/working/);
    const active = () => own.database.knex('jobs.job').where({ name: 'inspect-document', state: 'active' });
    await until(async () => (await active()).length > 0);
    await first.end('SIGKILL');
    await holding.rollback();
    const others = [1, 2].map(() => startWorker({ DATABASE_URL: own.connection, JOB_EXPIRY: '2s' }));
    const wanted = await count('documents');
    await until(async () => (await count('inspections')) === wanted);
    await until(
      async () =>
        (await own.database.knex('jobs.job').where({ name: 'inspect-document' }).whereNot({ state: 'completed' }))
          .length === 0,
    );
    expect(await count('inspections')).toBe(wanted);
    for (const worker of others) expect(await worker.end('SIGTERM')).toBe(0);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('say what they need', async () => {
    const worker = startWorker({});
    expect(await worker.ended).toBe(2);
    expect(worker.said()).toContain('DATABASE_URL');
  });
});

describe('a database that goes away', () => {
  it('is waited for at the start', async () => {
    const gone = own.connection.replace(/\/t_[^/?]*/, '/t_not_there');
    const server = startServer({ DATABASE_URL: gone, DATABASE_WAIT: '1s', PORT: '0' });
    expect(await server.ended).toBe(1);
    expect(server.log()).toContain('waiting for the database');
    expect(server.said()).toMatch(/The database does not answer: .*invalid_catalog_name/);
    expect(server.said() + server.log()).not.toContain(new URL(own.connection).password || 'no password');
  });

  it('makes requests 503 while it is gone, and is taken up again by itself', async () => {
    const { server, ask } = await servingPing();
    const name = (await own.database.knex.raw('select current_database() as name')).rows[0].name;
    const admin = connectDatabase({ connection: own.connection.replace(name, 'specwright') });
    const allow = (yes: boolean) => admin.knex.raw(`alter database ${name} allow_connections ${yes}`);
    await allow(false);
    await admin.knex.raw('select pg_terminate_backend(pid) from pg_stat_activity where datname = ?', [name]);
    const { status, headers } = await ask('/v1/apis/ping');
    expect({ status, waits: headers.get('retry-after') !== null }).toEqual({ status: 503, waits: true });
    expect((await ask('/livez')).status).toBe(200);
    await until(async () => (await ask('/readyz')).status === 503);
    // of itself, not only by the migrations that can't be looked up
    expect(await (await ask('/readyz')).json()).toMatchObject({ detail: expect.stringContaining('database') });
    await allow(true);
    await until(async () => (await ask('/readyz')).status === 200);
    expect((await ask('/v1/apis/ping')).status).toBe(200);
    await admin.close();
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe('first starts', () => {
  it('make one key, however many there are at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => makeFirstKey(own.database, () => new Date())));
    expect(keys.filter(key => key !== undefined)).toHaveLength(1);
    expect(await count('api_keys')).toBe(1);
    const [row] = await own.database.knex('api_keys');
    expect(JSON.stringify(row)).not.toContain(keys.find(Boolean));
  });
});
