import express from 'express';
import express4 from 'express4';
import { createService, type ServiceOptions } from '../../src/express/index.js';
import { contractOf, listen } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Behind a proxy, version: '1' }
servers: [{ url: https://a.example/api/v1 }, { url: https://b.example/api/v2/ }]
paths:
  /pets: { get: { operationId: pets, responses: { '200': { description: ok, content: { application/json: { schema: { type: array } } } } } } }
`);
const versions = { 'Express 5': express, 'Express 4': express4 as unknown as typeof express }; // what is used of it here is the same

async function mounted(make: typeof express, mount: string, options: ServiceOptions, ...targets: readonly string[]) {
  const lines: string[] = [];
  const logger = { error: (line: string) => void lines.push(line) };
  const app = make();
  const pets: express.RequestHandler = (_, response) => void response.json('no pets');
  app.set('env', 'test').use(mount, createService(contract, { logger, ...options }).middleware);
  app.get(['/v1/pets', '/api/pets', '/outer/api/pets'], pets);
  const served = await listen(app);
  const statuses: unknown[] = [];
  for (const target of targets) statuses.push((await served.ask(target)).status);
  await served.close();
  return { statuses, lines };
}

describe.each(Object.entries(versions))('in %s, a service mounted under a path', (_version, make) => {
  it('that fits none of its base paths says so once, of the first request that it should have checked', async () => {
    const { statuses, lines } = await mounted(make, '/v1', {}, '/v1/none', '/v1/pets', '/v1/pets');
    expect(statuses).toEqual([404, 200, 200]);
    expect(lines).toEqual([expect.stringMatching(/^GET \/pets.* under \/v1,.* with \/api\/v1, \/api\/v2:.*basePaths/)]);
  });

  it.each<readonly [string, string, ServiceOptions, string]>([
    ['that a base path begins with', '/api', {}, '/api/pets'],
    ['of which it begins with the inner part', '/outer/api', {}, '/outer/api/pets'],
    ['that has no such path', '/v1', {}, '/v1/none'],
  ])('%s says nothing', async (_of, mount, options, target) => {
    expect((await mounted(make, mount, options, target)).lines).toEqual([]);
  });

  it('checks what comes once basePaths says where its paths begin', async () => {
    const { statuses, lines } = await mounted(make, '/v1', { basePaths: ['/v1'] }, '/v1/pets');
    expect([statuses, lines]).toEqual([[500], [expect.stringContaining('breaks the contract')]]);
  });
});
