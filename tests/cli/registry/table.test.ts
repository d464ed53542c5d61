import { displayWidth } from '../../../src/cli/registry/display-width.js';
import { table } from '../../../src/cli/registry/table.js';

describe('the width of a text on a terminal', () => {
  it.each([
    ['nothing', '', 0],
    ['ASCII', 'GET /pets', 9],
    ['letters with accents, composed or not', 'é e\u0301', 3],
    ['Chinese, Japanese and Korean', '宠物ペット반려', 14],
    ['full-width and half-width forms', 'Ａ！ｱﾞ', 5],
    ['ideographic punctuation', '「。」', 6],
    ['pictures, whatever they are made of', '🐶👨‍👩‍👧🇩🇪❤️', 8],
    ['signs that pictures were made of later', '❤©', 2],
    ['an invisible sign', 'a\u200bb', 2],
    ['a vowel sign of an Indian script', 'कि', 1],
  ])('is the number of cells that it takes: %s', (_what, text, want) => {
    expect(displayWidth(text)).toBe(want);
  });
});

describe('a table', () => {
  it('has its columns begin in the same cell of each line', () => {
    const rows = [
      ['pets', '1', 'Pets'],
      ['宠物', '2', 'x'],
      ['e\u0301🐶', '3', ''],
    ];
    expect(table(rows)).toBe('pets  1  Pets\n宠物  2  x\ne\u0301🐶   3\n');
  });

  it('shows control characters as what they are, and counts what it shows', () => {
    expect(
      table([
        ['\u001b[2J', 'a\nb'],
        ['\u202e', 'c'],
      ]),
    ).toBe('\\u{1b}[2J  a\\u{a}b\n\\u{202e}   c\n');
  });

  it('takes more rows than a function takes arguments, and none', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'b']);
    expect(table(rows)).toHaveLength(rows.length * 5);
    expect(table([])).toBe('');
  });
});
