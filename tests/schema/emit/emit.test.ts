import type { Json } from '../../../src/document/index.js';
import { defineFormat, defineKeyword, type EmitOptions, emitChecks } from '../../../src/schema/index.js';
import { runInPlainNode } from '../support/plain-node.js';
import { component, componentsOf } from '../support/schemas.js';

function emit(schemas: { [name: string]: Json }, options: EmitOptions = {}) {
  const set = componentsOf(schemas);
  const schema = set.schemas.get(component('A'))!;
  const checks = [{ name: '__proto__', schema, use: 'request' as const }];
  return emitChecks(
    [
      { module: 'operations/get-a', checks },
      { module: 'b', checks },
    ],
    set.schemas,
    options,
  );
}

const call = (value: unknown) =>
  `import { checks } from './operations/get-a.js'; process.stdout.write(JSON.stringify(checks['__proto__'](${JSON.stringify(value)}) ?? null));`;

describe('emitted checks', () => {
  it('stand in a module for each group and a shared one', () => {
    expect(emit({ A: {} }).files.map(file => file.path)).toEqual(['shared.js', 'operations/get-a.js', 'b.js']);
  });

  it('import nothing but the runtime and each other', () => {
    const { files } = emit({ A: { pattern: '^a', format: 'date', uniqueItems: true } });
    const modules = files.flatMap(({ text }) => [...text.matchAll(/from "([^"]+)"/g)].map(found => found[1]));
    expect([...new Set(modules)].sort()).toEqual(['../shared.js', './shared.js', 'specwright/runtime']);
    expect(files.some(({ text }) => /\brequire\b/.test(text))).toBe(false);
  });

  it('take out what their schema does not declare', () => {
    const { files } = emit({
      A: { $ref: component('B') },
      B: { properties: { a: true }, additionalProperties: false },
    });
    const strip = `import { checks } from './b.js'; process.stdout.write(JSON.stringify(checks['__proto__'].strip({ a: 1, b: 2 })));`;
    expect(JSON.parse(runInPlainNode(files, strip))).toEqual({ a: 1 });
  });

  it('keep hostile texts in their literals', () => {
    const text = '"; process.exit(1); //\u2028\'`$' + '{process.exit(2)}</script>\\';
    const schema = {
      properties: {
        [text]: { enum: [text, '_0.check(', 'errors++;return false;'], pattern: text.replace(/[{}()$\\]/g, '') },
      },
    };
    const { files } = emit({ A: { ...schema, additionalProperties: false, required: [text] } });
    const got = JSON.parse(runInPlainNode(files, call({ other: 1 })));
    expect(got.map(({ code }: { code: string }) => code)).toEqual(['additionalProperties', 'required']);
  });

  it('are the same whatever else is emitted and whatever the cache holds', () => {
    const store = new Map<string, string>();
    const cache = {
      get: (key: string) => store.get(key),
      set: (key: string, value: string) => void store.set(key, value),
    };
    const schemas = {
      A: { oneOf: [{ type: 'string', minLength: 3 }, { $ref: component('B') }] },
      B: { enum: ['a', { b: 1 }] },
    };
    const plain = emit(schemas).files;
    expect(emit(schemas, { cache }).files).toEqual(plain);
    expect(store.size).toBeGreaterThan(1);
    expect(emit(schemas, { cache }).files).toEqual(plain);
  });

  it('import formats and keywords of the user', () => {
    const definedFormats = [
      defineFormat(
        'even',
        { applies: 'number', expected: 'even', test: (value: number) => value % 2 === 0 },
        { module: './mine.js', export: 'even' },
      ),
    ];
    const definedKeywords = [
      defineKeyword(
        'x-least',
        { test: (least, value) => Number(value) >= Number(least), expected: least => `be ${least} or more` },
        { module: './mine.js', export: 'rules' },
      ),
    ];
    const { files } = emit({ A: { format: 'even', 'x-least': 4 } }, { definedFormats, definedKeywords });
    const mine = { path: 'operations/mine.js', text: '' };
    mine.text =
      "export const even = { applies: 'number', expected: 'even', test: v => v % 2 === 0 }; export const rules = { test: (l, v) => v >= l, expected: l => 'be ' + l + ' or more' };";
    const got = JSON.parse(runInPlainNode([...files, mine, { ...mine, path: 'mine.js' }], call(3)));
    expect(got).toEqual([
      { pointer: '', code: 'format', message: 'must be even' },
      { pointer: '', code: 'x-least', message: 'must be 4 or more' },
    ]);
  });

  it('refuse a format that can not be imported', () => {
    const definedFormats = [defineFormat('even', { applies: 'number', expected: 'even', test: () => true })];
    expect(() => emit({ A: { format: 'even' } }, { definedFormats })).toThrow('schema-definition-unimportable');
  });
});
