import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { files, fingerprintOf } from './changed-shop.js';
import { shop } from './shop.js';

describe('a change that several documents have', () => {
  const lost = shop({ remove: false });
  const several = { 'old/a.yaml': shop(), 'old/b/a.yaml': shop(), 'new/a.yaml': lost, 'new/b/a.yaml': lost };
  const patterns = ['old/**/*.yaml', 'new/**/*.yaml'] as const;
  const diff = (cwd: string, ...args: readonly string[]) => runCli(['diff', ...args], { cwd });
  const held = async (cwd: string, ...sources: readonly string[]) => {
    const { stdout } = await diff(cwd, ...sources, '--format', 'json');
    const { comparisons, findings } = JSON.parse(stdout);
    const codes = findings.map(({ code }: { readonly code: string }) => code);
    return [comparisons.map((each: { readonly accepted: readonly unknown[] }) => each.accepted.length), codes];
  };
  const entryFor = (fingerprint: string, file?: string) =>
    `- fingerprint: "${fingerprint}"\n${file === undefined ? '' : `  file: ${file}\n`}  reason: agreed\n`;

  it('is not accepted of a document that did not have it when it was accepted of another one', async () => {
    const cwd = projectFolder({ ...several, 'new/b/a.yaml': shop() });
    const fingerprint = await fingerprintOf(projectFolder(files));
    const accepted = await diff(cwd, ...patterns, '--accept', fingerprint, '--reason', 'agreed');
    expect(accepted.stdout).toMatch(`accepted ${fingerprint} of a.yaml, breaking DELETE /pets/{id} is gone`);
    expect((await diff(cwd, ...patterns)).code).toBe(0);
    writeFileSync(join(cwd, 'new/b/a.yaml'), lost);
    const { code, stdout } = await diff(cwd, ...patterns);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/\n1 breaking change; 1 accepted\n$/)]);
  });

  it.each<[what: string, file: string | undefined, accepted: readonly number[], codes: readonly string[]]>([
    ['no document', undefined, [1, 1], ['accepted-in-several']],
    ['a name', 'a.yaml', [1, 0], []],
    ['a name with a folder', 'b/a.yaml', [0, 1], []],
    ['the old file', './old/b/a.yaml', [0, 1], []],
    ['the new file', 'new/a.yaml', [1, 0], []],
    ['a document that is not compared', 'c.yaml', [0, 0], []],
    ['a part of a name', '.yaml', [0, 0], []],
  ])('is accepted by an entry that names %s', async (_what, file, accepted, codes) => {
    const fingerprint = await fingerprintOf(projectFolder(files));
    const cwd = projectFolder({ ...several, 'specwright.accepted.yaml': entryFor(fingerprint, file) });
    expect(await held(cwd, ...patterns)).toEqual([accepted, codes]);
  });

  it('is told as none of the document that an entry names, where that was compared', async () => {
    const other = 'aaaaaaaaaaaaaaaa';
    const text = [entryFor(other, 'b/a.yaml'), entryFor(other, 'billing/a.yaml'), entryFor(other, 'c.yaml')].join('');
    const cwd = projectFolder({ ...several, 'specwright.accepted.yaml': text });
    const { findings } = JSON.parse((await diff(cwd, ...patterns, '--format', 'json')).stdout);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'accepted-unused',
        message: `No change of b/a.yaml has the fingerprint ${other}`,
      }),
    ]);
    expect(findings[0].location).toMatchObject({ file: 'specwright.accepted.yaml', line: 1, column: 3 });
  });

  it.each([
    ['old/b/a.yaml', 'new/b/a.yaml', 'b/a.yaml', 1],
    ['old/b/a.yaml', 'new/renamed.yaml', 'b/a.yaml', 1],
    ['old/b/a.yaml', 'new/renamed.yaml', undefined, 1],
    ['old/a.yaml', 'new/a.yaml', 'b/a.yaml', 0],
  ])('is accepted where %s and %s alone are compared, by an entry for %s: %s', async (old, now, file, accepted) => {
    const fingerprint = await fingerprintOf(projectFolder(files));
    const text = entryFor(fingerprint, file);
    const cwd = projectFolder({ ...several, 'new/renamed.yaml': lost, 'specwright.accepted.yaml': text });
    expect(await held(cwd, old, now)).toEqual([[accepted], []]);
  });

  it('is accepted of each that has it, in the place of an entry for all', async () => {
    const fingerprint = await fingerprintOf(projectFolder(files));
    const cwd = projectFolder({ ...several, 'specwright.accepted.yaml': entryFor(fingerprint) });
    await diff(cwd, ...patterns, '--accept', fingerprint, '--reason', 'both');
    const text = readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8');
    expect(text.match(/(?<=file: ).*/g)).toEqual(['a.yaml', 'b/a.yaml']);
    expect(text).not.toContain('agreed');
    expect(await held(cwd, ...patterns)).toEqual([[1, 1], []]);
    await diff(cwd, 'old/a.yaml', 'new/a.yaml', '--accept', fingerprint, '--reason', 'again');
    expect(readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8').match(/(?<=reason: ).*/g)).toEqual([
      'again',
      'both',
    ]);
  });

  it('is explained of each, with its name', async () => {
    const cwd = projectFolder(several);
    const fingerprint = await fingerprintOf(projectFolder(files));
    const { stdout } = await diff(cwd, ...patterns, '--explain', fingerprint);
    expect(stdout.match(/^In .*/gm)).toEqual([
      'In a.yaml (old/a.yaml to new/a.yaml):',
      'In b/a.yaml (old/b/a.yaml to new/b/a.yaml):',
    ]);
    const json = JSON.parse((await diff(cwd, ...patterns, '--explain', fingerprint, '--format', 'json')).stdout);
    expect(json.map(({ document }: { readonly document: string }) => document)).toEqual(['a.yaml', 'b/a.yaml']);
  });
});
