import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endAll, isRunning, pinnedPostgres, usedFolder } from '../../database/embedded/working-folder.js';
import { greeting, startServer } from '../real-process.js';
import { pingDocument } from '../registry.js';
import { killTree } from './postgres-to-kill.js';

afterAll(endAll);

/** The postmaster that a server has started below its folder. */
function postmasterBelow(folder: string): number {
  const below = join(folder, '.specwright/postgres');
  for (const name of readdirSync(below, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('postmaster.pid')) return Number.parseInt(readFileSync(join(below, name), 'utf8'), 10);
  }
  throw new Error('No Postgres runs there');
}

async function served(folder: string, given?: string) {
  const server = startServer({ DATA_FOLDER: folder, PORT: '0', JOB_EXPIRY: '1s', SPECWRIGHT_POSTGRES: 'embedded' });
  const { url, key = given } = await greeting(server).then(found => ({ ...found, key: found.key || given }));
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/yaml' };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  return { server, key, ask };
}

describe('kill -9 of the server, its work and its own Postgres at once', () => {
  it('loses nothing that was acknowledged, and no work: the next start has all of it', async () => {
    const folder = await usedFolder(pinnedPostgres);
    const { server, key, ask } = await served(folder);
    const at = (version: string) => `/v1/apis/registry/versions/${version}`;
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; ; index++) {
        const version = `${writer}.${index}`;
        const { status } = await ask(at(version), { method: 'PUT', body: pingDocument(version) });
        if (status === 201) acknowledged.push(version);
      }
    });
    while (acknowledged.length < 20) await pause(1);
    const killed = killTree(postmasterBelow(folder));
    await server.end('SIGKILL');
    await Promise.allSettled(writers);
    while (killed.some(isRunning)) await pause(10);

    const again = await served(folder, key);
    for (const version of acknowledged) {
      expect(await again.ask(`${at(version)}/document`)).toEqual({ status: 200, text: pingDocument(version) });
      const operations = await again.ask(`${at(version)}/operations`);
      expect(JSON.parse(operations.text)).toMatchObject({ items: [{ operationId: 'ping' }] });
    }
    const pending = new Set(acknowledged);
    for (let tries = 0; pending.size > 0 && tries < 600; tries++) {
      for (const version of pending) {
        if ((await again.ask(`${at(version)}/inspection`)).text.includes('"done"')) pending.delete(version);
      }
      await pause(100);
    }
    expect([...pending]).toEqual([]);
    expect(await again.server.end('SIGTERM')).toBe(0);
  }, 180_000);
});
