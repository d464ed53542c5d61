import { startRegistry } from './registry.js';

it('two registries run in one process and share nothing', async () => {
  const [one, other] = await Promise.all([startRegistry(), startRegistry()]);
  try {
    expect((await one.post('/v1/apis', { name: 'ping' })).status).toBe(201);
    expect((await one.ask('/v1/apis')).json.items).toHaveLength(1);
    expect((await other.ask('/v1/apis')).json.items).toHaveLength(0);
    const headers = { authorization: `Bearer ${one.key}` };
    expect((await other.ask('/v1/apis', { headers })).status).toBe(401);
    await one.close();
    expect((await other.ask('/v1/apis')).status).toBe(200);
  } finally {
    await other.close();
  }
});
