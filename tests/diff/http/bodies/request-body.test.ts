import { operation } from '../documents.js';
import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";
const none = operation(done, { method: 'post' });
const body = (content: string, required = true) =>
  operation(`requestBody:\n  required: ${required}\n  content:\n${content.replaceAll(/^/gm, '    ')}\n${done}`, {
    method: 'post',
  });
const json = 'application/json: { schema: { type: object } }';
const xml = 'application/xml: { schema: { type: string } }';
const webhook = (text: string) => text.replace('paths:\n  /pets:', 'webhooks:\n  told:');

describe('request bodies', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'a required one',
      none,
      body(json),
      ['breaking required-request-body-added - 6'],
      ['risky request-body-removed 6 -'],
    ],
    ['an optional one', none, body(json, false), ['safe request-body-added - 6'], ['risky request-body-removed 6 -']],
    [
      'required where it was optional',
      body(json, false),
      body(json),
      ['breaking request-body-became-required 6 6'],
      ['safe request-body-became-optional 6 6'],
    ],
    [
      'another media type beside',
      body(json),
      body(`${json}\n${xml}`),
      ['safe media-type-added 6 10'],
      ['breaking media-type-removed 10 6'],
    ],
    [
      'another media type instead',
      body(json),
      body(xml),
      ['safe media-type-added 6 9', 'breaking media-type-removed 9 6'],
      ['safe media-type-added 6 9', 'breaking media-type-removed 9 6'],
    ],
    [
      'a range',
      body(json),
      body("'application/*': { schema: { type: object } }"),
      ['safe media-type-added 6 9'],
      ['breaking media-type-removed 9 6'],
    ],
    [
      'a parameter that has to be there',
      body(json),
      body(json.replace('json', 'json; version=2')),
      ['breaking media-type-removed 9 6'],
      ['safe media-type-added 6 9'],
    ],
    [
      'a schema of anything where none was',
      body('application/json: {}'),
      body('application/json: { schema: {} }'),
      ['safe body-schema-added 9 9'],
      ['safe body-schema-removed 9 9'],
    ],
    [
      'of a webhook, gone',
      webhook(body(json)),
      webhook(none),
      ['breaking request-body-removed 6 -'],
      ['safe request-body-added - 6'],
    ],
    [
      'of a webhook, of another type',
      webhook(body(json)),
      webhook(body(xml)),
      ['breaking media-type-added 6 9', 'safe media-type-removed 9 6'],
      ['breaking media-type-added 6 9', 'safe media-type-removed 9 6'],
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each<[what: string, old: string, now: string]>([
    ['media types in another order', body(`${json}\n${xml}`), body(`${xml}\n${json}`)],
    ['a charset, which nothing has to say', body(json), body(json.replace('json', 'json; charset=utf-8'))],
    [
      'letters and white space of a media type',
      body(`'application/json;version=2': {}`),
      body(`'Application/JSON; version=2': {}`),
    ],
  ])('are not told where nothing changes: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });

  it('show the whole request without its body, or with a type that is refused', async () => {
    const added = await expectChanges(none, body(json), ['breaking required-request-body-added - 6']);
    expect(added.changes[0]!.witness!.message).toEqual(['POST /pets HTTP/1.1', 'Host: localhost']);
    const removed = await expectChanges(body(`${json}\n${xml}`), body(json), ['breaking media-type-removed 10 6']);
    const { message, mark } = removed.changes[0]!.witness!;
    expect(message[mark!]).toBe('Content-Type: application/xml');
  });

  it.each([
    ['application/jsonl', '{ type: object, required: [a], properties: { a: { const: 7 } } }', ['{"a":7}']],
    ['text/event-stream', '{ type: object, required: [data], properties: { data: { const: told } } }', ['data: told']],
  ])('show items as `itemSchema` describes them, of a media type that is gone: %s', async (type, schema, lines) => {
    const head = 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\n';
    const old = `${head}${body(`${type}: { itemSchema: ${schema} }`)}`;
    const { changes } = await compared(old, body(json));
    expect(changes.map(({ code }) => code)).toEqual(['media-type-added', 'media-type-removed']);
    const { message } = changes[1]!.witness!;
    expect(message.slice(4).filter(Boolean)).toEqual(lines);
  });
});

const form = (properties: string, encoding = '', type = 'application/x-www-form-urlencoded') =>
  body(
    `${type}:\n  schema: { type: object, properties: { ${properties} } }\n${encoding && `  encoding: { ${encoding} }`}`,
  );
const multipart = (properties: string, encoding = '') => form(properties, encoding, 'multipart/form-data');
const tags = 'tags: { type: array, items: { type: integer } }';
const photo = 'photo: { type: string, contentMediaType: image/png }';
const encoding: Want[] = ['breaking encoding-changed 9 9'];
const style: Want[] = ['breaking encoding-changed 10 10'];

describe('forms', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['explode of a list', form(tags, 'tags: { explode: true }'), form(tags, 'tags: { explode: false }'), style, style],
    [
      'form to pipeDelimited',
      form(tags, 'tags: { explode: false }'),
      form(tags, 'tags: { style: pipeDelimited, explode: false }'),
      style,
      style,
    ],
    [
      'integer to string',
      form('age: { type: integer }'),
      form('age: { type: string }'),
      ['safe form-type-changed 10 10'],
      ['breaking form-type-changed 10 10'],
    ],
    [
      'explode of a list in parts',
      multipart(tags, 'tags: { explode: true }'),
      multipart(tags, 'tags: { explode: false }'),
      style,
      style,
    ],
    [
      'a media type of a part',
      multipart(photo, 'photo: { contentType: "image/png, image/jpeg" }'),
      multipart(photo, 'photo: { contentType: image/png }'),
      encoding,
      ['safe encoding-changed 9 9'],
    ],
    [
      'another media type of a part',
      multipart(photo, 'photo: { contentType: image/png }'),
      multipart(photo, 'photo: { contentType: image/jpeg }'),
      encoding,
      encoding,
    ],
    [
      'a range of media types',
      multipart(photo, 'photo: { contentType: "image/*" }'),
      multipart(photo, 'photo: { contentType: image/png }'),
      encoding,
      ['safe encoding-changed 9 9'],
    ],
    [
      'a header of a part',
      multipart('note: { type: string }', 'note: { headers: { X-A: { schema: { type: integer } } } }'),
      multipart('note: { type: string }', 'note: { headers: { X-A: { required: true, schema: { type: integer } } } }'),
      encoding,
      ['safe encoding-changed 9 9'],
    ],
  ])('break where parts are read otherwise: %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each<[what: string, old: string, now: string]>([
    [
      'what a style says that is the default',
      form('tags: { type: string }', 'tags: { style: form }'),
      form('tags: { type: string }', 'tags: { style: form, explode: true }'),
    ],
    [
      'a media type that objects have anyway',
      form('at: { type: object, properties: { x: { type: integer } } }'),
      form('at: { type: object, properties: { x: { type: integer } } }', 'at: { contentType: application/json }'),
    ],
    [
      'a media type that texts have anyway',
      multipart('note: { type: string }'),
      multipart('note: { type: string }', 'note: { contentType: text/plain }'),
    ],
  ])('are not told where nothing breaks: %s', async (_what, old, now) => {
    const { changes } = { changes: (await expectBoth(old, now)).flat() };
    expect(changes.filter(level => level !== 'safe')).toEqual([]);
  });
});

async function expectBoth(old: string, now: string): Promise<string[][]> {
  const [forth, back] = [await compared(old, now), await compared(now, old)];
  return [forth.changes.map(({ level }) => level), back.changes.map(({ level }) => level)];
}
