import type { Json } from '../../src/document/index.js';
import { type CompileOptions, createCompiler, emitChecks } from '../../src/schema/index.js';
import { runInPlainNode } from './support/plain-node.js';
import { component, componentsOf } from './support/schemas.js';

const order: { [name: string]: Json } = {
  B: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, secret: { type: 'string', readOnly: true } },
  },
};

/** Run time and generated module, which must say the same. */
function violations(schema: Json, value: unknown, options: CompileOptions = {}): unknown {
  const { schemas } = componentsOf({ A: schema, ...order });
  const found = createCompiler(schemas, options).validate(component('A'), 'request')(value) ?? null;
  const checks = [{ name: 'a', schema: schemas.get(component('A'))!, use: 'request' as const }];
  const { files } = emitChecks([{ module: 'a', checks }], schemas, options);
  const call = `import { checks } from './a.js'; process.stdout.write(JSON.stringify(checks.a(${JSON.stringify(value)}) ?? null));`;
  expect(JSON.parse(runInPlainNode(files, call))).toEqual(found);
  return found;
}

const json = { contentMediaType: 'application/json', contentSchema: { $ref: component('B') } };
const base64 = { ...json, contentEncoding: 'base64' };
const encoded = (text: string) => Buffer.from(text).toString('base64');
const broken = (words: string) => [{ pointer: '', code: 'contentSchema', message: `holds JSON that breaks ${words}` }];

describe('contentSchema', () => {
  it.each<[string, Json, unknown, unknown]>([
    ['a text that fits', json, '{"id":1}', null],
    ['a member of another type', json, '{"id":"x"}', broken('type: /id must be an integer, not a string')],
    ['a missing member', json, '{}', broken('required: it must have the property "id"')],
    ['a text that is no JSON', json, '{', [expect.objectContaining({ code: 'contentMediaType' })]],
    ['a value that is no text', json, 5, null],
    ['base64', base64, encoded('{"id":1}'), null],
    ['base64 of what does not fit', base64, encoded('{"id":null}'), broken('type: /id must be an integer, not null')],
    ['what is not base64', base64, '{"id":1}', [expect.objectContaining({ code: 'contentEncoding' })]],
    [
      'what travels the other way',
      json,
      '{"id":1,"secret":"x"}',
      broken('readOnly: /secret must not be sent: it is read-only'),
    ],
    ['no media type: it means nothing', { contentSchema: false }, '1', null],
    ['another media type', { contentMediaType: 'text/html', contentSchema: false }, '1', null],
    [
      'a suffix',
      { contentMediaType: 'application/problem+json', contentSchema: { type: 'array' } },
      '{}',
      broken('type: it must be an array, not an object'),
    ],
    [
      'two levels',
      { contentMediaType: 'application/json', contentSchema: { items: base64 } },
      JSON.stringify([encoded('{"id":"x"}')]),
      broken('contentSchema: /0 holds JSON that breaks type: /id must be an integer, not a string'),
    ],
    ['within alternatives', { anyOf: [json, { const: 'x' }] }, 'x', null],
  ])('%s', (_, schema, value, want) => {
    expect(violations(schema, value)).toEqual(want);
  });

  it('is not asserted where the option says so', () => {
    expect(violations(json, '{"id":"x"}', { content: false })).toBeNull();
  });
});
