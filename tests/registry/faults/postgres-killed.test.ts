import { setTimeout as pause } from 'node:timers/promises';
import type { AppConfig } from '../../../src/registry/app.js';
import { pingDocument, type Registry, registryOn } from '../registry.js';
import { closeGate, openGates, PostgresToKill } from './postgres-to-kill.js';

const postgres = new PostgresToKill();
let registry: Registry;
let connection: string;
let databases = 0;

beforeAll(() => postgres.start(), 120_000);
afterAll(() => postgres.end());
afterEach(async () => {
  // what still waits at a gate would keep the registry from closing
  await openGates();
  await registry.close();
});

async function serve(config: AppConfig): Promise<void> {
  connection = await postgres.database(`registry_${databases++}`);
  registry = await registryOn(connection, { config });
  for (const name of ['ping', 'held']) expect((await registry.post('/v1/apis', { name })).status).toBe(201);
}

/** Publishes to one API wait for each other: what is held has an API of its own, and the others go on. */
const place = (version: string) => `${version === 'held' ? 'held' : 'ping'}/${version}`;
const put = (version: string) =>
  registry.put(`/v1/apis/${place(version).replace('/', '/versions/')}`, pingDocument(version));

/** Waits until it holds; while the database is away it does not. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds().catch(() => false)) return;
    await pause(50);
  }
  throw new Error(`It does not hold: ${holds}`);
}

/** The versions that are there; each must be whole: with its document and that one's operation, its event, and its job. */
async function wholeVersions(): Promise<readonly string[]> {
  const { knex } = registry.database;
  const versions = await knex('versions').orderBy('version');
  const hashes = versions.map(({ document_hash }) => document_hash.toString('hex')).sort();
  const documents = (await knex('documents')).map(({ hash }) => hash.toString('hex'));
  const operations = (await knex('operations')).map(({ document_hash }) => document_hash.toString('hex'));
  const events = await knex('audit_events').where({ action: 'version.published' });
  const jobs = (await knex('jobs.job').where({ name: 'inspect-document' })).map(({ data }) => data.sha256);
  expect(documents.sort()).toEqual(hashes);
  expect(operations.sort()).toEqual(hashes);
  expect(jobs.sort()).toEqual(hashes);
  const names = versions.map(({ version }) => version);
  expect(events.map(({ subject }) => subject).sort()).toEqual(names.map(place).sort());
  return names;
}

it('runs on a Postgres that is set as in production', async () => {
  await serve({});
  expect(await postgres.durability()).toEqual({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
});

const kills: readonly [string, (backend: number) => Promise<void>][] = [
  [
    'all of Postgres',
    async () => {
      await postgres.killAll();
      expect((await registry.ask('/v1/apis/ping')).status).toBe(503);
      await postgres.start();
    },
  ],
  ['the one backend that is at it', backend => postgres.killBackend(backend)],
];

describe.each(kills)('kill -9 of %s', (_what, kill) => {
  it('amid publishes loses nothing that was acknowledged, and leaves nothing half there', async () => {
    await serve({ works: false });
    const gate = await closeGate(connection, "after insert on versions for each row when (new.version = 'held')");
    const acknowledged: string[] = [];
    const unanswered: string[] = [];
    const statuses = new Set<number>();
    let killed = false;
    const publish = async (version: string) => {
      const { status } = await put(version);
      statuses.add(status);
      (status === 201 ? acknowledged : unanswered).push(version);
    };
    const held = publish('held');
    const backend = await gate.waiting();
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let index = 0; !killed; index++) await publish(`${writer}.${index}`);
    });
    while (acknowledged.length < 30) await pause(1);
    const killing = kill(backend);
    killed = true;
    await Promise.all([killing, held, ...writers]);
    expect(unanswered).toContain('held');
    expect([...statuses].sort()).toEqual([201, 503]);

    await until(async () => (await registry.ask('/v1/apis/ping')).status === 200);
    const kept = await wholeVersions();
    expect(acknowledged.filter(version => !kept.includes(version))).toEqual([]);
    expect(kept).not.toContain('held');
    // what was not acknowledged may be sent again, whether it was kept or not
    for (const version of unanswered) expect((await put(version)).status).toBe(kept.includes(version) ? 200 : 201);
    expect(new Set(await wholeVersions())).toEqual(new Set([...acknowledged, ...unanswered]));
  }, 120_000);

  it.each([
    ['whose effect is not kept yet', 'after insert on inspections for each row', 0],
    ['whose effect is kept, and that is not done yet', doneBefore(), 1],
  ])(
    'amid a job %s has it done again, with one effect',
    async (_when, trigger, before) => {
      await serve({ works: true, jobs: { expiry: 2, upkeep: 1 } });
      const { knex } = registry.database;
      await knex.raw(`
      create table effects (hash bytea);
      create function note_effect() returns trigger language plpgsql as $$
      begin
        insert into effects values (new.document_hash);
        return new;
      end $$;
      create trigger a_note after insert or update on inspections for each row execute function note_effect()`);
      const gate = await closeGate(connection, trigger);
      expect((await put('1')).status).toBe(201);
      const backend = await gate.waiting();
      expect(await knex('effects')).toHaveLength(before);
      await kill(backend);

      const jobs = () => knex('jobs.job').where({ name: 'inspect-document' });
      await until(async () => (await jobs()).every(({ state }) => state === 'completed'));
      // it was done again, not ended by the first
      const begun = registry.log.filter(line => JSON.parse(line).message === 'inspecting');
      expect(begun.length).toBeGreaterThan(1);
      expect(await knex('effects')).toHaveLength(1);
      expect((await registry.ask('/v1/apis/ping/versions/1/inspection')).json).toMatchObject({ status: 'done' });
    },
    120_000,
  );
});

function doneBefore(): string {
  const own = "new.name = 'inspect-document' and new.state = 'completed'";
  return `before update on jobs.job for each row when (${own})`;
}
