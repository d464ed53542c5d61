import { functions } from '../../../../src/lint/spectral/functions/table.js';
import { contextOf, judged } from '../support/judge.js';

const wrong = 'wrong' as const;
type Want = typeof wrong | readonly string[];
type Given = readonly [name: string, options: object | null, value: unknown, want?: Want];

/** A row: what is given to a function, and where it finds fault; `wrong`: at the value. */
const rows: readonly Given[] = [
  ['truthy', null, 'a'],
  ['truthy', null, 0, wrong],
  ['truthy', null, '', wrong],
  ['truthy', null, undefined, wrong],
  ['falsy', null, null],
  ['falsy', null, undefined],
  ['falsy', null, {}, wrong],
  ['defined', null, null],
  ['defined', null, undefined, wrong],
  ['undefined', null, undefined],
  ['undefined', null, null, wrong],
  ['alphabetical', null, ['a', 'b', 'c']],
  ['alphabetical', null, ['b', 'c', 'a'], ['/at/1']],
  ['alphabetical', null, [1, 10, 9], ['/at/1']],
  ['alphabetical', null, ['B', 'a'], ['/at/0']],
  ['alphabetical', null, { b: 1, a: 2 }, ['/at/b']],
  ['alphabetical', null, ['a', {}], wrong],
  ['alphabetical', { keyedBy: 'name' }, [{ name: 'a' }, { name: 'b' }]],
  ['alphabetical', { keyedBy: 'name' }, [{ name: 'b' }, { name: 'a' }], wrong],
  ['alphabetical', { keyedBy: 'name' }, [{ name: 'b' }, 'a'], wrong],
  ['alphabetical', { keyedBy: 'name' }, [{ name: 'b' }]],
  ['casing', { type: 'camel' }, 'aName2'],
  ['casing', { type: 'camel' }, 'AName', wrong],
  ['casing', { type: 'camel', disallowDigits: true }, 'aName2', wrong],
  ['casing', { type: 'pascal' }, 'AName'],
  ['casing', { type: 'pascal' }, 'a-name', wrong],
  ['casing', { type: 'kebab' }, 'a-name'],
  ['casing', { type: 'kebab' }, 'a--name', wrong],
  ['casing', { type: 'snake' }, 'a_name'],
  ['casing', { type: 'macro' }, 'A_NAME'],
  ['casing', { type: 'cobol' }, 'A-NAME'],
  ['casing', { type: 'flat' }, 'aname'],
  ['casing', { type: 'flat' }, 'a_name', wrong],
  ['casing', { type: 'camel', separator: { char: '.' } }, 'a.bCd.e'],
  ['casing', { type: 'camel', separator: { char: '.' } }, '.a', wrong],
  ['casing', { type: 'camel', separator: { char: '.', allowLeading: true } }, '.a'],
  ['casing', { type: 'flat', separator: { char: '-', allowLeading: true } }, '-'],
  ['enumeration', { values: ['a', 1] }, 1],
  ['enumeration', { values: ['a', 1] }, '1', wrong],
  ['length', { min: 2 }, 'ab'],
  ['length', { min: 2 }, ['a'], wrong],
  ['length', { max: 1 }, { a: 1, b: 2 }, wrong],
  ['length', { min: 2, max: 3 }, 4, wrong],
  ['length', { min: 3, max: 2 }, 'ab', wrong],
  ['or', { properties: ['a', 'b'] }, { b: 1 }],
  ['or', { properties: ['a', 'b'] }, { c: 1 }, wrong],
  ['xor', { properties: ['a', 'b'] }, { b: 1 }],
  ['xor', { properties: ['a', 'b'] }, { c: 1 }, wrong],
  ['xor', { properties: ['a', 'b', 'c'] }, { a: 1, b: 1 }, wrong],
  ['pattern', { match: '^a' }, 'ab'],
  ['pattern', { match: '^a' }, 'b', wrong],
  ['pattern', { match: '/^A/i' }, 'ab'],
  ['pattern', { notMatch: '/b/g' }, 'ab', wrong],
  ['pattern', { notMatch: /^a/ }, 'ab', wrong],
  ['pattern', { match: '^b', notMatch: '^a' }, 'ab', ['/at', '/at']],
  ['typedEnum', null, { type: 'string', enum: ['a', 1, null] }, ['/at/enum/1', '/at/enum/2']],
  ['typedEnum', null, { type: ['integer', 'null'], enum: [1, null, 1.5] }, ['/at/enum/2']],
  ['typedEnum', null, { type: 'number', enum: [1, 1.5] }],
  ['schema', { schema: { type: 'string' } }, 'a'],
  ['schema', { schema: { type: 'string' } }, undefined, wrong],
  ['schema', { schema: { type: 'string' } }, 1, wrong],
  // ajv would check by a promise
  ['schema', { schema: { $async: true, type: 'string' } }, 1, wrong],
  ['schema', { schema: { properties: { a: { type: 'string' } } } }, { a: 1 }, ['/at/a']],
  ['schema', { schema: { required: ['a', 'b'] } }, {}, wrong],
  ['schema', { schema: { required: ['a', 'b'] }, allErrors: true }, {}, ['/at', '/at']],
  ['schema', { schema: { exclusiveMinimum: true, minimum: 1 }, dialect: 'draft4' }, 1, wrong],
  ['schema', { schema: { exclusiveMinimum: true, minimum: 1 } }, 2, wrong],
  ['schema', { schema: { $schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: true, minimum: 1 } }, 2],
  ['schema', { schema: { $schema: 'http://json-schema.org/draft-06/schema#', exclusiveMinimum: 1 } }, 1, wrong],
  ['schema', { schema: { prefixItems: [{ type: 'string' }] }, dialect: 'draft2020-12' }, [1], ['/at/0']],
  ['schema', { schema: { prefixItems: [{ type: 'string' }] }, dialect: 'draft7' }, [1]],
  ['schema', { schema: { dependentRequired: { a: ['b'] } }, dialect: 'draft2019-09' }, { a: 1 }, wrong],
  ['schema', { schema: { $id: 'https://a.example/one', type: 'string' } }, 1, wrong],
  ['schema', { schema: { $id: 'https://a.example/one', type: 'number' } }, 1],
  ['schema', { schema: { $ref: '#/nowhere' } }, 1, wrong],
];

describe('a function that every ruleset may name', () => {
  it.each(rows.map(row => [...row] as const))(
    '%s with %j finds in %j what it should',
    (name, options, value, want = []) => {
      const paths = judged(functions[name]!, value, options, contextOf(['at'])).map(({ path }) => path);
      expect(paths).toEqual(want === wrong ? ['/at'] : want);
    },
  );

  it('is on the table by the name that rulesets know it by', () => {
    expect(Object.keys(functions)).toEqual([
      'alphabetical',
      'casing',
      'defined',
      'enumeration',
      'falsy',
      'length',
      'or',
      'pattern',
      'schema',
      'truthy',
      'typedEnum',
      'undefined',
      'unreferencedReusableObject',
      'xor',
    ]);
  });
});

describe('what `schema` tells', () => {
  const told = (schema: object, value: unknown, more: object = {}) =>
    judged(functions['schema']!, value, { schema, ...more });

  it('is the errors of the branches in the place of that of an anyOf, where they are below it', () => {
    const schema = { properties: { a: { anyOf: [{ properties: { b: { type: 'string' } } }, { type: 'string' }] } } };
    expect(told(schema, { a: { b: 1 } })).toEqual([{ message: '"b" must be string', path: '/a/b' }]);
  });

  it('is one error for the enums of several branches', () => {
    const schema = { properties: { a: { anyOf: [{ enum: ['x'] }, { enum: ['y'] }] } }, required: ['a'] };
    expect(told(schema, { a: 'z' }).map(({ path }) => path)).toEqual(['/a', '/a', '/a']);
    expect(told({ oneOf: [{ enum: ['x'] }, { enum: ['yes'] }] }, 'yess').map(({ message }) => message)).toContain(
      'Value must be one of "x"',
    );
  });

  it('guesses what was meant by a word that is none of an enum', () => {
    expect(told({ enum: ['colour', 'size'] }, 'color')).toEqual([
      { message: 'Value must be one of "colour", "size"; is "colour" meant?', path: '/' },
    ]);
  });

  it('leaves out a wrong word where something is wrong beside it', () => {
    const schema = { properties: { a: { enum: [1] }, b: { type: 'string' } } };
    expect(told(schema, { a: 2, b: 1 }, { allErrors: true })).toEqual([{ message: '"b" must be string', path: '/b' }]);
  });

  it('is nothing of a schema with a reference out of it, where references are resolved but for recursions', () => {
    const context = { ...contextOf(), rule: { name: 'a-rule', resolved: true } };
    expect(judged(functions['schema']!, 1, { schema: { $ref: '#/nowhere', type: 'string' } }, context)).toEqual([]);
  });

  it('may be changed by the ruleset before', () => {
    const prepareResults = (errors: { message?: string }[]) => {
      for (const error of errors) error.message = 'must be a name';
    };
    expect(told({ type: 'string' }, 1, { prepareResults })).toEqual([{ message: 'Value must be a name', path: '/' }]);
  });
});

describe('unreferencedReusableObject', () => {
  const components = {
    Used: {},
    'With~Tilde/Slash': {},
    Own: { properties: { self: { $ref: '#/components/Own' } } },
    Unused: { $ref: '#/components/Used', properties: { $ref: '#/components/Hidden' } },
    Hidden: {},
  };
  const document = {
    components,
    paths: { '/a': { one: { $ref: '#/components/With~0Tilde~1Slash' } } },
  };

  it('counts a reference from outside, and neither one from within nor one beside another', () => {
    const context = contextOf(['components'], document);
    const options = { reusableObjectsLocation: '#/components' };
    const paths = judged(functions['unreferencedReusableObject']!, components, options, context).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['/components/Own', '/components/Unused', '/components/Hidden']);
  });
});
