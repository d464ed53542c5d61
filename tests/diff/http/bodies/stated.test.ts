import { confirm } from '../../confirm.js';
import { changesOf, responses } from '../parts-of-messages.js';

const head = 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\n';
const sent = (type: string) => (media: string) =>
  `${head}paths: { /a: { post: { requestBody: { required: true, content: { ${type}: ${media} } }, ${responses} } } }`;
const answered = (type: string) => (media: string) =>
  `${head}paths: { /a: { get: { responses: { '200': { description: d, content: { ${type}: ${media} } } } } } }`;
const inPath = (content: string) =>
  `${head}paths: { '/a/{id}': { get: { parameters: [{ name: id, in: path, required: true, content: ${content} }], ${responses} } } }`;
const inHeader = (content: string) =>
  `${head}paths: { /a: { get: { responses: { '200': { description: d, headers: { X-A: { content: ${content} } } } } } } }`;

const object = '{ type: object, properties: { a: { type: integer } }, required: [a] }';
const isStreamed = /jsonl|json-seq|multipart.mixed|image/;
const list = `{ schema: { type: array, items: ${object} } }`;

describe('a schema where none was', () => {
  it.each<[type: string, media: string]>([
    ['application/json', '{ schema: { minimum: 0 } }'],
    ['application/json', '{ schema: { not: { const: 7 } } }'],
    ['application/x-www-form-urlencoded', `{ schema: ${object} }`],
    ['multipart/form-data', `{ schema: ${object} }`],
    ['multipart/mixed', list],
    ['application/jsonl', list],
    ['application/jsonl', `{ schema: ${object} }`],
    ['application/jsonl', '{ schema: { type: string, maxLength: 4 } }'],
    ['application/jsonl', `{ itemSchema: ${object} }`],
    ['application/json-seq', list],
    ['text/csv', '{ schema: { maxLength: 2 } }'],
    ['text/plain', '{ schema: { type: string, maxLength: 2 } }'],
    ['image/png', '{ schema: { maxLength: 2 } }'],
  ])('refuses what was accepted, and its loss lets come what never came: %s: %s', async (type, media) => {
    for (const [made, old, now] of [
      [sent(type), '{}', media],
      [answered(type), media, '{}'],
    ] as const) {
      const { before, after, changes } = await changesOf(made, old, now);
      expect(changes.map(({ level }) => level)).toEqual(['breaking']);
      const { confirmed, message } = changes[0]!.witness!;
      expect([confirmed, message.length > 2]).toEqual([true, true]);
      // of what is read bit by bit services tell only then
      if (isStreamed.test(type)) continue;
      expect(await confirm({ before, after }, changes[0]!.witness!)).toEqual({ writer: 'accepted', reader: 'refused' });
    }
  });

  it.each([
    ['application/json', '{ schema: {} }'],
    ['application/x-www-form-urlencoded', '{ schema: { type: object } }'],
    ['application/x-www-form-urlencoded', '{ schema: {} }'],
    ['multipart/form-data', '{ schema: {} }'],
    ['text/plain', '{ schema: { type: string } }'],
  ])('is harmless where it takes everything: %s', async (type, media) => {
    const forth = await changesOf(sent(type), '{}', media);
    expect(forth.changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['safe body-schema-added']);
    const back = await changesOf(answered(type), media, '{}');
    expect(back.changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['safe body-schema-removed']);
  });

  it.each([
    ['application/json', '{ schema: { minimum: 0 } }'],
    ['text/plain', '{ schema: { type: string, maxLength: 2 } }'],
  ])('is compared in the content of parameters and headers: %s', async (type, media) => {
    const content = (text: string) => `{ ${type}: ${text} }`;
    const { before, after, changes } = await changesOf(inPath, content('{}'), content(media));
    expect(changes.map(({ level }) => level)).toEqual(['breaking']);
    expect(await confirm({ before, after }, changes[0]!.witness!)).toEqual({ writer: 'accepted', reader: 'refused' });
    const back = await changesOf(inHeader, content(media), content('{}'));
    expect(back.changes.map(({ level }) => level)).toEqual(['breaking']);
    expect(back.changes[0]!.witness!.message[1]).toMatch(/^X-A: ./);
  });
});

describe('a schema that says less, or none where one was', () => {
  const parameter = (place: string) => (said: string) =>
    `${head}paths: { /a: { get: { parameters: [{ name: q, in: ${place}, required: true, ${said} }], ${responses} } } }`;
  const header = (said: string) =>
    `${head}paths: { /a: { get: { responses: { '200': { description: d, headers: { X-A: { required: true, ${said} } } } } } } }`;
  const json = (said: string) => `content: { application/json: ${said} }`;

  it.each<[what: string, made: (said: string) => string, narrow: string, wide: string, isSent: boolean]>([
    ['JSON of the query', parameter('query'), json('{ schema: { type: integer } }'), json('{}'), true],
    ['JSON of a header', parameter('header'), json('{ schema: { type: boolean } }'), json('{}'), true],
    ['JSON of a cookie', parameter('cookie'), json('{ schema: { type: integer } }'), json('{ schema: {} }'), true],
    ['a text of the query', parameter('query'), 'schema: { type: integer }', json('{}'), true],
    ['JSON of an answer', header, json('{ schema: { type: integer } }'), json('{}'), false],
    ['a text of an answer', header, 'schema: { type: integer }', json('{}'), false],
    ['parts', sent('multipart/mixed'), '{ itemSchema: { type: integer } }', '{}', true],
    ['parts of an answer', answered('multipart/mixed'), '{ itemSchema: { type: integer } }', '{}', false],
  ])('takes all that was sent: %s', async (_what, made, narrow, wide, isSent) => {
    const [from, to] = isSent ? [narrow, wide] : [wide, narrow];
    const { changes } = await changesOf(made, from, to);
    expect(changes.map(({ level }) => level)).toEqual(['safe']);
    const back = await changesOf(made, to, from);
    expect(back.changes.map(({ level }) => level)).toContain('breaking');
    expect(back.changes.map(({ level }) => level)).not.toContain('risky');
  });
});

describe('items by `schema` and by `itemSchema`', () => {
  it.each(['application/jsonl', 'application/json-seq', 'multipart/mixed'])('say the same: %s', async type => {
    for (const made of [sent(type), answered(type)]) {
      expect((await changesOf(made, list, `{ itemSchema: ${object} }`)).changes).toEqual([]);
      expect((await changesOf(made, `{ itemSchema: ${object} }`, list)).changes).toEqual([]);
    }
  });

  it.each<[what: string, old: string, now: string, codes: string[]]>([
    ['narrower items', '{ schema: { type: array } }', `{ itemSchema: ${object} }`, ['breaking schema-items-changed']],
    [
      'fewer items, by what stands beside them',
      `{ itemSchema: ${object} }`,
      `{ itemSchema: ${object}, schema: { type: array, maxItems: 1 } }`,
      ['breaking schema-size-changed'],
    ],
    ['a text', '{ schema: { type: string } }', '{ itemSchema: { type: string } }', ['risky body-type-changed']],
  ])('are compared, or told as not comparable: %s', async (_, old, now, codes) => {
    const { changes } = await changesOf(sent('application/jsonl'), old, now);
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(codes);
    for (const { level, unknown } of changes) if (level === 'risky') expect(unknown).toMatch(/could not be decided: /);
  });
});
