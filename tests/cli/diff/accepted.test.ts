import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { files, fingerprintOf, run } from './changed-shop.js';
import { shop } from './shop.js';

const accept = (cwd: string, fingerprint: string, ...args: readonly string[]) =>
  run(cwd, '--accept', fingerprint, '--reason', 'nobody calls it', ...args);

describe('an accepted change', () => {
  it('is told apart and does not fail', async () => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    const accepted = await accept(cwd, fingerprint, '--owner', 'ann', '--expires', '2999-12-31');
    expect(accepted).toEqual({
      code: 0,
      stdout: `specwright.accepted.yaml: accepted ${fingerprint}, breaking DELETE /pets/{id} is gone: its requests are answered with 404 (operation-removed)\n`,
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8')).toContain(
      `- fingerprint: ${JSON.stringify(fingerprint)}\n  reason: nobody calls it\n  owner: ann\n  expires: 2999-12-31\n`.replace(
        /"([a-f]\w+)"/,
        '$1',
      ),
    );
    const { code, stdout } = await run(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('because nobody calls it (ann, until 2999-12-31)');
    expect(stdout).toMatch(/\nno changes but 1 that is accepted\n$/);
  });

  it('is explained with why it may stand, by whom and until when', async () => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    await accept(cwd, fingerprint, '--owner', 'ann', '--expires', '2999-12-31');
    const explain = async (...args: readonly string[]) => (await run(cwd, '--explain', fingerprint, ...args)).stdout;
    expect(await explain()).toMatch(/^ {2}accepted {4}nobody calls it \(ann, until 2999-12-31\)$/m);
    const accepted = { reason: 'nobody calls it', owner: 'ann', expires: '2999-12-31' };
    expect(JSON.parse(await explain('--format', 'json'))).toMatchObject({ fingerprint, accepted });
    // after its day it is none
    expect(await explain('--now', '3000-01-01')).not.toContain('accepted');
    expect(JSON.parse(await explain('--format', 'json', '--now', '3000-01-01'))).not.toHaveProperty('accepted');
  });

  it('is added to a file whose comments stay', async () => {
    const cwd = projectFolder({
      ...files,
      'accepted.yaml': '# ours\n\n# of last year\n- fingerprint: "0123456789abcdef"   # agreed\n  reason: "old"\n',
    });
    const fingerprint = await fingerprintOf(cwd);
    await accept(cwd, fingerprint, '--accepted', 'accepted.yaml');
    const text = readFileSync(join(cwd, 'accepted.yaml'), 'utf8');
    expect(text).toMatch(
      /^# ours\n\n# of last year\n- fingerprint: "0123456789abcdef" +# agreed\n {2}reason: "old"\n- fingerprint: /,
    );
    expect(text).toContain(fingerprint);
    expect((await run(cwd, '--accepted', 'accepted.yaml')).code).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# none yet'],
    ['an empty list', '[]\n'],
    ['a list in one line', '[{ fingerprint: "0123456789abcdef", reason: old }]\n'],
  ])('is added to %s', async (_what, text) => {
    const cwd = projectFolder({ ...files, 'specwright.accepted.yaml': text });
    expect((await accept(cwd, await fingerprintOf(cwd))).code).toBe(0);
    expect((await run(cwd)).code).toBe(0);
  });

  it('may stand in a JSON file', async () => {
    const cwd = projectFolder({ ...files, 'accepted.json': '[]' });
    const args = ['--accepted', 'accepted.json'];
    expect((await accept(cwd, await fingerprintOf(cwd), ...args)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'accepted.json'), 'utf8'))).toHaveLength(1);
    expect((await run(cwd, ...args)).code).toBe(0);
  });

  it('that is accepted again takes the place of what was said before', async () => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    await accept(cwd, fingerprint);
    await run(cwd, '--accept', fingerprint, '--reason', 'true: "no"');
    const { stdout } = await run(cwd, '--format', 'json');
    const [{ accepted }] = JSON.parse(stdout).comparisons;
    expect(accepted).toEqual([expect.objectContaining({ fingerprint, accepted: { reason: 'true: "no"' } })]);
  });

  it('that is accepted again keeps the comments around it', async () => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    const entry = `- fingerprint: "${fingerprint}" # this one\n  reason: old\n  expires: 2020-01-01\n`;
    writeFileSync(join(cwd, 'specwright.accepted.yaml'), `# ours\n${entry}# the end\n`);
    await run(cwd, '--accept', fingerprint, '--reason', 'new');
    const lines = readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8').split('\n').filter(Boolean);
    expect(lines).toEqual(['# ours', `- fingerprint: "${fingerprint}" # this one`, '  reason: new', '# the end']);
    expect((await run(cwd)).code).toBe(0);
  });

  it.each(['\n', '\r\n'])(
    'keeps a comment behind what it has no more, and a byte order mark; its lines end with %j',
    async end => {
      const cwd = projectFolder(files);
      const fingerprint = await fingerprintOf(cwd);
      const path = join(cwd, 'specwright.accepted.yaml');
      const entry = `- fingerprint: "${fingerprint}"\n  reason: "old # 1" # why\n  expires: 2020-01-01 # till the app is gone\n`;
      const owner = `  owner: 'ann # 2'   # of the shop\n`;
      writeFileSync(path, `\ufeff${entry}${owner}# the end\n`.replaceAll('\n', end));
      await run(cwd, '--accept', fingerprint, '--reason', 'new');
      expect(readFileSync(path, 'utf8')).toBe(
        `\ufeff- fingerprint: "${fingerprint}"\n  reason: "new" # why\n  # till the app is gone\n  # of the shop\n# the end\n`.replaceAll(
          '\n',
          end,
        ),
      );
      expect((await run(cwd)).code).toBe(0);
    },
  );

  it.each([
    ['in one line', (print: string) => `- { fingerprint: "${print}", reason: old, owner: ann } # ours\n`, '# ours'],
    ['with the owner first', (print: string) => `- owner: ann # she\n  reason: old\n  fingerprint: "${print}"\n`, ''],
    [
      'with a folded owner',
      (print: string) => `- fingerprint: "${print}"\n  reason: old\n  owner: > # she\n    ann\n`,
      '',
    ],
  ])('that is accepted again stays valid where it is written %s', async (_how, written, kept) => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    writeFileSync(join(cwd, 'specwright.accepted.yaml'), written(fingerprint));
    expect((await run(cwd, '--accept', fingerprint, '--reason', 'new')).code).toBe(0);
    expect(readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8')).toContain(kept);
    expect((await run(cwd)).stdout).toContain('because new\n');
  });

  it.each(['\n', '\r\n'])('leaves the other entries as they are, to their line ends %j', async end => {
    const cwd = projectFolder(files);
    const fingerprint = await fingerprintOf(cwd);
    const other = `- fingerprint: 'aaaaaaaaaaaaaaaa'\n  reason: >\n    folded text\n    here\n\n    and "more"\n`;
    const before = `# ours\n${other}- { fingerprint: "bbbbbbbbbbbbbbbb",   reason: x } # y\n`.replaceAll('\n', end);
    const path = join(cwd, 'specwright.accepted.yaml');
    writeFileSync(path, before);
    await accept(cwd, fingerprint);
    const added = readFileSync(path, 'utf8');
    expect(added.slice(0, before.length)).toBe(before);
    const lines = `- fingerprint: "?${fingerprint}"?\n  reason: nobody calls it\n`.replaceAll('\n', end);
    expect(added.slice(before.length)).toMatch(new RegExp(`^${lines}$`));
    await run(cwd, '--accept', fingerprint, '--reason', 'another');
    expect(readFileSync(path, 'utf8')).toBe(added.replace('nobody calls it', 'another'));
  });

  it('leaves the other entries of a JSON file as they are', async () => {
    const cwd = projectFolder({ ...files, 'accepted.json': '[{"fingerprint": "aaaaaaaaaaaaaaaa",  "reason": "x"}]' });
    await accept(cwd, await fingerprintOf(cwd), '--accepted', 'accepted.json');
    const text = readFileSync(join(cwd, 'accepted.json'), 'utf8');
    expect(text).toContain('[{"fingerprint": "aaaaaaaaaaaaaaaa",  "reason": "x"}, {');
    expect(JSON.parse(text)).toHaveLength(2);
  });

  it('has a reason in one line, however it is written', async () => {
    const cwd = projectFolder(files);
    const reason = '>\n    folded text\n    here\n\n    and more\n  owner: |\n    ann\n';
    writeFileSync(
      join(cwd, 'specwright.accepted.yaml'),
      `- fingerprint: "${await fingerprintOf(cwd)}"\n  reason: ${reason}`,
    );
    expect((await run(cwd)).stdout).toContain('because folded text here and more (ann)\n');
  });

  it('is refused until a day that has passed', async () => {
    const cwd = projectFolder(files);
    const args = ['--expires', '2026-06-29', '--now', '2026-06-30'];
    const { code, stderr } = await accept(cwd, await fingerprintOf(cwd), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('--expires 2026-06-29 has passed');
    expect(stderr).toContain('from 2026-06-30 on');
    expect(existsSync(join(cwd, 'specwright.accepted.yaml'))).toBe(false);
  });

  it('may be one of several, all of which are written and said, or none', async () => {
    const cwd = projectFolder({ ...files, 'new.yaml': shop({ remove: false, maxLength: 10 }) });
    const { stdout } = await run(cwd, '--format', 'json');
    const [one, other]: string[] = JSON.parse(stdout).comparisons[0].changes.map(
      (change: { fingerprint: string }) => change.fingerprint,
    );
    const wrong = await accept(cwd, one!, '--accept', '0123456789abcdef');
    expect(wrong.code).toBe(2);
    expect(existsSync(join(cwd, 'specwright.accepted.yaml'))).toBe(false);
    const { code, stdout: said } = await accept(cwd, one!, '--accept', `${other},${one!.toUpperCase()}`);
    expect(code).toBe(0);
    expect(said.split('\n').map(line => line.split(' ')[2])).toEqual([`${one},`, `${other},`, undefined]);
    expect((await run(cwd)).stdout).toMatch(/\nno changes but 2 that are accepted\n$/);
  });

  it.each([
    ['lines that end with a line feed', '\n', '\n'],
    ['lines that end with both', '\r\n', '\r\n'],
    ['no line end at the end', '\n', ''],
    ['a comment at the end that is of no entry', '\n', '\n# the end\n'],
  ])('keeps comments in their entry where another one is accepted with it: %s', async (_how, end, last) => {
    const cwd = projectFolder({ ...files, 'new.yaml': shop({ remove: false, maxLength: 10 }) });
    const { stdout } = await run(cwd, '--format', 'json');
    const [one, other]: string[] = JSON.parse(stdout).comparisons[0].changes.map(
      (change: { fingerprint: string }) => change.fingerprint,
    );
    const path = join(cwd, 'specwright.accepted.yaml');
    writeFileSync(
      path,
      `- fingerprint: "${one}"\n  reason: old # why\n  owner: team # who`.replaceAll('\n', end) + last,
    );
    expect((await accept(cwd, one!, '--accept', other!)).code).toBe(0);
    const written = readFileSync(path, 'utf8');
    expect(
      written.replaceAll(end, '\n').replace(/"?\b[\da-f]{16}\b"?/g, print => JSON.stringify(print.replaceAll('"', ''))),
    ).toBe(
      `- fingerprint: "${one}"\n  reason: nobody calls it # why\n  # who\n- fingerprint: "${other}"\n  reason: nobody calls it\n${last.trimStart()}`,
    );
    expect(written.split('\n').every(line => line === '' || line.endsWith('\r') === (end === '\r\n'))).toBe(true);
  });

  it('must be one of these documents', async () => {
    const { code, stderr } = await accept(projectFolder(files), '0123456789abcdef');
    expect(code).toBe(2);
    expect(stderr).toContain('(fingerprint-unknown)');
  });

  it('counts again after its day, and that is told at its line', async () => {
    const cwd = projectFolder(files);
    await accept(cwd, await fingerprintOf(cwd), '--expires', '2026-06-30', '--owner', 'ann', '--now', '2026-06-30');
    expect((await run(cwd, '--now', '2026-06-30')).code).toBe(0);
    const { code, stdout } = await run(cwd, '--now', '2026-07-01');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^specwright\.accepted\.yaml:2:3 warning \w+ was accepted by ann until 2026-06-30 only \(accepted-expired\)/m,
    );
  });

  it('that no change needs is told at its line, and is risky', async () => {
    const cwd = projectFolder({
      'old.yaml': shop(),
      'new.yaml': shop(),
      'specwright.accepted.yaml': '- fingerprint: "0123456789abcdef"\n  reason: old\n',
    });
    const { code, stdout } = await run(cwd);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^specwright\.accepted\.yaml:1:3 warning .*0123456789abcdef \(accepted-unused\)/m);
    expect((await run(cwd, '--fail-on', 'risky')).code).toBe(1);
  });

  it('is found where the settings say, from the folder of the settings', async () => {
    const cwd = projectFolder({ ...files, 'api/settings.yaml': 'diff: { accepted: agreed.yaml }\n' });
    const args = ['--config', 'api/settings.yaml'];
    expect((await accept(cwd, await fingerprintOf(cwd), ...args)).stdout).toMatch(/^api\/agreed\.yaml: accepted/);
    expect((await run(cwd, ...args)).code).toBe(0);
    expect((await run(cwd)).code).toBe(1);
  });
});

describe('a file of accepted changes', () => {
  const entry = 'fingerprint: "0123456789abcdef"';
  it.each([
    ['{', '1:1', 'syntax-error', ''],
    ['a: 1\n', '1:1', 'accepted-invalid', 'must be a list'],
    ['- 7\n', '1:3', 'accepted-invalid', 'must be an object with fingerprint and reason'],
    [`- ${entry}\n`, '1:3', 'accepted-invalid', "must have 'reason'"],
    ['- reason: x\n', '1:3', 'accepted-invalid', "must have 'fingerprint'"],
    ['- fingerprint: x\n  reason: x\n', '1:16', 'accepted-invalid', "'fingerprint' must be sixteen hexadecimal digits"],
    ['- fingerprint: 1234567890123456\n  reason: x\n', '1:16', 'accepted-invalid', 'sixteen hexadecimal digits'],
    [`- ${entry}\n  reason: ' '\n`, '2:11', 'accepted-invalid', "'reason' must be a text"],
    [`- ${entry}\n  reason: x\n  owner: 7\n`, '3:10', 'accepted-invalid', "'owner' must be the name"],
    [`- ${entry}\n  reason: x\n  expires: 2026-02-30\n`, '3:12', 'accepted-invalid', "'expires' must be a day"],
    [`- ${entry}\n  reason: x\n  until: x\n`, '3:3', 'accepted-invalid', "There is no 'until' here"],
    [`- ${entry}\n  reason: x\n  expire: x\n`, '3:3', 'accepted-invalid', 'Did you mean expires?'],
    [`- ${entry}\n  reason: x\n- ${entry}\n  reason: y\n`, '3:3', 'accepted-invalid', 'is in line 1 too'],
  ])('with %j is refused at %s', async (text, place, code, message) => {
    const cwd = projectFolder({ ...files, 'specwright.accepted.yaml': text });
    const outcome = await run(cwd);
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`specwright.accepted.yaml:${place} error `);
    expect(outcome.stderr).toContain(`(${code})`);
    expect(outcome.stderr).toContain(message);
  });

  it('that is named must be there, unless it is about to be made', async () => {
    const cwd = projectFolder(files);
    const { code, stderr } = await run(cwd, '--accepted', 'none.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('none.yaml:1:1 error none.yaml is not there');
    expect(stderr).toContain('(accepted-unreadable)');
    const folder = await accept(cwd, await fingerprintOf(cwd), '--accepted', 'none/none.yaml');
    expect(folder.code).toBe(2);
    expect(folder.stderr).toContain('(accepted-unreadable)');
  });

  it('is not changed where it is broken', async () => {
    const cwd = projectFolder({ ...files, 'specwright.accepted.yaml': 'a: 1\n' });
    writeFileSync(join(cwd, 'other.yaml'), '');
    const fingerprint = await runCli(['diff', 'old.yaml', 'new.yaml', '--format', 'json', '--accepted', 'other.yaml'], {
      cwd,
    });
    const [change] = JSON.parse(fingerprint.stdout).comparisons[0].changes;
    expect((await accept(cwd, change.fingerprint)).code).toBe(2);
    expect(readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8')).toBe('a: 1\n');
  });
});
