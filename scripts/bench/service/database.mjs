// A Postgres for the benches of the service, with the registry's tables.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @returns the registry's database, migrated; `end` stops the server and removes its data */
export async function registryDatabase(root) {
  const { connectDatabase, createMigrator, startPostgres } = await import(join(root, 'dist/database/index.js'));
  const { newApiKey } = await import(join(root, 'dist/auth/index.js'));
  const data = join(root, '.specwright');
  mkdirSync(data, { recursive: true });
  const folder = mkdtempSync(join(data, 'bench-'));
  // where root runs this, the server's own account must get to the folder
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({ folder, throwAway: true });
  const database = connectDatabase({ connection: postgres.connection });
  const end = async () => {
    await database.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await createMigrator(database, { folder: join(root, 'migrations') }).up();
    const { key, hash } = newApiKey();
    const permissions = ['*'];
    await database.knex('api_keys').insert({ name: 'bench', hash, permissions, created_at: new Date() });
    return { database, connection: postgres.connection, key, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Versions that all have one document: `apis` of them with as many versions each. */
export async function seedVersions({ database }, apis, versionsEach) {
  const { knex } = database;
  await knex.raw(
    `insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
     values (sha256('seed'), 4, 'seed', '3.1.0', 'Orders', '1.0.0', now())`,
  );
  await knex.raw(
    `insert into apis (name, title, created_at) select 'api-' || n, 'Orders', now() from generate_series(1, ${Number(apis)}) n`,
  );
  await knex.raw(
    `insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
     select a.id, '1.' || n || '.0', 'application/openapi+yaml', sha256('seed'), now() - n * interval '1 minute', 'bench'
     from apis a, generate_series(1, ${Number(versionsEach)}) n`,
  );
  await knex.raw('vacuum analyze');
}
