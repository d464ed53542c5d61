import { body, brief, changes, schemaChanges } from './given.js';

const text = (said: string) => `{ type: object, properties: { file: { type: string, ${said} } } }`;
const both = ['request', 'response'] as const;
const versions = ['3.0.3', '3.1.0', '3.2.0'] as const;
const document = (version: string, schema: string, travels: (typeof both)[number]) =>
  `openapi: ${version}\ninfo: { title: T, version: "1" }\n${body(travels, schema)}`;

describe('what a text holds, said in the words of 3.0 and in those of 3.1, is no change', () => {
  it.each<[what: string, old: string, now: string]>([
    ['base64', 'format: byte', 'contentEncoding: base64'],
    ['base64 with a media type', 'format: byte', 'contentEncoding: base64, contentMediaType: image/png'],
    ['anything', 'format: binary', 'contentMediaType: application/octet-stream'],
    ['an image', 'format: binary', 'contentMediaType: image/png'],
    ['nothing more than a text', 'format: binary', 'x-note: a file'],
  ])('%s', async (_, old, now) => {
    for (const travels of both)
      for (const newer of versions.slice(1)) {
        const [one, other] = [document('3.0.3', text(old), travels), document(newer, text(now), travels)];
        expect((await changes(one, other)).map(brief)).toEqual([]);
        expect((await changes(other, one)).map(brief)).toEqual([]);
      }
  });
});

describe('what a text holds is told', () => {
  it.each<[what: string, old: string, now: string, told: string]>([
    [
      'another encoding',
      'contentEncoding: base16',
      'contentEncoding: base64',
      'schema-content-changed `request body.file`: `contentEncoding` was "base16" and is "base64", and values that were accepted are refused',
    ],
    [
      'another format',
      'format: byte',
      'format: date',
      'schema-format-changed `request body.file`: `format` was "byte" and is "date", and values that were accepted are refused',
    ],
    [
      'a format that gives way to an encoding',
      'format: date',
      'contentEncoding: base64, contentMediaType: image/png',
      'schema-content-changed `request body.file`: `format` "date" gives way to `contentEncoding` "base64" and `contentMediaType` "image/png", and values that were accepted are refused',
    ],
    [
      'an encoding with a media type where there was none',
      'x-note: a file',
      'contentEncoding: base64, contentMediaType: image/png',
      'schema-content-changed `request body.file`: `contentEncoding` "base64" and `contentMediaType` "image/png" are new, and values that were accepted are refused',
    ],
  ])('once: %s', async (_, old, now, told) => {
    const found = await schemaChanges('request', [text(old), text(now)]);
    expect(found.map(brief)).toEqual([`breaking ${told}`]);
    expect(found[0]!.witness!.failing).toBe('/file');
  });
});
