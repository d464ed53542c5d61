import { randomBytes } from 'node:crypto';
import { connectDatabase } from 'specwright/database';
import { limitFiles } from '../database/embedded/file-limit.js';
import { endAll, ask as query, start, usedFolder } from '../database/embedded/working-folder.js';
import { greeting, startServer } from './real-process.js';
import { newKey, pingDocument } from './registry.js';

afterEach(endAll);

/** A document that needs room of its own, however well it is packed. */
const large = (mark: string) => pingDocument(`${mark} ${randomBytes(200_000).toString('base64url')}`);

describe("a registry on a server whose disk is full, played by a limit on the size of the server's files", () => {
  it('answers a publish with 503 and when to come again, says why to the log, serves reads, and recovers', async () => {
    const postgres = await start(await usedFolder(), { settings: { fsync: 'off' } });
    const server = startServer({ DATABASE_URL: postgres.connection, PORT: '0', WORK: 'false' });
    const { url, key } = await greeting(server);
    const database = connectDatabase({ connection: postgres.connection });
    const headers = { authorization: `Bearer ${await newKey(database, 'writer', ['*'])}` };
    await database.close();
    const put = (version: string) =>
      fetch(`${url}/v1/apis/ping/versions/${version}`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/yaml' },
        body: large(version),
      });
    const json = { ...headers, 'content-type': 'application/json' };
    await fetch(`${url}/v1/apis`, { method: 'POST', body: '{"name":"ping"}', headers: json });
    expect((await put('1')).status).toBe(201);
    // the table of documents is as long as files may be; those of the log of changes are not, or the server would end
    await query(
      postgres.connection,
      `alter table documents alter content set storage external; insert into documents
       select sha256('ballast'), 4, string_agg(sha256(n::text::bytea), ''), '3.1.0', 'x', '1', now() from generate_series(1, 550000) n`,
    );
    limitFiles(postgres, String(16 * 1024 * 1024));
    const refused = await put('2');
    expect({ status: refused.status, wait: refused.headers.get('retry-after') }).toEqual({ status: 503, wait: '60' });
    expect(await refused.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'There is no room to store anything right now; try again later',
    });
    expect(server.log()).toContain('the disk is full, or the limit on the size of files (ulimit -f) is reached');
    expect((await fetch(`${url}/v1/apis/ping/versions/1`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/v1/apis/ping/versions/2`, { headers })).status).toBe(404);
    limitFiles(postgres, 'unlimited');
    expect((await put('2')).status).toBe(201);
    expect(server.log()).not.toContain(key);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});
