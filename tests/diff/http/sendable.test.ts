import { diff } from '../../../src/diff/index.js';
import { confirm } from '../confirm.js';
import { contractOf } from './given.js';

const responses = "responses: { '200': { description: done } }";
const parameter = (place: string, path: string) => (schema: string) =>
  `paths: { ${path}: { get: { parameters: [{ name: f, in: ${place}${place === 'path' ? ', required: true' : ''}, schema: ${schema} }], ${responses} } } }`;
const inPath = parameter('path', "'/a/{f}'");
const inQuery = parameter('query', '/a');
const inHeader = parameter('header', '/a');
const body = (type: string) => (schema: string) =>
  `paths: { /a: { post: { requestBody: { required: true, content: { ${type}: { schema: ${schema} } } }, ${responses} } } }`;
const answer = (type: string) => (schema: string) =>
  `paths: { /a: { get: { responses: { '200': { description: done, content: { ${type}: { schema: ${schema} } } } } } } }`;
const bytes = body('application/octet-stream');

type Made = (schema: string) => string;
type Case = readonly [what: string, made: Made, old: string, now: string];

async function changesOf(made: Made, old: string, now: string) {
  const [before, after] = [await contractOf(made(old), 'old.yaml'), await contractOf(made(now), 'new.yaml')];
  return { before, after, changes: diff(before, after).changes };
}

describe('what can not be sent breaks nothing', () => {
  it.each<Case>([
    ['an empty segment', inPath, '{ type: string }', '{ type: string, minLength: 1 }'],
    ['an empty segment by its pattern', inPath, '{ type: string }', String.raw`{ type: string, pattern: '^[\s\S]' }`],
    ['an empty segment that is listed', inPath, "{ enum: ['', x] }", '{ enum: [x] }'],
    ['an empty list', inQuery, '{ type: array, items: {} }', '{ type: array, items: {}, minItems: 1 }'],
    ['an empty list in a header', inHeader, '{ type: array }', '{ type: array, minItems: 1 }'],
    [
      'an empty object',
      inQuery,
      '{ type: object, properties: { id: {} }, additionalProperties: false }',
      '{ type: object, properties: { id: {} }, additionalProperties: false, required: [id] }',
    ],
    ['an empty text, which is no body', body('text/plain'), '{ type: string }', '{ type: string, minLength: 1 }'],
    ['no bytes, which are no body', bytes, '{}', '{ minLength: 1 }'],
    ['no items', body('application/jsonl'), '{ type: array }', '{ type: array, minItems: 1 }'],
  ])('%s', async (_, made, old, now) => {
    const { changes } = await changesOf(made, old, now);
    expect(changes.map(({ level }) => level)).toEqual(['safe']);
  });
});

describe('what breaks is shown by what can be sent', () => {
  it.each<Case>([
    ['a segment', inPath, '{ type: string }', "{ type: string, pattern: '^[a-z]+$' }"],
    ['a segment of a list', inPath, '{ type: array, items: {} }', '{ type: array, items: {}, minItems: 2 }'],
    ['a list', inQuery, '{ type: array, items: {} }', '{ type: array, items: {}, minItems: 2 }'],
    ['a text', body('text/plain'), '{ type: string }', '{ type: string, minLength: 2 }'],
    ['an empty text of a response', answer('text/plain'), '{ type: string, minLength: 1 }', '{ type: string }'],
    ['a text that was any', body('text/plain'), '{}', '{ maxLength: 3 }'],
  ])('%s', async (_, made, old, now) => {
    const { before, after, changes } = await changesOf(made, old, now);
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
    const { witness } = changes[0]!;
    expect(await confirm({ before, after }, witness!)).toEqual({ writer: 'accepted', reader: 'refused' });
  });

  it.each<[...Case, least: number, most: number]>([
    ['bytes', bytes, '{ type: string, format: binary }', '{ type: string, format: binary, maxLength: 3 }', 4, Infinity],
    ['fewer bytes', bytes, '{ maxLength: 10 }', '{ maxLength: 3 }', 4, 10],
    ['more bytes', bytes, '{ type: string }', '{ type: string, minLength: 5 }', 1, 4],
    [
      'a text that was bytes',
      body('text/plain'),
      '{ type: string, format: binary }',
      '{ type: string, maxLength: 3 }',
      4,
      Infinity,
    ],
    ['bytes of an image', body('image/png'), '{}', "{ $ref: '#/components/schemas/S' }", 4, Infinity],
    ['bytes of a response', answer('image/png'), '{ maxLength: 3 }', '{ type: string }', 4, Infinity],
  ])('%s, by their number', async (_, made, old, now, least, most) => {
    const known = (schema: string) => `${made(schema)}\ncomponents: { schemas: { S: { type: string, maxLength: 3 } } }`;
    const { changes } = await changesOf(known, old, now);
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
    const sent = Buffer.byteLength(changes[0]!.witness!.message.at(-1)!);
    expect([sent >= least, sent <= most]).toEqual([true, true]);
  });

  it('a response may have no items', async () => {
    const { changes } = await changesOf(answer('application/jsonl'), '{ type: array, minItems: 1 }', '{ type: array }');
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
  });

  it('a text that stands for an object is no text by itself', async () => {
    const { changes } = await changesOf(body('text/csv'), '{}', '{ type: object }');
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['risky body-type-changed']);
  });

  it('bytes have no pattern', async () => {
    expect((await changesOf(bytes, '{ type: string }', '{ type: string, pattern: "^a" }')).changes).toEqual([]);
  });
});

describe('half of a surrogate pair is compared', () => {
  const half = String.raw`"\ud800"`;
  it.each<Case>([
    ['in a value of a query', inQuery, `{ enum: [${half}] }`, '{ enum: [b] }'],
    ['in a value of a segment', inPath, `{ enum: [${half}] }`, '{ enum: [b] }'],
    [
      'in the name of a field',
      body('application/x-www-form-urlencoded'),
      `{ type: object, properties: { ${half}: { type: string } } }`,
      `{ type: object, properties: { ${half}: { type: string, maxLength: 1 } } }`,
    ],
    ['in a path', parameter('query', String.raw`"/a\ud800"`), '{ type: string }', '{ type: string, maxLength: 1 }'],
  ])('%s', async (_, made, old, now) => {
    const { changes } = await changesOf(made, old, now);
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
  });
});
