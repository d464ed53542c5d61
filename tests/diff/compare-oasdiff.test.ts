import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { editedCopy } from '../../scripts/lib/edited-copy.mjs';
import { isOfValues, oasdiffFindings } from '../../scripts/lib/oasdiff.mjs';

const root = resolve(import.meta.dirname, '../..');

describe('the comparison with oasdiff', () => {
  it('is skipped where no binary is named', () => {
    const { OASDIFF: _, ...env } = process.env;
    const text = execFileSync(process.execPath, [join(root, 'scripts/compare-oasdiff.mjs')], { env, encoding: 'utf8' });
    expect(text).toBe('skipped: OASDIFF not set\n');
  });

  it('ends with 2 and says so where what is named does not run', () => {
    const env = { ...process.env, OASDIFF: '/nonexistent' };
    const script = join(root, 'scripts/compare-oasdiff.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'OASDIFF names nothing that runs: /nonexistent (ENOENT). Set it to the path of an oasdiff binary.\n',
    );
  });

  it('tells what oasdiff itself fails on, and what names no binary', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-oasdiff-'));
    const binary = join(folder, 'oasdiff');
    const written = (text: string) => writeFileSync(binary, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    try {
      written('echo "Error: diff failed: header reference is nil" >&2; exit 104');
      expect(oasdiffFindings(binary, 'a', 'b')).toEqual({ failed: 'Error: diff failed: header reference is nil' });
      written(`echo '[{"id":"response-a","text":"t","level":3,"operation":"GET","path":"/a"}]'`);
      const finding = { operation: 'GET /a', travels: 'response', level: 'breaking', rule: 'response-a', text: 't' };
      expect(oasdiffFindings(binary, 'a', 'b')).toEqual({ findings: [finding] });
      expect(() => oasdiffFindings(join(folder, 'none'), 'a', 'b')).toThrow('OASDIFF names nothing that runs');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['request-property-enum-value-removed', true],
    ['response-required-property-removed', true],
    ['new-required-request-property', true],
    ['response-mediatype-enum-value-added', true],
    ['api-path-removed-without-deprecation', false],
    ['response-success-status-removed', false],
    ['api-security-added', false],
  ])('knows whether %s is a rule about values: %s', (rule, want) => {
    expect(isOfValues(rule)).toBe(want);
  });
});

describe('an edited copy', () => {
  it('has the changes that its seed gives, and no others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-edited-'));
    try {
      const source = join(root, 'openapi/registry.yaml');
      const copy = (name: string, seed: number) => {
        const said = editedCopy(source, join(folder, name), { changes: 5, seed });
        return { said, text: readFileSync(join(folder, name), 'utf8') };
      };
      const one = copy('one.yaml', 1);
      expect(copy('again.yaml', 1)).toEqual(one);
      expect(copy('other.yaml', 2).text).not.toBe(one.text);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has as many changes as it is asked for, each in a schema of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-edited-'));
    try {
      const schemas = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`S${index}`, { type: 'string' }]));
      writeFileSync(join(folder, 'old.json'), JSON.stringify({ components: { schemas } }));
      const said = editedCopy(join(folder, 'old.json'), join(folder, 'new.json'), { changes: 4, seed: 3 });
      expect(said).toHaveLength(4);
      expect(new Set(said.map(each => each.split(':')[0])).size).toBe(4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
