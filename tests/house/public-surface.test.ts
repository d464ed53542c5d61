import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.js';

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.keys(exports).filter(entry => !entry.endsWith('.json'));

describe('the public surface', () => {
  it.each(entries)('of specwright/%s is what was agreed', async entry => {
    const source = exports[entry].default.replace('./dist/', '../../src/').replace(/\.js$/, '.ts');
    const names = Object.keys(await import(source)).sort();
    expect(names.length).toBeGreaterThan(0);
    expect(names).toMatchSnapshot();
  });

  it.each(entries)('%s has types beside it', entry => {
    expect(exports[entry].types).toBe(exports[entry].default.replace(/\.js$/, '.d.ts'));
  });
});
