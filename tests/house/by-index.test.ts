import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { byIndex } from '../../scripts/lib/by-index.mjs';

/** Functions that give a value without being given one, and whether a list is gone through or taken apart by index in each. */
const cases: readonly (readonly [name: string, body: string, isByIndex: boolean])[] = [
  ['a list', 'const out = []; for (const each of [1, 2, 3]) out.push(each); return out;', true],
  [
    'one that grows',
    'const list = [1]; for (const each of list) if (each < 5) list.push(each + 1); return list;',
    true,
  ],
  [
    'one whose name is given away',
    'let list = [1, 2]; const out = []; for (const each of list) { list = []; out.push(each); } return out;',
    true,
  ],
  [
    'one asked for once',
    'let asked = 0; const of = () => [++asked, 7]; for (const each of of()) asked += each; return asked;',
    true,
  ],
  [
    'closures',
    'const all = []; for (const each of [1, 2]) all.push(() => each); return all.map(each => each());',
    true,
  ],
  [
    'a label',
    'const out = []; outer: for (const one of [1, 2, 3]) for (const two of [1, 2, 3]) { if (two > one) continue outer; if (one > 2) break outer; out.push([one, two]); } return out;',
    true,
  ],
  [
    'a name that is taken',
    'const list_1 = 5, index_1 = 6; let sum = 0; for (const each of [1, 2]) sum += each + list_1 + index_1; return sum;',
    true,
  ],
  [
    'a variable that changes',
    'const out = []; for (let each of [1, 2]) { each += 1; out.push(each); } return out;',
    true,
  ],
  [
    'entries',
    'const out = []; for (const [name, value] of Object.entries({ a: 1, b: 2 })) out.push(value, name); return out;',
    true,
  ],
  [
    'pairs of pairs',
    'const of = () => [[1, [2, 3]]] as [number, [number, number]][]; for (const [one, [, three]] of of()) return [one, three]; return [];',
    true,
  ],
  ['a pair that is a variable', 'const [one, , three] = [1, 2, 3]; return [three, one];', true],
  ['too short a list', 'const of = (): number[] => []; const [one] = of(); return [one];', true],
  ['a parameter', 'return [[1, 2]].map(([one, two]) => one! - two!);', true],
  [
    'parameters with others',
    "const of = ([one]: [string], two: string, ...three: string[]) => one + two + three.join(); return of(['a'], 'b', 'c', 'd');",
    true,
  ],
  [
    'a method',
    'const it = { swap([one, two]: [number, number]) { return [two, one]; } }; return it.swap([1, 2]);',
    true,
  ],
  ['a function expression', 'const of = function ([one]: [number]) { return one; }; return of([6]);', true],
  [
    'a name that the body has too',
    'const out = []; for (const each of [1, 2]) { const each = 3; out.push(each); } return out;',
    true,
  ],
  [
    'a map',
    "const out = []; for (const [name, value] of new Map([['a', 1]])) out.push(name, value); return out;",
    true,
  ],
  [
    'a set that grows',
    'const found = new Set([1]); for (const each of found) if (each < 4) found.add(each + 1); return [...found];',
    false,
  ],
  ['a text', "const out = []; for (const each of 'ab') out.push(each); return out;", false],
  [
    'what a generator gives',
    'const of = function* () { yield 1; yield 2; }; const out = []; for (const each of of()) out.push(each); return out;',
    false,
  ],
  [
    'a list or a set',
    'const of = (): number[] | Set<number> => new Set([3]); for (const each of of()) return each; return 0;',
    false,
  ],
  ['defaults', 'const of = (): number[] => []; const [one = 5] = of(); return one;', false],
  ['a rest', 'const [one, ...more] = [1, 2, 3]; return [more, one];', false],
  ['a default beside', 'const of = ([one]: [number], two = one) => two; return of([4]);', false],
];

const text = [
  ...cases.map(([, body], index) => `export function case${index}() { ${body} }`),
  'export async function fails(list: [number]) { const of = async ([one]: [number]) => one; return of(list); }',
].join('\n');

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.CommonJS,
  noCheck: true,
};

describe('lists gone through by index', () => {
  const plain = exported(ts.transpile(text, options));
  const counted = exported(byIndexOf(text));

  test.each(cases.map(([name, , isByIndex], index) => [name, index, isByIndex] as const))(
    '%s',
    (_name, index, isByIndex) => {
      const [one, other] = [plain, counted].map(all => all[`case${index}`]);
      expect(other!()).toEqual(one!());
      expect(String(other) !== String(one)).toBe(isByIndex);
    },
  );

  test('async functions fail as before', async () => {
    for (const all of [plain, counted]) await expect(all['fails']!()).rejects.toThrow(TypeError);
  });
});

function exported(written: string): Record<string, () => unknown> {
  const exports: Record<string, () => unknown> = {};
  new Function('exports', written)(exports);
  return exports;
}

/** A module as it is translated with its lists gone through by index. */
function byIndexOf(source: string): string {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target, ...rest) =>
    name === 'case.ts' ? ts.createSourceFile(name, source, target) : getSourceFile.call(host, name, target, ...rest);
  const program = ts.createProgram(['case.ts'], options, host);
  let written = '';
  const write = (_name: string, out: string) => (written = out);
  program.emit(undefined, write, undefined, undefined, { before: [byIndex(program.getTypeChecker())] });
  return written;
}
