import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase } from 'specwright/database';
import { runCli } from '../cli/run-cli.js';
import { until } from '../database/opened.js';
import { ownDatabase, serving } from './own-database.js';
import { greeting, startServer } from './real-process.js';
import { pingDocument } from './registry.js';

const root = join(import.meta.dirname, '../..');

const own = ownDatabase();

const nameOf = (connection: string) => new URL(connection).pathname.slice(1);

/** Lets connections to a database in, or nobody, by way of another one. */
async function admit(yes: boolean): Promise<void> {
  const admin = connectDatabase({ connection: own.connection.replace(nameOf(own.connection), 'specwright') });
  await admin.knex.raw(`alter database ${nameOf(own.connection)} allow_connections ${yes}`);
  await admin.close();
}

describe('SIGTERM while versions are published and read', () => {
  it('loses no answer, closes every connection to the database, and exits with 0', async () => {
    const { server, ask } = await serving(own, { SHUTDOWN_DRAIN: '1500ms', WORK: 'false' });
    await ask('/v1/apis', { method: 'POST', body: '{"name":"ping"}', headers: { 'content-type': 'application/json' } });
    const statuses = new Map<string, number>();
    let ready = true;
    const probe = async () => {
      while (ready) {
        ready = (await ask('/readyz')).status === 200;
        await pause(20);
      }
    };
    const published: string[] = [];
    const client = async (number: number) => {
      for (let index = 0; ready; index++) {
        const path = `/v1/apis/ping/versions/${number}.${index}`;
        const init = { method: 'PUT', body: pingDocument(path), headers: { 'content-type': 'application/yaml' } };
        const put = await ask(path, init);
        const got = await ask(`${path}/document`);
        if ((await got.text()) === pingDocument(path)) published.push(path);
        statuses.set(`${put.status} ${got.status}`, (statuses.get(`${put.status} ${got.status}`) ?? 0) + 1);
      }
    };
    const load = Promise.all([probe(), ...Array.from({ length: 8 }, (_, number) => client(number))]);
    while (published.length < 20) await pause(10);
    const ended = server.end('SIGTERM');
    await load;
    expect([...statuses.keys()]).toEqual(['201 200']);
    expect(await ended).toBe(0);
    // a backend takes a moment to see that its client has gone; one whose client has not would stay
    await until(async () => {
      const { rows } = await own.database.knex.raw(
        `select count(*)::int as left from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      return rows[0].left === 0;
    });
    expect(await own.database.knex('versions').where('version', '~', String.raw`^\d+\.\d+$`)).toHaveLength(
      published.length,
    );
  }, 120_000);
});

describe('SIGTERM while a job is done', () => {
  it('waits for its end, and leaves it to nobody else', async () => {
    const { server, ask } = await serving(own);
    const { knex } = own.database;
    const jobs = () => knex('jobs.job').where({ name: 'inspect-document' });
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds())) await pause(20);
    };
    // the example's
    await until(async () => (await jobs()).some(({ state }) => state === 'completed'));
    await ask('/v1/apis', { method: 'POST', body: '{"name":"ping"}', headers: { 'content-type': 'application/json' } });
    const holding = await knex.transaction();
    await holding.raw('lock table inspections in share mode');
    const init = { method: 'PUT', body: pingDocument(), headers: { 'content-type': 'application/yaml' } };
    expect((await ask('/v1/apis/ping/versions/1', init)).status).toBe(201);
    const held = knex('pg_locks').where({ granted: false }).whereRaw("relation = 'inspections'::regclass");
    await until(async () => (await held.clone()).length > 0);
    const ended = server.end('SIGTERM');
    const refused = () =>
      ask('/livez').then(
        () => false,
        () => true,
      );
    await until(refused);
    // what comes after requests is being closed by now
    await pause(300);
    await holding.rollback();
    expect(await ended).toBe(0);
    expect((await jobs()).map(({ state }) => state)).toEqual(['completed', 'completed']);
    expect(await knex('inspections')).toHaveLength(2);
  }, 120_000);
});

describe('a start', () => {
  it('with a DATABASE_URL makes no Postgres of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-start-'));
    const { server } = await serving(own, { DATA_FOLDER: folder });
    expect(readdirSync(folder)).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('waits for a database that is not up yet, and serves once it is', async () => {
    await own.database.close();
    await admit(false);
    const server = startServer({ DATABASE_URL: own.connection, DATABASE_WAIT: '1m', PORT: '0' });
    while (!server.log().includes('waiting for the database')) await pause(20);
    expect(server.said()).not.toContain('The registry is at');
    await admit(true);
    const { url } = await greeting(server);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe('slow queries', () => {
  it('are logged with the operation that asked, without a value, from the time on that is set', async () => {
    const { server, ask } = await serving(own, { SLOW_QUERY: '1s' });
    await ask('/v1/operations?q=hunter2');
    const holding = await own.database.knex.transaction();
    await holding.raw('lock table audit_events');
    const slow = ask('/v1/audit-events?action=version.published');
    await pause(1500);
    await holding.rollback();
    expect((await slow).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    const lines = server
      .log()
      .split('\n')
      .filter(line => line.includes('slow query'));
    const told = lines.map(line => JSON.parse(line)).filter(({ operationId }) => operationId !== null);
    expect(told).toEqual([
      expect.objectContaining({ operationId: 'listAuditEvents', sql: expect.stringContaining('audit_events') }),
    ]);
    expect(lines.join()).not.toContain('version.published');
  }, 120_000);
});

describe('a database that lacks a migration', () => {
  it('makes the server unready, and alive', async () => {
    const { server, ask } = await serving(own);
    expect((await ask('/readyz')).status).toBe(200);
    const last = await own.database.knex('specwright_migrations').max('name as name').first();
    await own.database.knex('specwright_migrations').where(last!).delete();
    let answer = await ask('/readyz');
    for (let tries = 0; answer.status === 200 && tries < 100; tries++) {
      await pause(50);
      answer = await ask('/readyz');
    }
    expect([answer.status, (await ask('/livez')).status]).toEqual([503, 200]);
    expect(await answer.text()).toContain('migrations');
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe("the registry's own database", () => {
  it('is what its migrations make, with the job queue beside it', async () => {
    const { server } = await serving(own);
    const check = (...more: string[]) =>
      runCli(['db', 'check', ...more], { cwd: root, env: { DATABASE_URL: own.connection } });
    expect(await check()).toMatchObject({ code: 0, stdout: 'The database is what its migrations make\n' });
    expect(await check('--exclude', 'none')).toMatchObject({ code: 1, stdout: expect.stringContaining('jobs.job') });
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});
