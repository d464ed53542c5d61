import { parsePattern } from '../../src/document/index.js';

describe('a pattern of files', () => {
  it.each<{ pattern: string; base?: string; depth?: number | undefined; meets?: string[]; not: string[] }>([
    { pattern: '*.yaml', depth: 1, meets: ['a.yaml', '.yaml'], not: ['a.yml', 'a/b.yaml', 'a.yamlx'] },
    { pattern: 'apis/v?/*.json', base: 'apis', depth: 2, meets: ['v1/a.json'], not: ['v10/a.json', 'v1/a/b.json'] },
    { pattern: '**/api.yaml', meets: ['api.yaml', 'a/b/api.yaml'], not: ['my-api.yaml', 'a/api.yaml/b'] },
    { pattern: 'a/**', base: 'a', meets: ['b', 'b/c'], not: [] },
    { pattern: '**/a/**/b', meets: ['a/b', 'x/a/y/z/b', 'a/a/b/b'], not: ['b', 'a', 'a/bb'] },
    {
      pattern: '{api,shop}-*.{yaml,json}',
      depth: 1,
      meets: ['api-1.yaml', 'shop-.json'],
      not: ['pets-1.yaml', 'api-1.'],
    },
    { pattern: '{a,aa}{a,aa}b', depth: 1, meets: ['aab', 'aaab', 'aaaab'], not: ['ab', 'aaaaab'] },
    { pattern: '/srv/*.yaml', base: '/srv', depth: 1, meets: ['a.yaml'], not: ['srv/a.yaml'] },
    { pattern: 'a{b.*', depth: 1, meets: ['a{b.c'], not: ['ab.c'] },
  ])('$pattern means files, and no others', ({ pattern, base = '', depth, meets = [], not }) => {
    const read = parsePattern(pattern);
    expect([read.base, read.depth]).toEqual([base, depth]);
    expect([...meets, ...not].filter(path => read.matches(path))).toEqual(meets);
  });

  it('of many stars comes to an end', () => {
    const name = 'a'.repeat(255);
    expect(parsePattern('*a*a*a*a*a*a*a*a*a*a*b').matches(name)).toBe(false);
    expect(parsePattern(`${'*a'.repeat(200)}*`).matches(name)).toBe(true);
    expect(parsePattern(`${'{a,aa}'.repeat(100)}b`).matches(name)).toBe(false);
    expect(parsePattern(`${'**/'.repeat(100)}*/b`).matches(`${'a/'.repeat(1000)}c`)).toBe(false);
  });
});
