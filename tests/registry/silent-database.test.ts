import { join } from 'node:path';
import { startProxy } from '../database/proxy.js';
import { type TestDatabase, testDatabase } from '../support/postgres.js';
import { pingDocument, type Registry, registryOn } from './registry.js';

let own: TestDatabase;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let registry: Registry;
beforeAll(async () => {
  own = await testDatabase({ migrations: join(import.meta.dirname, '../../migrations') });
  proxy = await startProxy(own.connection);
  registry = await registryOn(proxy.connection, { statementTimeout: 2000 });
});
afterAll(async () => {
  await registry.close();
  await own.drop();
});

describe('a database that takes statements and says nothing', () => {
  it('has publishing and reading answered with 503 and Retry-After', async () => {
    await registry.post('/v1/apis', { name: 'ping' });
    proxy.freeze();
    const asked = [registry.put('/v1/apis/ping/versions/1', pingDocument()), registry.ask('/v1/apis/ping')];
    const answers = await Promise.all(asked);
    const told = answers.map(({ status, headers, json }) => [status, headers.get('retry-after'), json.title]);
    await proxy.down();
    expect(told).toEqual(Array(2).fill([503, '1', 'Service Unavailable']));
  }, 60_000);
});
