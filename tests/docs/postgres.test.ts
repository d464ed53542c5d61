import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogue } from '../../src/diagnostics/index.js';
import { endAll, workingFolder } from '../database/embedded/working-folder.js';
import { snippets } from './snippets.js';

afterEach(endAll);

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/postgres.md'), 'utf8');
const blocks = snippets().filter(snippet => snippet.page === 'docs/postgres.md');
const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trim().split('\n'));

describe('the page on Postgres', () => {
  it('has a program and commands that run as they are typed', () => {
    const cwd = workingFolder();
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync(root, join(cwd, 'node_modules/specwright'));
    writeFileSync(join(cwd, 'start.mjs'), blocks.find(({ language }) => language === 'js')!.text);
    const run = (line: string) => {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
        cwd,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      });
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
      return stdout;
    };
    const [starts = [], anew = []] = commands;
    const said = starts.map(run);
    expect(said[0]).toMatch(/^Postgres 18\.\d+ on .*\.specwright\/postgres\/18\n$/);
    expect(said[1]).toBe(said[0]);
    expect(said[3]).toContain('database system is shut down');
    anew.map(run);
    expect(existsSync(join(cwd, '.specwright/postgres'))).toBe(false);
  });

  it('has every code of the launcher', () => {
    const codes = Object.keys(catalogue).filter(code => code.startsWith('postgres-'));
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(page).toContain(`\`${code}\``);
  });
});
