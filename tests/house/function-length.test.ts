import { functionsOf } from './functions.js';
import { sourceFiles } from './source-files.js';

/** DESIGN 5.4 of the house: what is longer holds a second concept that has no name yet. */
const limit = 40;

/** A function that takes exactly so many lines, as one line of text each. */
const body = (lines: number) => `{\n${'  act();\n'.repeat(lines - 2)}}`;

const lengths = (text: string) => functionsOf({ path: 'a.ts', text }).map(({ name, lines }) => ({ name, lines }));

describe('the functions of the source', () => {
  it('take under 40 lines each', () => {
    const long = sourceFiles('src', 'vscode')
      .flatMap(functionsOf)
      .filter(({ lines }) => lines >= limit)
      .map(({ place, name, lines }) => `${place} ${name}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});

describe('the measure of functions', () => {
  it.each([
    ['a declaration', `export function make() ${body(40)}`, [{ name: 'make', lines: 40 }]],
    ['an arrow', `const make = () => ${body(41)};`, [{ name: 'make', lines: 41 }]],
    [
      'an arrow that only holds a table',
      `const rows = () => ({\n${'  a: 1,\n'.repeat(50)}});`,
      [{ name: 'rows', lines: 52 }],
    ],
    ['a function expression', `call(function () ${body(5)});`, [{ name: 'anonymous', lines: 5 }]],
    ['a property of a table', `const table = { make: () => ${body(7)} };`, [{ name: 'make', lines: 7 }]],
    ['a static block', `class Made {\n  static ${body(4)}\n}`, [{ name: 'static', lines: 4 }]],
  ])('counts %s from its start to its end', (_kind, text, want) => {
    expect(lengths(text)).toEqual(want);
  });

  it('counts methods, accessors, constructors and arrows of a class, not the class itself', () => {
    const members = ['constructor()', 'make()', 'get made()', 'set made(value)', '#held = () =>'];
    const text = `class Made {\n${members.map(member => `  ${member} ${body(10)}`).join('\n')}\n}`;
    const names = ['constructor', 'make', 'made', 'made', '#held'];
    expect(lengths(text)).toEqual(names.map(name => ({ name, lines: 10 })));
  });

  it('counts a function inside another for itself as well', () => {
    expect(lengths('function outer() {\n  const inner = () => {\n    act();\n  };\n}')).toEqual([
      { name: 'outer', lines: 5 },
      { name: 'inner', lines: 3 },
    ]);
  });

  it('does not count comments ahead of a function, nor signatures without a body', () => {
    const text =
      '/**\n * Said\n * at length.\n */\nfunction make(a: string): void;\nfunction make(a: unknown) {\n  act(a);\n}';
    expect(functionsOf({ path: 'a.ts', text })).toEqual([{ place: 'a.ts:6', name: 'make', lines: 3 }]);
    expect(lengths('interface Made {\n  make(\n    a: string,\n  ): void;\n}')).toEqual([]);
  });
});
