import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../src/contract/index.js';
import { catalogue, type Finding, FindingsError } from '../../src/diagnostics/index.js';

const folder = join(import.meta.dirname, '../fixtures/invalid');
/** The folders of this room: one for each object of the standard. Others hold fixtures of other rooms. */
const objects = [
  'callback',
  'components',
  'encoding',
  'example',
  'header',
  'info',
  'link',
  'media-type',
  'openapi',
  'operation',
  'parameter',
  'path-item',
  'request-body',
  'response',
  'schema',
  'security-requirement',
  'security-scheme',
  'server',
  'tag',
];

/** `# expect: CODE LINE:COLUMN` on the first line. */
function expectationOf(text: string): { code: string; line: number; column: number } {
  const match = /^# expect: ([a-z0-9.-]+) (\d+):(\d+)\r?\n/.exec(text);
  if (!match) throw new Error(`no expectation on the first line: ${text.slice(0, 60)}`);
  return { code: String(match[1]), line: Number(match[2]), column: Number(match[3]) };
}

async function findingsOf(file: string): Promise<readonly Finding[]> {
  try {
    return (await load(file)).findings;
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
}

describe.each(objects)('a flawed %s', object => {
  const names = readdirSync(join(folder, object)).filter(name => name.endsWith('.yaml'));

  it.each(names)('%s is told with code, place and remedy', async name => {
    const file = join(folder, object, name);
    const want = expectationOf(readFileSync(file, 'utf8'));
    const found = (await findingsOf(file)).map(({ code, location }) => ({
      code,
      line: location?.line,
      column: location?.column,
    }));
    expect(found).toContainEqual(want);
  });

  it.each(names)('%s is told readably, and as an error only where it stops the load', async name => {
    const file = join(folder, object, name);
    const { code } = expectationOf(readFileSync(file, 'utf8'));
    const loaded = await load(file).then(
      () => true,
      () => false,
    );
    const finding = (await findingsOf(file)).find(each => each.code === code);
    expect(finding?.severity).toBe(loaded ? 'warning' : 'error');
    expect(finding?.message).toMatch(/^\S.{10,250}[^.\s]$/);
    expect(finding?.message).not.toMatch(/undefined|\[object|#\/\$defs/);
    expect(finding?.remedy).toBe(catalogue[finding?.code ?? 'wrong-type'].remedy);
  });
});

it('covers the objects of the standard with at least sixty flaws', () => {
  const count = objects.reduce((sum, object) => sum + readdirSync(join(folder, object)).length, 0);
  expect(count).toBeGreaterThanOrEqual(60);
});
