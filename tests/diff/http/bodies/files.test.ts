import {
  becomesText,
  binary,
  bytes,
  head,
  part,
  png,
  refused,
  text,
  told,
  upload,
  urlencoded,
  wider,
} from './uploads.js';

/** https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0 */
describe('a file in a part, said in the words of 3.0 and in those of 3.1, is no change', () => {
  it.each<[what: string, old: string, now: string, encoding?: string]>([
    ['without a type', binary, '{}'],
    ['by its media type alone', binary, '{ contentMediaType: application/octet-stream }'],
    ['by its media type', binary, '{ type: string, contentMediaType: application/octet-stream }'],
    ['described', '{ type: string, format: binary, description: the file }', '{ description: the file }'],
    ['by its encoding', binary, '{}', 'file: { contentType: "image/png, image/jpeg" }'],
    ['a list of them', `{ type: array, items: ${binary} }`, '{ type: array, items: {} }'],
    ['of at most ten bytes', '{ type: string, format: binary, maxLength: 10 }', '{ maxLength: 10 }'],
    ['by its media type, of one type', text, '{ contentMediaType: image/png }', 'file: { contentType: image/png }'],
  ])('%s', async (_what, old, now, encoding = '') => {
    for (const travels of ['request', 'response'] as const)
      for (const version of ['3.1.0', '3.2.0']) {
        const older = head('3.0.3') + upload(old, encoding, travels);
        const newer = head(version) + upload(now, encoding, travels);
        expect([version, travels, await told(older, newer)]).toEqual([version, travels, []]);
        expect([version, travels, await told(newer, older)]).toEqual([version, travels, []]);
      }
  });

  it('both in the words of 3.1', async () => {
    const [plain, typed] = [upload('{}'), upload('{ contentMediaType: application/octet-stream }')];
    expect([await told(plain, typed), await told(typed, plain)]).toEqual([[], []]);
  });

  it('in a component that is referred to', async () => {
    const referred = (schema: string) =>
      `${upload("{ $ref: '#/components/schemas/File' }")}components: { schemas: { File: ${schema} } }\n`;
    const [old, now] = [head('3.0.3') + referred(binary), head('3.1.0') + referred('{}')];
    expect([await told(old, now), await told(now, old)]).toEqual([[], []]);
  });
});

describe('what changes of a file is told', () => {
  it('a length that it must not have any more', async () => {
    const now = '{ type: string, format: binary, maxLength: 3 }';
    expect(await told(upload('{}'), upload(now))).toEqual([
      'breaking `request body.file`: `maxLength` is new: 3, and values that were accepted are refused',
    ]);
  });

  it('that it is JSON now', async () => {
    const json = upload('{}', 'file: { contentType: application/json }');
    expect(await told(upload(binary, 'file: { contentType: application/json }'), json)).not.toEqual([]);
  });

  it.each<
    [
      what: string,
      old: string,
      now: string,
      encodings: readonly [old: string, now: string],
      forth: string,
      back: string,
    ]
  >([
    [
      'its media type',
      png,
      '{ type: string, contentMediaType: image/jpeg }',
      ['', ''],
      refused('image/png'),
      refused('image/jpeg'),
    ],
    ['a media type that its schema says now', binary, png, ['', ''], refused(bytes), wider],
    ['a media type of its encoding', binary, binary, ['', 'file: { contentType: image/png }'], refused(bytes), wider],
    ['bytes of no other type', binary, binary, ['', `file: { contentType: ${bytes} }`], refused('image/png'), wider],
    ['any type', binary, binary, ['', 'file: { contentType: "*/*" }'], '', ''],
    [
      'that of a list',
      `{ type: array, items: ${binary} }`,
      `{ type: array, items: ${png} }`,
      ['', ''],
      refused(bytes),
      wider,
    ],
    ['a text', binary, text, ['', ''], becomesText, wider],
    ...['{ contentMediaType: image/png }', '{ type: array, items: { contentMediaType: image/png } }'].map(
      (file): [string, string, string, [string, string], string, string] => [
        `a text, of a schema that says its media type alone: ${file}`,
        file,
        file.replace('contentMediaType: image/png', 'type: string'),
        ['', ''],
        becomesText,
        refused('text/plain'),
      ],
    ),
    ['a text, of a schema that says its media type', png, text, ['', ''], becomesText, refused('text/plain')],
    [
      'a text, of an encoding',
      text,
      text,
      ['file: { contentType: image/png }', ''],
      becomesText,
      refused('text/plain'),
    ],
    [
      'a list of texts',
      `{ type: array, items: ${binary} }`,
      `{ type: array, items: ${text} }`,
      ['', ''],
      becomesText,
      wider,
    ],
    ['said by its encoding', png, text, ['', 'file: { contentType: IMAGE/png }'], '', ''],
    [
      'the order of types',
      binary,
      binary,
      ['file: { contentType: "image/png, image/*" }', 'file: { contentType: "image/*" }'],
      '',
      '',
    ],
  ])('%s', async (_what, old, now, [was, is], forth, back) => {
    for (const version of ['3.0.3', '3.1.0', '3.2.0']) {
      // a document of 3.0 has no contentMediaType
      if (version === '3.0.3' && `${old}${now}`.includes('contentMediaType')) continue;
      const [older, newer] = [head(version) + upload(old, was), head(version) + upload(now, is)];
      const told_ = [await told(older, newer), await told(newer, older)].map(each => each.join());
      expect([version, ...told_]).toEqual([version, ...[forth, back].map(words => words && part(words))]);
    }
  });

  it('as it comes, too', async () => {
    const [asText, asFile] = [upload(text, '', 'response'), upload(binary, '', 'response')];
    expect(await told(asText, asFile)).toEqual([
      'breaking the part `file` of the response 200 comes as a file now, and was a text',
    ]);
    expect(await told(asFile, asText)).toEqual(['safe the part `file` of the response 200 comes in fewer media types']);
  });

  it('in parts by their place', async () => {
    const list = (items: string) =>
      `paths: { /files: { post: { requestBody: { required: true, content: { multipart/mixed: { schema: { type: array, minItems: 1, items: ${items} } } } }, responses: { '204': { description: d } } } } }\n`;
    const places = (words: string) => part(words).replace('`file`', '`0`');
    expect(await told(list(png), list(text))).toEqual([places(becomesText)]);
    expect(await told(list(png), list('{ type: string, contentMediaType: image/jpeg }'))).toEqual([
      places(refused('image/png')),
    ]);
  });

  it('that it is not declared any more, and refused', async () => {
    const gone = upload('{}').replace(', properties: { file: {},', ', properties: {').replace('required: [file], ', '');
    const list = `{ type: array, items: ${binary} }`;
    const files = [
      [binary],
      [png],
      ['{}'],
      [list],
      ['{ type: array, items: {} }'],
      [text, 'file: { contentType: image/png }'],
    ] as const;
    for (const [old, encoding] of files)
      for (const closed of ['', 'additionalProperties: false, ']) {
        const optional = upload(old, encoding).replace('required: [file], ', closed);
        const other = gone.replace('properties: {', `${closed}properties: {`);
        expect(await told(optional, other)).toEqual(['breaking `request body`: `file` is refused now']);
        expect(await told(other, optional)).toEqual(['safe `request body`: `file` is new']);
      }
    expect(await told(upload(text).replace('required: [file], ', ''), gone)).toEqual([
      'safe `request body`: `file` is not declared any more, and ignored where it is sent',
    ]);
  });
});

it.each([
  ['3.0.3', '{ type: string, nullable: true }'],
  ['3.1.0', '{ type: [string, "null"] }'],
  ['3.1.0', '{ anyOf: [{ type: string }, { type: "null" }] }'],
])('a file that becomes a text or null in %s is a text: %s', async (version, nullable) => {
  const [older, newer] = [head(version) + upload(binary), head(version) + upload(nullable)];
  expect(await told(older, newer)).toContain(part(becomesText));
});

/** A list whose items are a part each has one part that is JSON where its encoding says so. */
it('a list of integers that is one part of JSON refuses what was sent', async () => {
  const list = '{ type: array, items: { type: integer } }';
  const [plain, json] = [upload(list), upload(list, 'file: { contentType: application/json }')];
  expect(await told(plain, json)).toEqual([part(refused('text/plain'))]);
  expect(await told(json, plain)).toEqual([part(wider)]);
});

it.each(['integer', 'string'])('a list of %ss that are said to be texts is no change', async type => {
  const list = `{ type: array, items: { type: ${type} } }`;
  for (const made of [
    upload,
    (...given: [string, string?]) => upload(...given).replace('multipart/form-data', urlencoded),
  ]) {
    const [plain, said] = [made(list), made(list, 'file: { contentType: text/plain }')];
    expect([await told(plain, said), await told(said, plain)]).toEqual([[], []]);
  }
});

it.each<[version: string, file: string, now: string, of: string]>([
  ['3.0.3', binary, '{ type: string, format: uri }', '`format` "uri"'],
  ['3.1.0', binary, '{ type: string, contentEncoding: base64 }', '`contentEncoding` "base64"'],
  ['3.1.0', '{}', '{ type: string, format: uuid }', '`format` "uuid"'],
  ['3.1.0', png, '{ type: string, format: uri }', '`format` "uri"'],
  [
    '3.0.3',
    `{ type: array, items: ${binary} }`,
    '{ type: array, items: { type: string, format: uri } }',
    '`format` "uri"',
  ],
])('a file that becomes a text of a kind is one change, in %s: %s and %s', async (version, file, now, of) => {
  const [was, is] = [head(version) + upload(file), head(version) + upload(now)];
  const referred = `${is.replace(now, "{ $ref: '#/components/schemas/Text' }")}components: { schemas: { Text: ${now} } }\n`;
  const words = `breaking is a text of ${of} now, and was a file: bytes that are no such text are refused`;
  for (const after of [is, referred]) expect(await told(was, after)).toEqual([part(words)]);
  const [sent, sends] = [upload(now, '', 'response'), upload(file, '', 'response')];
  expect((await told(head(version) + sent, head(version) + sends)).filter(each => each.startsWith('breaking'))).toEqual(
    ['breaking the part `file` of the response 200 comes as a file now, and was a text'],
  );
});

it('what has no type is a file still where it is a text now', async () => {
  expect(await told(upload('{}'), upload(text))).toEqual([part(becomesText)]);
  expect(await told(upload(text, '', 'response'), upload('{}', '', 'response'))).toContain(
    'breaking the part `file` of the response 200 comes as a file now, and was a text',
  );
});

/** https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types */
describe('a part of another type is read as parts are', () => {
  const object = '{ type: object, properties: { b: { type: integer } } }';
  it.each<[what: string, old: string, now: string, forth: string, back: string]>([
    [
      'an object and a list of it',
      object,
      `{ type: array, items: ${object} }`,
      'risky is array now, and was object: `{}` is read as [{}] now',
      'breaking is object now, and was array: `[{"b":59},{}]` is refused',
    ],
    [
      'a list and a file',
      '{ type: array, items: { type: integer } }',
      binary,
      'breaking is string now, and was array: `[35,59]` is refused',
      'breaking is array now, and was string: `birch` is refused',
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    const field = (words: string) => [words.replace(' ', ' the field `file` of the request body ')];
    expect(await told(upload(old), upload(now))).toEqual(field(forth));
    expect(await told(upload(now), upload(old))).toEqual(field(back));
  });
});

it('becomes a text of a format where that refers to itself by items, which a text has none of', async () => {
  const of = (said: string) =>
    `${upload("{ $ref: '#/components/schemas/T' }")}components: { schemas: { T: { type: string, ${said} } } }\n`;
  const now = of("format: uri, items: { $ref: '#/components/schemas/T' }");
  expect(await told(`${head('3.0.3')}${of('format: binary')}`, `${head('3.0.3')}${now}`)).toEqual([
    part('breaking is a text of `format` "uri" now, and was a file: bytes that are no such text are refused'),
  ]);
});
