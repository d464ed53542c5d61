import { confirm } from '../confirm.js';
import {
  answer,
  body,
  bytes,
  type Case,
  changesOf,
  events,
  fields,
  form,
  inCookie,
  inHeader,
  inPath,
  inQuery,
  items,
  parameter,
  parts,
  pipes,
  spaces,
  styled,
} from './parts-of-messages.js';

const open = '{ type: object, properties: { a: { type: string } } }';
/** The same, where something is said of other names. */
const opened = (said: string) => open.replace(/ }$/, `, additionalProperties: ${said} }`);
const closed = fields('{}', '{ type: string }');

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
    [
      'a negative time of an event',
      events,
      '{ type: object, properties: { retry: { type: integer, minimum: 0 } } }',
      '{ type: object, properties: { retry: { type: integer } } }',
    ],
    [
      'data of an event that is a number',
      events,
      '{ type: object, properties: { data: { type: string } } }',
      '{ type: object, properties: { data: { type: [string, integer] } } }',
    ],
    [
      'a line break in the name of an event',
      events,
      '{ type: object, properties: { event: { enum: [c] } } }',
      String.raw`{ type: object, properties: { event: { enum: ["a\nb", c] } } }`,
    ],
    [
      'a CR in the data of an event',
      events,
      '{ type: object, properties: { data: { enum: [c] } } }',
      String.raw`{ type: object, properties: { data: { enum: ["a\rb", c] } } }`,
    ],
    [
      'a NUL in the id of an event',
      events,
      '{ type: object, properties: { id: { enum: [c] } } }',
      String.raw`{ type: object, properties: { id: { enum: ["a\0b", c] } } }`,
    ],
    ['an event of nothing', events, '{ type: object, minProperties: 1 }', '{ type: object }'],
    [
      'another field of an event',
      events,
      '{ type: object, propertyNames: { enum: [data, event, id, retry] } }',
      '{ type: object }',
    ],
    ['an event that is a text', events, '{ type: string, maxLength: 2 }', '{ type: string }'],
    [
      'an empty list by label, explode true',
      styled('path', 'label', true),
      items('{ type: string }'),
      '{ type: array, items: { type: string }, minItems: 1 }',
    ],
    [
      'an empty list by label, explode false',
      styled('path', 'label', false),
      items('{ type: string }'),
      '{ type: array, items: { type: string }, minItems: 1 }',
    ],
    [
      'an empty list by matrix, explode true',
      styled('path', 'matrix', true),
      items('{ type: string }'),
      '{ type: array, items: { type: string }, minItems: 1 }',
    ],
    [
      'an empty list by matrix, explode false',
      styled('path', 'matrix', false),
      items('{ type: string }'),
      '{ type: array, items: { type: string }, minItems: 1 }',
    ],
    ['an empty text by label', styled('path', 'label', false), '{ type: string }', '{ type: string, minLength: 1 }'],
    [
      'an empty form',
      form,
      '{ type: object, additionalProperties: false, properties: { a: { type: string } } }',
      '{ type: object, additionalProperties: false, properties: { a: { type: string } }, required: [a] }',
    ],
    [
      'an empty form by its size',
      form,
      '{ type: object, additionalProperties: false, properties: { a: { type: string } } }',
      '{ type: object, additionalProperties: false, properties: { a: { type: string } }, minProperties: 1 }',
    ],
    ['an empty list in a form', form, fields('{ type: array }'), fields('{ type: array, minItems: 1 }')],
    ['an empty list in parts', parts, fields('{ type: array }'), fields('{ type: array, minItems: 1 }')],
    [
      'an empty list deep in a query',
      styled('query', 'deepObject', true),
      '{ type: object, properties: { a: { type: object, properties: { b: { type: array } } } } }',
      '{ type: object, properties: { a: { type: object, properties: { b: { type: array, minItems: 1 } } } } }',
    ],
    ['null in a form', form, '{ type: object }', '{ type: object, additionalProperties: { not: { type: "null" } } }'],
    [
      'null in a query',
      inQuery,
      '{ type: object }',
      '{ type: object, additionalProperties: { not: { type: "null" } } }',
    ],
    ...[form, parts].map((made, at): Case => {
      const texts = '{ type: [string, array], items: { type: string } }';
      return [`what is no text under a name that a form does not declare ${at}`, made, open, opened(texts)];
    }),
    ['what is no text though it may be anything', form, opened('true'), opened('{ not: { type: [boolean, number] } }')],
    ['what is no text under another name of a query', styled('query', 'form', false), open, opened('{ type: string }')],
    [
      'what is no text under another name deep in a query',
      styled('query', 'deepObject', true),
      open,
      opened('{ type: [string, object] }'),
    ],
    ['a comma in an item of a header', inHeader, items('{ enum: ["a,b", c] }'), items('{ enum: [c] }')],
    ['a bar in an item', pipes, items('{ enum: [a|b, c] }'), items('{ enum: [c] }')],
    ['a space in an item', spaces, items('{ enum: [a b, c] }'), items('{ enum: [c] }')],
    ['a field that is no text', form, fields('{}'), fields('{}', '{ type: [string, array], items: { type: string } }')],
    [
      'a member that is no text',
      styled('query', 'deepObject', true),
      fields('{}'),
      fields('{}', '{ type: [string, object] }'),
    ],
    ['a point in an item', styled('path', 'label', true), items('{ type: number }'), items('{ type: integer }')],
    ['a line break in a header', inHeader, String.raw`{ enum: ["a\nb", c] }`, '{ enum: [c] }'],
    [
      'a control character in a header',
      inHeader,
      '{ type: string }',
      String.raw`{ type: string, pattern: '^[^\x01]*$' }`,
    ],
    ['a space around a header', inHeader, '{ enum: [" a", "b ", c] }', '{ enum: [c] }'],
    ['a space around a cookie', inCookie, '{ enum: [" a", "b ", c] }', '{ enum: [c] }'],
    ['what ends a cookie', inCookie, '{ enum: [a;b, c] }', '{ enum: [c] }'],
  ])('%s', async (_, made, old, now) => {
    const { changes } = await changesOf(made, old, now);
    expect(changes.map(({ level }) => level)).toEqual(['safe']);
  });
});

describe('what breaks is shown by what can be sent', () => {
  it.each<Case>([
    ['a segment', inPath, '{ type: string }', "{ type: string, pattern: '^[a-z]+$' }"],
    ['a segment of a list', inPath, '{ type: array, items: {} }', '{ type: array, items: {}, minItems: 2 }'],
    [
      'a list by label',
      styled('path', 'label', true),
      items('{ type: string }'),
      '{ type: array, items: { type: string }, minItems: 2 }',
    ],
    ['an empty text by matrix', styled('path', 'matrix', true), '{ type: string }', '{ type: string, minLength: 1 }'],
    [
      'a form',
      form,
      '{ type: object, additionalProperties: false, properties: { b: {}, a: { type: string } } }',
      '{ type: object, additionalProperties: false, properties: { b: {}, a: { type: string } }, required: [a] }',
    ],
    ['a list', inQuery, '{ type: array, items: {} }', '{ type: array, items: {}, minItems: 2 }'],
    ['a text', body('text/plain'), '{ type: string }', '{ type: string, minLength: 2 }'],
    ['a field that comes twice', form, fields('{}'), closed],
    ['a part that comes twice', parts, fields('{}'), closed],
    ['an object within an object', styled('query', 'deepObject', true), fields('{}'), closed],
    ['an empty text of a response', answer('text/plain'), '{ type: string, minLength: 1 }', '{ type: string }'],
    ['a text that was any', body('text/plain'), '{}', '{ maxLength: 3 }'],
    ['a name of a form that is repeated', form, open, opened('{ type: string }')],
    ['a name of parts that is repeated', parts, open, opened('{ type: string }')],
    ['a member of a member', styled('query', 'deepObject', true), open, opened('{ type: string }')],
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
    const [sized, ...others] = changes.filter(({ code }) => code === 'schema-size-changed');
    expect([sized?.level, others]).toEqual(['breaking', []]);
    const sent = Buffer.byteLength(sized!.witness!.message.at(-1)!);
    expect([sent >= least, sent <= most]).toEqual([true, true]);
  });

  it('the data of an event', async () => {
    const data = (schema: string) => `{ type: object, properties: { data: ${schema} } }`;
    const { changes } = await changesOf(events, data('{ enum: [c] }'), data(String.raw`{ enum: [c, "a\nb"] }`));
    expect(changes.map(({ level, witness }) => [level, witness?.confirmed])).toEqual([['breaking', true]]);
  });

  it.each([
    ['application/jsonl', '{"n":"aaaaa"}'],
    ['application/json-seq', '\u001e{"n":"aaaaa"}'],
    ['text/event-stream', 'data: aaaaa'],
  ])('the items of %s by the schema of all of them, or of each where that is no list', async (type, line) => {
    const name = type === 'text/event-stream' ? 'data' : 'n';
    const item = (most: number) => `{ type: object, properties: { ${name}: { type: string, maxLength: ${most} } } }`;
    const list = (most: number) => `{ type: array, items: ${item(most)} }`;
    for (const schema of [list, item]) {
      const { changes } = await changesOf(body(type), schema(5), schema(4));
      expect(changes.map(({ level, witness }) => [level, witness?.confirmed])).toEqual([['breaking', true]]);
      const { message, mark } = changes[0]!.witness!;
      expect(message[mark!]).toBe(line);
    }
  });

  it('a stream that is described as a text', async () => {
    const text = (most: number) => `{ type: string, maxLength: ${most} }`;
    const { changes } = await changesOf(body('text/event-stream'), text(5), text(4));
    expect(changes.map(({ level, witness }) => [level, witness?.confirmed])).toEqual([['breaking', true]]);
    expect(changes[0]!.witness!.message.slice(-2)).toEqual(['', 'aaaaa']);
  });

  it('a form of a response may be empty', async () => {
    const answered = answer('application/x-www-form-urlencoded');
    const { changes } = await changesOf(
      answered,
      '{ type: object, additionalProperties: false, properties: { a: { type: string } }, minProperties: 1 }',
      '{ type: object, additionalProperties: false, properties: { a: { type: string } } }',
    );
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
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
