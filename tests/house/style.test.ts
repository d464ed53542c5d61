import { basename } from 'node:path';
import { sourceFiles } from './source-files.js';

const files = sourceFiles('src', 'scripts', 'tests', 'vscode');
const source = files.filter(({ path }) => path.startsWith('src/'));
const shipped = files.filter(({ path }) => /^(src|vscode)\//.test(path));

/** The paths of the files for which something holds. */
const where = (holds: (text: string, path: string) => boolean, among = files) =>
  among.filter(({ path, text }) => holds(text, path)).map(({ path }) => path);

const lines = (text: string) => text.split('\n').length - 1;

describe('the source', () => {
  it('has no file over 500 lines', () => {
    expect(where(text => lines(text) > 500)).toEqual([]);
  });

  it('has a median under 100 lines and nine files of ten under 300', () => {
    const lengths = source.map(({ text }) => lines(text)).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(300);
  });

  it('names files in kebab-case', () => {
    expect(
      where((_text, path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|types))?(\.d)?\.(ts|mjs)$/.test(basename(path))),
    ).toEqual([]);
  });

  it('exports by name only', () => {
    expect(where(text => /^export \* /m.test(text))).toEqual([]);
    expect(where(text => /^export default /m.test(text), shipped)).toEqual([]);
  });

  it('switches no check of the compiler off', () => {
    expect(where(text => /@ts-(ignore|nocheck)/.test(text), shipped)).toEqual([]);
  });
});
