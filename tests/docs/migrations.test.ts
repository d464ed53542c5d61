import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../cli/run-cli.js';
import { emptyDatabase, folderOf, put } from '../database/migrations/migrated.js';
import { snippets } from './snippets.js';

const blocks = snippets().filter(({ page }) => page === 'docs/migrations.md');
const written = (has: string) =>
  blocks.find(({ language, text }) => language === 'ts' && text.includes(has))?.text ?? '';

describe('the page on migrations', () => {
  it('has commands that run as they are typed, on the migrations that it shows', async () => {
    const { url, knex } = await emptyDatabase();
    const cwd = folderOf({});
    const lines = blocks.filter(({ language }) => language === 'bash').flatMap(({ text }) => text.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(4);
    const run = async (line: string) => {
      const { code, stdout, stderr } = await runCli(line.split(' ').slice(1), { cwd, env: { DATABASE_URL: url } });
      expect({ line, code, told: code === 0 ? '' : stdout + stderr }).toEqual({ line, code: 0, told: '' });
    };
    await run(lines[0]!);
    // what was made is filled in as the page says
    const [made = ''] = readdirSync(join(cwd, 'migrations'));
    put(cwd, { [`migrations/${made}`]: written('create table pets') });
    for (const line of lines.slice(1)) await run(line);
    expect(await knex.schema.hasTable('pets')).toBe(false);
    put(cwd, {
      'migrations/29990101000000_index_names.ts': written('concurrently'),
      'migrations/data/29990102000000_trim_names.ts': written('trim(name)'),
      'seeds/pets.ts': written('upsert'),
    });
    for (const action of ['up', 'seed', 'seed', 'data', 'check', 'status']) await run(`specwright db ${action}`);
    expect(await knex('pets').select('id', 'owner_id', 'name')).toEqual([{ id: 1, owner_id: 1, name: 'Rex' }]);
    // what the seeds gave themselves, the sequence gives nobody again
    expect(await knex('owners').insert({ name: 'Grace' }).returning('id')).toEqual([{ id: 2 }]);
  });

  it('has a row for every action', async () => {
    const { stderr } = await runCli(['db', 'sideways']);
    const actions = /Allowed choices are (.*?)\.? \(/.exec(stderr)?.[1]?.split(', ') ?? [];
    expect(actions.length).toBeGreaterThan(7);
    const page = readFileSync(join(import.meta.dirname, '../../docs/migrations.md'), 'utf8');
    for (const action of actions) expect(page).toMatch(new RegExp(`^\\| \`${action}( NAME)?\` \\|`, 'm'));
  });
});
