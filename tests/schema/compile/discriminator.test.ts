import type { Json, JsonObject } from '../../../src/document/index.js';
import { createCompiler, emitChecks } from '../../../src/schema/index.js';
import { runInPlainNode } from '../support/plain-node.js';
import { component, componentsOf } from '../support/schemas.js';

const ref = (name: string) => ({ $ref: component(name) });
const kind = (...values: Json[]) => ({
  properties: { kind: values.length === 1 ? { const: values[0]! } : { enum: values } },
});
const object = (name: string, more: JsonObject = {}) => ({ type: 'object', required: [name], ...more });
const union = (names: readonly string[], more: JsonObject = {}) => ({
  oneOf: names.map(ref),
  discriminator: { propertyName: 'kind', ...more },
});

const schemas: { [name: string]: Json } = {
  Cat: object('meows', kind('cat')),
  Dog: object('barks', kind('dog', 'hound')),
  Cow: object('moos'),
  One: object('one', kind(1)),
  Text: { type: 'string' },
  Deep: { allOf: [ref('Cat'), { required: ['deep'] }] },
  Kind: { enum: ['far'] },
  Far: object('far', { properties: { kind: ref('Kind') } }),
  Shared: { properties: { kind: { enum: ['Left', 'Right'] } } },
  Left: { allOf: [ref('Shared'), { required: ['left'] }] },
  Right: { allOf: [ref('Shared'), { required: ['right'] }] },
  Parent: object('kind', { discriminator: { propertyName: 'kind' } }),
  Alias: { description: 'By another name', allOf: [ref('Parent')] },
  Child: { allOf: [ref('Alias'), { required: ['child'] }] },
  Named: { allOf: [ref('Parent'), { required: ['named'], properties: { kind: { const: 'other' } } }] },
  Listed: object('kind', { properties: { kind: { enum: ['a', 'b'] } }, discriminator: { propertyName: 'kind' } }),
  ListedA: { allOf: [ref('Listed'), { required: ['a'], properties: { kind: { const: 'a' } } }] },
};

/** What of a value a schema complains about. */
const rows: [name: string, schema: Json, value: unknown, want: string[]][] = [
  ['a constant, not the name', union(['Cat', 'Dog']), { kind: 'cat', meows: 1 }, []],
  ['only the branch of the constant', union(['Cat', 'Dog']), { kind: 'cat' }, [' required Cat']],
  ['each value of an enum', union(['Cat', 'Dog']), { kind: 'hound' }, [' required Dog']],
  ['no name where there is a constant', union(['Cat', 'Dog']), { kind: 'Cat', meows: 1 }, ['/kind discriminator']],
  ['a constant through allOf', union(['Deep', 'Dog']), { kind: 'cat', meows: 1 }, [' required Deep']],
  ['a constant through a reference', union(['Far', 'Dog']), { kind: 'far' }, [' required Far']],
  ['the name where there is no constant', union(['Cat', 'Cow']), { kind: 'Cow' }, [' required Cow']],
  ['a written mapping first', union(['Cat', 'Cow'], { mapping: { cat: 'Cow' } }), { kind: 'cat' }, [' required Cow']],
  ['what oneOf accepts without the property', union(['Cat', 'Dog']), { meows: 1 }, []],
  ['what oneOf accepts of an unknown value', union(['Cat', 'Cow']), { kind: 'bull', moos: 1 }, []],
  [
    'what oneOf accepts beside defaultMapping',
    union(['Cat', 'Cow'], { defaultMapping: 'Cat' }),
    { kind: 'x', moos: 1 },
    [],
  ],
  ['a constant that is no text', union(['One', 'Cat']), { kind: 1, one: 1 }, []],
  ['a constant that two share', union(['Cat', 'Deep']), { kind: 'cat', meows: 1 }, []],
  ['the name among values that all share', union(['Left', 'Right']), { kind: 'Left', right: 1 }, [' required Left']],
  ['an inline branch', { ...union(['Cow']), oneOf: [ref('Cow'), kind('x')] }, { kind: 'x' }, []],
  [
    'an inline branch of a known value',
    { ...union(['Cow']), oneOf: [ref('Cow'), { required: ['y'] }] },
    { kind: 'Cow', y: 1 },
    [],
  ],
  ...[
    { type: 'null' },
    { type: ['string', 'array'] },
    { enum: ['y', null] },
    { allOf: [{ const: 1 }] },
    { anyOf: [{ type: 'null' }, false] },
    ref('Text'),
  ].map((branch): (typeof rows)[number] => [
    `no value of a branch that no object fits: ${JSON.stringify(branch)}`,
    { ...union(['Cow']), oneOf: [ref('Cow'), { anyOf: [branch] }] },
    { kind: 'Cow', y: 1 },
    [' required Cow'],
  ]),
  ['null beside objects', { ...union(['Cat']), oneOf: [ref('Cat'), { type: 'null' }] }, null, []],
  ['the constant of a child', ref('Parent'), { kind: 'other' }, [' required Named']],
  ['no value for a mere alias', ref('Parent'), { kind: 'Alias' }, ['/kind discriminator']],
  ['children of an alias', ref('Parent'), { kind: 'Child' }, [' required Child']],
  ['children from an alias', ref('Alias'), { kind: 'Child' }, [' required Child']],
  ['a child of an alias itself', ref('Child'), { kind: 'Child', child: 1 }, []],
  ['values that the parent lists', ref('Listed'), { kind: 'b' }, []],
  ['a child of a parent that lists values', ref('Listed'), { kind: 'a' }, [' required ListedA']],
  ['a value that the parent does not list', ref('Listed'), { kind: 'c' }, ['/kind enum']],
];

const setFor = (schema: Json) => componentsOf({ ...schemas, Root: { allOf: [schema] } });

describe('a discriminator takes', () => {
  it.each(rows)('%s', (_, schema, value, want) => {
    const found = createCompiler(setFor(schema).schemas).validate(component('Root'), 'any')(value) ?? [];
    expect(found.map(({ pointer, code, branch }) => `${pointer} ${code}${branch ? ` ${branch}` : ''}`)).toEqual(want);
  });

  it('the same ahead of time', () => {
    const set = componentsOf({
      ...schemas,
      ...Object.fromEntries(rows.map(([, schema], i) => [`R${i}`, { allOf: [schema] }])),
    });
    const checks = rows.map((_, i) => ({
      name: `r${i}`,
      schema: set.schemas.get(component(`R${i}`))!,
      use: 'any' as const,
    }));
    const { files } = emitChecks([{ module: 'group', checks }], set.schemas);
    const values = JSON.stringify(rows.map(([, , value]) => value));
    const script = `import {checks} from './group.js';
      console.log(JSON.stringify(${values}.map((value, i) => (checks['r' + i](value) ?? []).map(v => v.pointer + ' ' + v.code + (v.branch ? ' ' + v.branch : '')))));`;
    expect(JSON.parse(runInPlainNode(files, script))).toEqual(rows.map(([, , , want]) => want));
  });
});
