import pg from 'pg';
import { cluster, testDatabase } from '../../support/postgres.js';

describe('a database of a test', () => {
  it('is there, is empty, and is gone once dropped', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.connection });
    await client.connect();
    await client.query('create table pets (name text)');
    await client.end();
    const second = await testDatabase();
    const other = new pg.Client({ connectionString: second.connection });
    await other.connect();
    await expect(other.query('select from pets')).rejects.toMatchObject({ code: '42P01' });
    await other.end();
    await database.drop();
    await second.drop();
    await expect(new pg.Client({ connectionString: database.connection }).connect()).rejects.toMatchObject({
      code: '3D000',
    });
  });

  it('is of a server that nobody can reach over the network', async () => {
    const client = new pg.Client({ connectionString: (await cluster()).administration });
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync`,
    );
    await client.end();
    expect(rows).toEqual([{ listen: '', fsync: 'off' }]);
  });
});
