import { expressionsOf } from '../../../src/lint/spectral/ruleset/aliases.js';

/** Eight lists of twenty, each of which is of those of the one before. */
const lists = (item: (level: number, index: number) => string) => {
  const twenty = (level: number) => Array.from({ length: 20 }, (_, index) => item(level, index));
  const levels = Array.from({ length: 8 }, (_, level) => [`l${level + 1}`, twenty(level)] as const);
  return new Map<string, readonly string[]>([['l0', ['$.info']], ...levels]);
};

const expand = (expression: string, aliases: ReadonlyMap<string, readonly string[]>) =>
  expressionsOf(expression, aliases, new Set());

describe('lists of aliases', () => {
  it('are written out once each', () => {
    expect(
      expand(
        '#l8.title',
        lists(level => `#l${level}`),
      ),
    ).toEqual(['$.info.title']);
  });

  it('may not stand for more expressions than can be looked for', () => {
    const aliases = lists((level, index) => `#l${level}.a${index}`);
    expect(() => expand('#l8', aliases)).toThrow('#l8 stands for more than 10,000 expressions');
    expect(expand('#l2', aliases)).toHaveLength(400);
  });

  it.each([
    ['itself', { a: ['#a'] }, '#a leads back to itself: a, a'],
    ['itself with more behind it', { a: ['#a.x'] }, '#a leads back to itself: a, a'],
    ['itself by another', { a: ['$.x', '#b'], b: ['#a'] }, '#a leads back to itself: a, b, a'],
    ['none', { a: ['#b-c.x'] }, 'there is no alias #b-c'],
    ['what is no name', { a: ['#.x'] }, 'there is no alias #.x'],
  ])('may not lead to %s', (_what, aliases, message) => {
    expect(() => expand('#a', new Map(Object.entries(aliases)))).toThrow(message);
  });
});
