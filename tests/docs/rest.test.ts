import { createService } from '../../src/express/index.js';
import { compile, entry } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';
import { type Opened, openedDatabase } from '../database/opened.js';
import { type Running, runService } from '../support/exchange.js';
import { snippets } from './snippets.js';

const paths = {
  'specwright/database': entry('database'),
  'specwright/express': entry('express'),
  'specwright/runtime': entry('schema/runtime'),
};
const blocks = snippets().filter(({ page }) => page === 'docs/rest.md');
const blockOf = (wanted: string) => blocks.find(({ language }) => language === wanted)?.text ?? '';

let project: Project;
let opened: Opened;
let running: Running;
beforeAll(async () => {
  project = await Project.create({ 'api.yaml': blockOf('yaml'), 'package.json': '{"type":"module"}' });
  await project.generate({ handlers: 'stubs' });
  await project.write('src/notes.ts', blockOf('ts'));
  opened = await openedDatabase();
  const database = opened.open();
  await database.knex.raw(
    'create table notes (name text primary key, text text not null, revision int not null default 1)',
  );
  const { createHandlers } = await import(project.path('src/notes.ts'));
  const { contract } = await import(project.path('generated/contract.js'));
  running = await runService(createService(contract, { handlers: createHandlers(database), logger: false }));
});
afterAll(async () => {
  await running.close();
  await opened.close();
  await project.remove();
});

const send = async (method: string, headers: Record<string, string> = {}, text?: string) => {
  const body = text === undefined ? {} : { body: Buffer.from(JSON.stringify({ text })) };
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  return running.send({ method, target: '/notes/milk', headers: { ...type, ...headers }, ...body });
};

describe('the resource of docs/rest.md', () => {
  it('compiles', () => {
    expect(compile(project.folder, { paths, skipLibCheck: true })).toEqual([]);
  });

  it('answers as the table of the page says', async () => {
    const made = await send('PUT', {}, 'two litres');
    expect([made.status, made.headers['location'], made.headers['etag']]).toEqual([201, '/notes/milk', '"1"']);
    expect((await send('PUT', {}, 'three')).status).toBe(428);
    const changed = await send('PUT', { 'if-match': '"1"' }, 'three');
    expect([changed.status, changed.headers['etag']]).toEqual([200, '"2"']);
    expect((await send('PUT', { 'if-match': '"1"' }, 'four')).status).toBe(412);
    const got = await send('GET');
    expect([got.status, got.headers['etag'], got.body]).toEqual([200, '"2"', '{"text":"three"}']);
    for (const tag of ['"2"', 'W/"2"', '"9", "2"', '*']) {
      const again = await send('GET', { 'if-none-match': tag });
      expect([again.status, again.headers['etag'], again.body]).toEqual([304, '"2"', '']);
    }
    expect((await send('GET', { 'if-none-match': '"1"' })).status).toBe(200);
    for (const _turn of [1, 2]) expect((await send('DELETE')).status).toBe(204);
    expect((await send('GET')).status).toBe(404);
    const refused = await send('POST', {}, 'five');
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'GET, PUT, DELETE, HEAD, OPTIONS']);
    expect((await send('PUT', { 'content-type': 'text/plain' }, 'six')).status).toBe(415);
  });

  it('lets one of many win who write at once', async () => {
    const all = (headers: Record<string, string>) =>
      Promise.all(Array.from({ length: 8 }, (_, turn) => send('PUT', headers, String(turn))));
    const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();
    expect(statuses(await all({}))).toEqual([201, ...Array(7).fill(428)]);
    expect(statuses(await all({ 'if-match': '"1"' }))).toEqual([200, ...Array(7).fill(412)]);
  });
});
