import type { Json } from '../../../src/document/index.js';
import { createCompiler, type Use } from '../../../src/schema/index.js';
import { component, componentsOf } from '../support/schemas.js';

const id = { type: 'string', readOnly: true };
const secret = { type: 'string', writeOnly: true };

const rows: [name: string, schemas: { [name: string]: Json }, use: Use, value: unknown, want: string[]][] = [
  [
    'a read-only property is not required of a request',
    { A: { properties: { id }, required: ['id'] } },
    'request',
    {},
    [],
  ],
  ['but of a response', { A: { properties: { id }, required: ['id'] } }, 'response', {}, [' required']],
  ['and neither is looked at for no use', { A: { properties: { id, secret } } }, 'any', { id: '1', secret: '2' }, []],
  ['a read-only property must not be sent', { A: { properties: { id } } }, 'request', { id: '1' }, ['/id readOnly']],
  [
    'a write-only property must not be sent back',
    { A: { properties: { secret } } },
    'response',
    { secret: '1' },
    ['/secret writeOnly'],
  ],
  [
    'required in one branch of allOf, read-only in another',
    { A: { allOf: [{ required: ['id'] }, { properties: { id } }] } },
    'request',
    {},
    [],
  ],
  [
    'required beside a reference that marks it',
    { A: { $ref: component('B'), required: ['id'] }, B: { properties: { id } } },
    'request',
    {},
    [],
  ],
  [
    'required in a reference, marked beside it',
    { A: { $ref: component('B'), properties: { id } }, B: { required: ['id', 'a'] } },
    'request',
    {},
    [' required'],
  ],
  [
    'the component itself still requires it',
    { A: { properties: { b: { $ref: component('B') } } }, B: { required: ['id'] } },
    'request',
    { b: {} },
    ['/b required'],
  ],
  [
    'marked by a reference',
    { A: { properties: { id: { $ref: component('Id') } }, required: ['id'] }, Id: id },
    'request',
    { id: '1' },
    ['/id readOnly'],
  ],
  [
    'nested',
    { A: { properties: { b: { items: { properties: { id }, required: ['id'] } } } } },
    'request',
    { b: [{}, { id: '1' }] },
    ['/b/1/id readOnly'],
  ],
  [
    'in a branch of oneOf',
    { A: { oneOf: [{ properties: { id, a: { const: 1 } }, required: ['id', 'a'] }, { required: ['b'] }] } },
    'request',
    { a: 1 },
    [],
  ],
];

describe('the use of a value', () => {
  it.each(rows)('%s', (_, schemas, use, value, want) => {
    const check = createCompiler(componentsOf(schemas).schemas).validate(component('A'), use);
    const got = (check(value) ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(got).toEqual(want);
  });
});
