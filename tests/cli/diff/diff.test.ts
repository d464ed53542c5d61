import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

const pair = () =>
  projectFolder({ 'old.yaml': shop(), 'new.yaml': shop({ maxLength: 10, remove: false, cats: true }) });
const run = (cwd: string, ...args: readonly string[]) => runCli(['diff', ...args], { cwd });
const changesOf = (stdout: string) =>
  JSON.parse(stdout).comparisons[0].changes as { code: string; fingerprint: string }[];

describe('specwright diff', () => {
  it('says what broke, with both places, and ends with 1', async () => {
    const { code, stdout, stderr } = await run(pair(), 'old.yaml', 'new.yaml');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('breaking DELETE /pets/{id} is gone');
    expect(stdout).toMatch(/before {6}old\.yaml:20:31\n {2}after {7}new\.yaml:19:31\n/);
    expect(stdout).toContain('1 safe change, which --all lists: operation-added 1');
  });

  it('ends with 0 where nothing broke, and says so', async () => {
    const cwd = projectFolder({ 'old.yaml': shop(), 'new.yaml': shop({ cats: true }), 'same.yaml': shop() });
    expect(await run(cwd, 'old.yaml', 'new.yaml')).toMatchObject({ code: 0 });
    const same = await run(cwd, 'old.yaml', 'same.yaml');
    expect(same.code).toBe(0);
    expect(same.stdout).toMatch(/\nno changes\n$/);
  });

  it('tells misspelt fields, which fail nothing', async () => {
    const cwd = projectFolder({ 'old.yaml': shop(), 'new.yaml': `${shop()}securty: []\n` });
    const { code, stdout } = await run(cwd, 'old.yaml', 'new.yaml', '--fail-on', 'risky');
    expect(code).toBe(0);
    expect(stdout).toMatch(/new\.yaml:\d+:1 warning .*no field 'securty'.*\n(?:.*\n)*\nno changes; 1 warning\n$/);
    const junit = await run(cwd, 'old.yaml', 'new.yaml', '--fail-on', 'risky', '--format', 'junit');
    expect(junit.stdout).toMatch(/ failures="0"[\s\S]*securty/);
  });

  it.each([
    [[], 0],
    [['--fail-on', 'breaking'], 0],
    [['--fail-on', 'risky'], 1],
  ])('with %j ends with %i on what is risky', async (args, want) => {
    // a query parameter that is gone may be ignored or refused
    const before = shop().replace(
      '    post:\n',
      '    post:\n      parameters: [{ name: q, in: query, schema: { type: string } }]\n',
    );
    const cwd = projectFolder({ 'old.yaml': before, 'new.yaml': shop() });
    const { code, stdout } = await run(cwd, 'old.yaml', 'new.yaml', ...args);
    expect(stdout).toContain('1 risky change');
    expect(code).toBe(want);
  });

  it.each(['json', 'sarif', 'junit', 'github', 'markdown', 'html'])('writes %s to a file', async format => {
    const cwd = pair();
    const { stdout } = await run(cwd, 'old.yaml', 'new.yaml', '--format', format);
    expect(await run(cwd, 'old.yaml', 'new.yaml', '--format', format, '--output', 'out')).toEqual({
      code: 1,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe(stdout);
    expect(stdout).toContain('operation-removed');
  });

  it('places what is gone near where it was in the new document, for reports on that', async () => {
    const { stdout } = await run(pair(), 'old.yaml', 'new.yaml', '--format', 'github');
    expect(stdout).toMatch(/^::error file=new\.yaml,line=4,col=3,title=operation-removed::/m);
  });

  it('reads one side from standard input', async () => {
    const { code, stdout } = await runCli(['diff', '-', 'new.yaml'], { cwd: pair(), stdin: shop() });
    expect(code).toBe(1);
    expect(stdout).toContain('<stdin>:10:5');
  });

  it('explains one change with all that is known of it, in words and as JSON', async () => {
    const cwd = pair();
    const [first] = changesOf((await run(cwd, 'old.yaml', 'new.yaml', '--format', 'json')).stdout);
    const told = await run(cwd, '--explain', first!.fingerprint, 'old.yaml', 'new.yaml');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toContain('DELETE /pets/{id} is gone');
    expect(told.stdout).toContain('before: /paths/~1pets~1{id}/delete');
    const json = await run(cwd, '--explain', first!.fingerprint, 'old.yaml', 'new.yaml', '--format', 'json');
    expect(JSON.parse(json.stdout)).toEqual(first);
    const wrong = await run(cwd, '--explain', 'ffff', 'old.yaml', 'new.yaml');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('fingerprint-unknown');
  });

  it('takes defaults away by name, several at once, and all', async () => {
    const cwd = pair();
    for (const strict of ['all', 'stability', 'stability,extensible-enums'])
      expect(await run(cwd, 'old.yaml', 'new.yaml', '--strict', strict)).toMatchObject({ code: 1, stderr: '' });
    const { code, stderr } = await run(cwd, '--strict', 'stabilty', 'old.yaml', 'new.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean stability?');
    const beside = await run(cwd, '--strict', 'all,foo', 'old.yaml', 'new.yaml');
    expect([beside.code, beside.stderr]).toEqual([2, expect.stringContaining('--strict knows no default foo')]);
  });

  it('holds an announced end against the day that --now says, and else against today', async () => {
    const announced = (day: string) =>
      shop().replace('    delete:\n', `    delete:\n      deprecated: true\n      x-sunset: ${day}\n`);
    const ends = async (day: string, ...args: readonly string[]) => {
      const cwd = projectFolder({ 'old.yaml': announced(day), 'new.yaml': shop({ remove: false }) });
      return (await run(cwd, 'old.yaml', 'new.yaml', ...args)).code;
    };
    expect(await ends('2026-05-01', '--now', '2026-05-01')).toBe(0);
    expect(await ends('2026-05-01', '--now', '2026-04-30')).toBe(1);
    expect(await ends('2026-05-01', '--now', '2026-05-01', '--strict', 'removal-after-deprecation')).toBe(1);
    expect([await ends('2020-01-01'), await ends('2999-12-31')]).toEqual([0, 1]);
  });

  it('tells of the extensions that --extensions names, and of no others', async () => {
    const limited = (most: number) =>
      shop().replace('    post:\n', `    post:\n      x-limit: ${most}\n      x-a: ${most}\n`);
    const cwd = projectFolder({ 'old.yaml': limited(1), 'new.yaml': limited(2) });
    expect((await run(cwd, 'old.yaml', 'new.yaml')).stdout).toContain('no changes');
    const { stdout } = await run(cwd, 'old.yaml', 'new.yaml', '--extensions', 'x-limit,x-b');
    expect(stdout).toContain('`x-limit` is 2 now, and was 1');
    expect(stdout).toContain('1 risky change');
  });

  it('refuses a format that a changelog does not have, in that format', async () => {
    const { code, stdout } = await run(pair(), 'old.yaml', 'new.yaml', '--changelog', '--format', 'github');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=usage-invalid::--changelog has no format github/);
  });

  it.each([
    [['old.yaml'], 'diff compares two documents, and one is given'],
    [[], 'diff compares two documents, and none is given'],
    [['-', '-'], 'Standard input can be one of the two documents, not both'],
    [['old.yaml', 'new.yaml', 'x.yaml'], 'too many arguments'],
    [['old.yaml', 'new.yaml', '--now', 'tomorrow'], '--now must be a day, not tomorrow'],
    [['old.yaml', 'new.yaml', '--now', '2026-02-30'], '--now must be a day, not 2026-02-30'],
    [['old.yaml', 'new.yaml', '--extensions', 'rate'], 'rate is no name of an extension'],
    [['old.yaml', 'new.yaml', '--extensions', 'X-Op'], 'as in --extensions x-Op\n'],
    [['old.yaml', 'new.yaml', '--explain', 'a', '--semver'], "--explain and --semver can't go together"],
    [['old.yaml', 'new.yaml', '--accept', 'a'], '--accept needs a reason'],
    [['old.yaml', 'new.yaml', '--owner', 'a'], '--owner says more of --accept'],
    [['old.yaml', 'new.yaml', '--fail-on', 'safe'], 'Allowed choices are breaking, risky'],
    [['old.yaml', '*.nothing'], 'No file matches *.nothing'],
    [['old.yaml', '*.yaml'], '*.yaml is a pattern, and old.yaml is one document'],
    [['--since', 'v1', 'old.yaml', 'new.yaml'], '--since compares one document with what it was'],
    [['--since', 'v1', '-'], '--since compares a file with what it was, and - is none'],
  ])('refuses %j', async (args, want) => {
    const { code, stdout, stderr } = await run(pair(), ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(want);
    expect(stderr).toContain('(usage-invalid)');
  });
});
