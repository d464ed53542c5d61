import { execFileSync } from 'node:child_process';
import { stringify } from 'yaml';
import { loadText } from '../../../src/document/index.js';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

type Tree = { readonly [name: string]: unknown } | readonly unknown[];

/** The same with every object's keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Tree)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  );
}

async function fingerprints(cwd: string, before: string, after: string): Promise<readonly string[]> {
  const { stdout } = await runCli(['diff', before, after, '--format', 'json'], { cwd });
  const [{ changes }] = JSON.parse(stdout).comparisons;
  return changes.map(({ code, fingerprint }: { code: string; fingerprint: string }) => `${code} ${fingerprint}`).sort();
}

const [old, now] = [shop(), shop({ maxLength: 10, remove: false, cats: true })];
const rewritten = async (text: string) => stringify(reversed((await loadText(text, { display: 'a' })).root.value));

describe('the fingerprints of changes', () => {
  let want: readonly string[];
  beforeAll(async () => {
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const cwd = mkdtempSync('/tmp/specwright-fingerprints-');
    writeFileSync(`${cwd}/old.yaml`, old);
    writeFileSync(`${cwd}/new.yaml`, now);
    want = await fingerprints(cwd, 'old.yaml', 'new.yaml');
    rmSync(cwd, { recursive: true });
  });

  it('are as many as there are changes', () => {
    expect(want.length).toBeGreaterThanOrEqual(3);
    expect(new Set(want).size).toBe(want.length);
  });

  it.each<[string, (text: string) => string | Promise<string>]>([
    ['other words', text => text.replace('A pet.', 'An animal that is kept.').replace('Kept', 'Stored')],
    ['other lines', text => text.replaceAll('\n', '\n\n').replace('openapi:', '# moved\n\nopenapi:')],
    ['another order of keys', rewritten],
    ['JSON', async text => JSON.stringify((await loadText(text, { display: 'a' })).root.value)],
    ['another version', text => text.replace('1.2.0', '1.9.0')],
  ])('stay where a side, or both, is written with %s', async (_what, change) => {
    const files = { 'old.yaml': old, 'new.yaml': now, 'old2.yaml': await change(old), 'new2.yaml': await change(now) };
    expect(Object.values(files)[2]).not.toBe(old);
    const cwd = projectFolder(files);
    // words are a change of their own
    for (const [before, after] of [
      ['old2.yaml', 'new.yaml'],
      ['old.yaml', 'new2.yaml'],
      ['old2.yaml', 'new2.yaml'],
    ])
      expect((await fingerprints(cwd, before!, after!)).filter(each => !each.startsWith('documentation-'))).toEqual(
        want,
      );
  });

  it('stay from commit to commit, and under other names', async () => {
    const cwd = projectFolder({ 'apis/shop.yaml': old, 'other name.yaml': now });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
    git('init', '--quiet');
    for (const tag of ['one', 'two']) {
      git('add', '.');
      git('commit', '--quiet', '--allow-empty', '--no-gpg-sign', '-m', tag);
      git('tag', tag);
      expect(await fingerprints(cwd, `git:${tag}:apis/shop.yaml`, 'other name.yaml')).toEqual(want);
    }
  });
});
