import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands/table.js';
import { runCli } from './run-cli.js';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));

describe('specwright', () => {
  it('prints its version', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints help that names every command and what the exit codes mean', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { usage } of commands) expect(stdout).toContain(usage.split(' ')[0]);
    expect(stdout).toContain('0 fine, 1 findings, 2 could not run');
  });

  it.each(commands.map(({ usage }) => usage.split(' ')[0]!))('prints help for %s', async name => {
    const { code, stdout } = await runCli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`specwright ${name}`);
    expect(stdout).toContain('--no-color');
  });

  it.each(['out', 'handlers', 'output', 'config'])('refuses --%s without a text, and writes nothing', async name => {
    const { code, stdout, stderr } = await runCli(['generate', 'api.yaml', `--${name}`, '']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`--${name} must not be empty`);
  });

  it.each([
    ['diff', 'strict', ['a.yaml', 'b.yaml']],
    ['diff', 'extensions', ['a.yaml', 'b.yaml']],
    ['diff', 'accept', ['a.yaml', 'b.yaml', '--reason', 'x']],
    ['lint', 'preset', ['a.yaml']],
  ])('refuses %s --%s without a name, as a script gives it whose variable is not set', async (command, name, args) => {
    for (const names of ['', ' ', ',']) {
      const { code, stdout, stderr } = await runCli([command, ...args, `--${name}`, names]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`--${name} must not be empty`);
    }
  });

  it('shows its help on standard error where no command is given', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: specwright <command>');
  });

  it.each([
    ['an unknown command', ['explian'], 'unknown command', 'Did you mean explain?'],
    ['an unknown option', ['explain', '--fromat', 'json'], "unknown option '--fromat'", 'Did you mean --format?'],
    ['too many arguments', ['explain', 'a', 'b'], 'too many arguments', 'specwright --help'],
    ['an option without its value', ['explain', '--format'], 'argument missing', 'specwright --help'],
    ['a value that an option does not take', ['explain', '--format', 'xml'], "'xml' is invalid", 'pretty, json'],
  ])('answers %s with exit code 2 and a word on what to do', async (_name, args, message, remedy) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain(remedy);
    expect(stderr).toContain('(usage-invalid)');
  });

  it.each([
    ['on a terminal', {}, [], true],
    ['with NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['with --no-color', {}, ['--no-color'], false],
  ])('colours %s: %#', async (_name, env, args, want) => {
    const { stderr } = await runCli(['explain', 'nonsense', ...args], { tty: true, env });
    expect(stderr.includes('\u001b[')).toBe(want);
  });
});
