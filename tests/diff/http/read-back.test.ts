import type { Contract, Schema } from '../../../src/contract/index.js';
import { writtenSendable } from '../../../src/diff/http/bodies/sendable.js';
import { Side } from '../../../src/diff/http/side.js';
import { sendableAs } from '../../../src/diff/http/wire/sendable.js';
import type { Sendable } from '../../../src/diff/report.js';
import type { Json } from '../../../src/document/index.js';
import { itemsOfText } from '../../../src/enforce/index.js';
import { createInterpreter } from '../../../src/schema/index.js';
import { confirm } from '../confirm.js';
import { contractOf } from './given.js';
import {
  answer,
  body,
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
  parts,
  pipes,
  responses,
  spaces,
  styled,
} from './parts-of-messages.js';

const letters = "{ type: string, pattern: '^[a-z]*$' }";

describe('a message that is shown reads as the value', () => {
  it.each<[...Case, line: number, text: string]>([
    ['an item of a header', inHeader, items('{ type: string }'), items(letters), 2, 'f: A'],
    ['an item behind bars', pipes, items('{ type: string }'), items(letters), 0, 'GET /a?f=A HTTP/1.1'],
    ['an item behind spaces', spaces, items('{ type: string }'), items(letters), 0, 'GET /a?f=A HTTP/1.1'],
    ['a header', inHeader, '{ type: string, minLength: 1 }', "{ type: string, pattern: '^[a-z]+$' }", 2, 'f: A'],
    [
      'a segment that is no point',
      inPath,
      '{ type: string }',
      "{ type: string, pattern: '^[^.]*$' }",
      0,
      'GET /a/a. HTTP/1.1',
    ],
    [
      'an object in a cookie',
      inCookie,
      '{ type: object, properties: { a: { type: string }, b: { type: integer } } }',
      '{ type: object, properties: { a: { type: string }, b: { type: integer, maximum: 5 } } }',
      2,
      'Cookie: b=6',
    ],
    [
      'a name in a form',
      form,
      fields('{}'),
      `{ ${fields('{}').slice(1, -1)}, additionalProperties: false }`,
      4,
      'extra=text',
    ],
    ['a list in a form', form, fields(items('{}')), fields('{ type: array, minItems: 2 }'), 4, 'l=text'],
    [
      'a list that has to be there',
      form,
      fields('{ type: array }'),
      `{ ${fields('{ type: array }').slice(1, -1)}, required: [l] }`,
      4,
      'x=text',
    ],
    ['a list in parts', parts, fields(items('{}')), fields('{ type: array, minItems: 2 }'), 8, 'text'],
  ])('%s', async (_, made, old, now, line, text) => {
    const { before, after, changes } = await changesOf(made, old, now);
    const breaking = changes.filter(({ level }) => level === 'breaking');
    expect(breaking.map(({ witness }) => [witness!.confirmed, witness!.message[line]])).toEqual([[true, text]]);
    expect(await confirm({ before, after }, breaking[0]!.witness!)).toEqual({ writer: 'accepted', reader: 'refused' });
  });
});

describe('items are written as their media type has them', () => {
  it.each([
    ['application/jsonl', 'lines', ['6']],
    ['application/json-seq', 'records', ['\u001e6', '']],
  ] as const)('%s', async (type, kind, lines) => {
    const { changes } = await changesOf(body(type), items('{ type: number }'), items('{ type: number, maximum: 5 }'));
    const { confirmed, message } = changes[0]!.witness!;
    expect([confirmed, message.slice(4)]).toEqual([true, lines]);
    expect(itemsOfText(lines.join('\n'), kind)).toEqual([6]);
  });
});

describe('an event of a response is written as events are', () => {
  const event = (data: string) => `{ type: object, properties: { data: ${data} } }`;
  it.each([
    ['a line break', String.raw`"a\nb"`, ['data: a', 'data: b', '', '']],
    ['a leading space', '" a"', ['data:  a', '', '']],
    ['lines and more', String.raw`"a\n\n b\n"`, ['data: a', 'data: ', 'data:  b', 'data: ', '', '']],
  ])('%s', async (_, data, lines) => {
    const { changes } = await changesOf(events, event('{ enum: [c] }'), event(`{ enum: [c, ${data}] }`));
    const { confirmed, message } = changes[0]!.witness!;
    expect([confirmed, message.slice(3)]).toEqual([true, lines]);
    expect(itemsOfText(message.slice(3).join('\n'), 'events')).toEqual([changes[0]!.witness!.value]);
  });
});

describe('what nobody here reads is not said to be confirmed', () => {
  const half = String.raw`{ enum: ["\ud800", b] }`;
  const short = '{ type: object, properties: { a: { type: string, maxLength: 2 } } }';
  const text = '{ type: object, properties: { a: { type: string } } }';
  it.each<[...Case, line: number, text: string]>([
    ['XML', body('application/xml'), text, short, 4, '{'],
    ['YAML', body('application/yaml'), text, short, 4, '{'],
    ['an object that is no event', answer('text/event-stream'), short, text, 3, 'data: {"a":"text"}'],
    ['half of a surrogate pair in a query', inQuery, half, '{ enum: [b] }', 0, 'GET /a?f=%22%5Cud800%22 HTTP/1.1'],
    ['half of a surrogate pair in a text', body('text/plain'), half, '{ enum: [b] }', 4, '\ud800'],
    ['a point as a segment', inPath, '{ enum: [., b] }', '{ enum: [b] }', 0, 'GET /a/. HTTP/1.1'],
    ['more than a header holds', inHeader, '{ enum: [\u65e5, b] }', '{ enum: [b] }', 2, String.raw`f: "\u65e5"`],
  ])('%s', async (_, made, old, now, line, shown) => {
    const { changes } = await changesOf(made, old, now);
    const [{ witness } = {}] = changes.filter(({ level }) => level === 'breaking');
    expect([witness?.confirmed, witness?.message[line]]).toEqual([false, shown]);
  });

  it('is shown by JSON where that breaks too', async () => {
    const both = (schema: string) =>
      `paths: { /a: { post: { requestBody: { content: { application/xml: { schema: { $ref: '#/components/schemas/S' } }, application/json: { schema: { $ref: '#/components/schemas/S' } } } }, ${responses} } } }\ncomponents: { schemas: { S: ${schema} } }`;
    const { changes } = await changesOf(both, text, short);
    expect(changes.map(({ witness }) => [witness!.confirmed, witness!.part])).toEqual([
      [true, 'request body, application/json'],
    ]);
  });
});

describe('what is read back is never taken for what can not be sent', () => {
  const styles = [
    ...['simple', 'label', 'matrix'].map(style => ['path', style]),
    ...['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'].map(style => ['query', style]),
    ...['form', 'cookie'].map(style => ['cookie', style]),
    ['header', 'simple'],
  ].flatMap(([place, style]) => [true, false].map(explode => [place!, style!, explode] as const));
  const types = ['string', 'number', '"null"'].flatMap(type => [
    `{ type: ${type} }`,
    `{ type: [${type}, array], items: { type: [${type}, "null"] } }`,
    `{ type: array, items: { type: ${type} } }`,
    `{ type: object, properties: { a: { type: ${type} } }, additionalProperties: { type: [${type}, string] } }`,
    `{ type: object, properties: { a: { type: array, items: { type: ${type} } }, b: { type: object, additionalProperties: {} } } }`,
  ]);
  const texts = [
    '',
    'a',
    'a,b',
    'a b',
    ' a',
    'a ',
    '|',
    'a.b',
    '.',
    'a;b',
    'a=b',
    '"a"',
    'a\nb',
    '\u00e9',
    '\u65e5',
    'null',
    '1.5',
    '+',
  ];
  const leaves: readonly Json[] = [...texts, null, 1, 1.5, -1e21, true];
  const values: readonly Json[] = [
    ...leaves,
    ...[[], {}, { a: [] }, { a: {} }, { b: { c: [] } }, { a: ['x', 1] }, { b: { c: null } }],
    ...leaves.flatMap((leaf): Json[] => [
      [leaf],
      [leaf, 'x'],
      ['x', leaf],
      { a: leaf },
      { c: leaf },
      { a: 'x', [`n${String(leaf)}`]: leaf },
    ]),
  ];

  /** @param wrong takes what is read back though the constraint leaves it out @returns how many are read back */
  async function readBackOf(
    wrong: unknown[],
    made: (schema: string) => string,
    sendable: (contract: Contract) => Sendable,
  ) {
    let read = 0;
    for (const type of types) {
      const { isReadBack, others } = sendable(await contractOf(made(type)));
      const all = { id: 's', json: others!().all } as unknown as Schema; // of a schema that stands nowhere
      const check = createInterpreter(new Map([['s', all]])).validate('s', 'any');
      for (const value of values.filter(isReadBack)) {
        read += 1;
        if (check(value)) wrong.push([type, value]);
      }
    }
    return read;
  }

  it.each(styles)('in %s, style %s, explode %s', async (place, style, explode) => {
    const wrong: unknown[] = [];
    const read = await readBackOf(wrong, styled(place, style, explode), contract => {
      const [parameter] = contract.operations[0]!.parameters;
      return sendableAs(new Side(contract), parameter!)!;
    });
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(20);
  });

  it.each([
    ['form', form],
    ['parts', parts],
  ])('in a %s', async (_, made) => {
    const wrong: unknown[] = [];
    const read = await readBackOf(wrong, made, contract => {
      const operation = contract.operations[0]!;
      const [media] = operation.requestBody!.content;
      const party = { side: new Side(contract), operation };
      const roles = { travels: 'request', writer: party, reader: party } as const;
      return writtenSendable({ roles, media: media!, range: media!.range })!;
    });
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(20);
  });
});
