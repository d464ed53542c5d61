import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../src/diagnostics/index.js';
import { rules } from '../../../src/lint/index.js';
import { runCli } from '../run-cli.js';

describe('specwright explain', () => {
  it('says what a code means, why it matters and what to do', async () => {
    const { code, stdout } = await runCli(['explain', 'config-invalid']);
    const { what, why, remedy } = catalogue['config-invalid'];
    expect(code).toBe(0);
    for (const text of [what, why, remedy]) expect(stdout).toContain(text);
  });

  it('shows the examples of a rule of the linter', async () => {
    const { stdout } = await runCli(['explain', 'path-verb']);
    expect(stdout).toMatch(
      /^path-verb \(warning\)\n[\s\S]*\nNot like this:\n\n {2}paths:\n[\s\S]*\nBut like this:\n\n {2}paths:\n/,
    );
  });

  it('lists every code where none is given', async () => {
    const { stdout } = await runCli(['explain', '--format', 'json']);
    const codes = [...Object.keys(catalogue), ...rules.map(({ code }) => code)];
    expect(JSON.parse(stdout).map((row: { code: string }) => row.code)).toEqual(codes.sort());
  });

  it.each([
    ['a mistyped code', 'config-invald', 'Did you mean config-invalid?'],
    ['no code at all', 'zzzzzzzzzzzzzzzzzzzzz', 'to list all of them'],
    ['a name of Object.prototype', 'constructor', 'to list all of them'],
  ])('refuses %s', async (_name, code, remedy) => {
    const outcome = await runCli(['explain', code]);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(remedy);
  });

  it('writes to a file with --output, and says so where it can not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-explain-'));
    try {
      const file = join(folder, 'out.txt');
      expect(await runCli(['explain', 'config-invalid', '--output', file])).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
      expect(readFileSync(file, 'utf8')).toContain('config-invalid');
      const failed = await runCli(['explain', '--output', join(folder, 'none', 'out.txt')]);
      expect(failed.code).toBe(2);
      expect(failed.stderr).toContain('(report-unwritable)');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
