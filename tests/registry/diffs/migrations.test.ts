import { join } from 'node:path';
import { connectDatabase, createMigrator, proveReversible } from 'specwright/database';
import { rulesetOf } from '../../../src/registry/reviews/ruleset.js';
import { testDatabase } from '../../support/postgres.js';

const folder = join(import.meta.dirname, '../../../migrations');
/** Those that versions have been compared since. */
const steps = 5;

describe('the migrations of the registry', () => {
  it('go down as they went up, and up again', async () => {
    const { connection, drop } = await testDatabase();
    const database = connectDatabase({ connection });
    await expect(proveReversible(database, { folder })).resolves.toBeUndefined();
    await database.close();
    await drop();
  });

  it('take versions that are there into the branch main, compared with nothing', async () => {
    const { connection, drop } = await testDatabase();
    const database = connectDatabase({ connection });
    const migrator = createMigrator(database, { folder });
    await migrator.up();
    await migrator.down({ steps });
    const { knex } = database;
    await knex.raw(`insert into apis (name, created_at) values ('ping', now());
      insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
        values (sha256('a'), 1, 'a', '3.1.0', 'Ping', '1', now());
      insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
        select id, '1', 'application/yaml', sha256('a'), now(), 'ada' from apis`);
    await migrator.up();
    expect(await knex('versions').select('branch', 'previous', 'diff_id')).toEqual([
      { branch: 'main', previous: null, diff_id: null },
    ]);
    await migrator.down({ steps });
    expect(await knex('versions').first()).not.toHaveProperty('branch');
    await migrator.up();
    expect(await knex('versions')).toHaveLength(1);
    await database.close();
    await drop();
  });

  it('hold APIs that are there to the recommended rules', async () => {
    const { connection, drop } = await testDatabase();
    const database = connectDatabase({ connection });
    const migrator = createMigrator(database, { folder });
    await migrator.up();
    await migrator.down({ steps: 2 });
    const { knex } = database;
    await knex.raw("insert into apis (name, created_at) values ('ping', now())");
    await migrator.up();
    await knex.raw("insert into apis (name, created_at) values ('pong', now())");
    const { digest, text } = rulesetOf({});
    expect(await knex('apis').select('name', 'ruleset_digest').orderBy('name')).toEqual([
      { name: 'ping', ruleset_digest: digest },
      { name: 'pong', ruleset_digest: digest },
    ]);
    expect(await knex('rulesets').select('digest', 'settings')).toEqual([{ digest, settings: JSON.parse(text) }]);
    await database.close();
    await drop();
  });
});
