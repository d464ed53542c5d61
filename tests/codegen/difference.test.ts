import { unifiedDifference } from '../../src/codegen/output/difference.js';

const lines = (...all: (string | number)[]) => all.map(line => `${line}\n`).join('');
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('unifiedDifference', () => {
  it.each([
    ['a changed line', lines(1, 2, 3), lines(1, 'two', 3), '@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n'],
    ['a line at the end', lines(1), lines(1, 2), '@@ -1,1 +1,2 @@\n 1\n+2\n'],
    ['a line at the beginning taken out', lines(1, 2), lines(2), '@@ -1,2 +1,1 @@\n-1\n 2\n'],
    [
      'three lines of context',
      lines(...numbers(1, 9)),
      lines(...numbers(1, 4), 'five', ...numbers(6, 9)),
      '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    ],
    [
      'places far apart',
      lines(...numbers(1, 20)),
      lines('one', ...numbers(2, 19), 'twenty'),
      '@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+twenty\n',
    ],
  ])('shows %s', (_, before, after, want) => {
    expect(unifiedDifference('a.txt', before, after)).toBe(`--- a.txt\n+++ a.txt\n${want}`);
  });

  it('names a file that is missing', () => {
    expect(unifiedDifference('a.txt', undefined, lines(1))).toBe('--- /dev/null\n+++ a.txt\n@@ -0,0 +1,1 @@\n+1\n');
  });

  it('names a file that should not be there', () => {
    expect(unifiedDifference('a.txt', lines(1), undefined)).toBe('--- a.txt\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-1\n');
  });

  it('cuts what nobody would read', () => {
    const text = unifiedDifference('a.txt', '', lines(...numbers(1, 5000)));
    expect(text).toContain('... 4881 more lines of difference\n');
    expect(text.split('\n').length).toBeLessThan(130);
  });

  it('replaces the whole where too much differs', () => {
    const text = unifiedDifference('a.txt', lines(...numbers(1, 3000)), lines(...numbers(4001, 7000)));
    expect(text).toContain('@@ -1,3000 +1,3000 @@');
  });
});
