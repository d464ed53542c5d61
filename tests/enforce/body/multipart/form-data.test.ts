import type { MediaPlan, OperationChecks, WireShape } from '../../../../src/plan/index.js';
import { media, type Setting, withServer } from '../serve.js';

const wire: WireShape = {
  properties: {
    id: { primitive: ['integer'] },
    note: {},
    meta: { properties: {} },
    photo: { binary: true },
    photos: { items: { binary: true } },
    some: { primitive: ['integer', 'null'], items: { primitive: ['boolean'] }, properties: {} },
  },
};
const isShort = (value: unknown) =>
  String(value).length < 4 ? undefined : [{ pointer: '', code: 'maxLength', message: 'must not be longer' }];
const checks: OperationChecks = { checks: { short: isShort } };
const header = (name: string, required: boolean) => ({ name, required, explode: false, wire: {}, check: 'short' });
const encoding: MediaPlan['encoding'] = {
  photo: { contentTypes: ['image/png'], headers: [header('X-Custom', true), header('X-Other', false)] },
  note: { contentTypes: [], headers: [header('X-Lang', false)] },
};
const content = [media('multipart/form-data', { wire, encoding })];

/** Sends parts, each its headers and content, in latin1. */
async function send(parts: readonly string[], more: Partial<Setting> = {}) {
  const body = `${parts.map(part => `--b0\r\n${part}\r\n`).join('')}--b0--\r\n`;
  const type = { 'content-type': 'multipart/form-data; boundary=b0' };
  return (await withServer({ content, checks, ...more }, run => run(type, Buffer.from(body, 'latin1')))).result;
}

const part = (name: string, value: string, ...lines: string[]) =>
  [`Content-Disposition: form-data; name="${name}"`, ...lines, '', value].join('\r\n');
const png = (...lines: string[]) =>
  ['Content-Disposition: form-data; name="photo"; filename="x"', 'Content-Type: image/png', ...lines, '', 'PNG'].join(
    '\r\n',
  );

describe('parts of multipart/form-data', () => {
  it.each<[string, string, unknown]>([
    ['text in UTF-8', part('note', '\xc3\xa9'), { note: 'é' }],
    ['text in its own charset', part('note', '\xe9', 'Content-Type: text/plain; charset=iso-8859-1'), { note: 'é' }],
    ['a text of another text type', part('note', '<b>', 'Content-Type: text/html'), { note: '<b>' }],
    ['a transfer encoding that changes nothing', part('note', 'x', 'Content-Transfer-Encoding: 8BIT'), { note: 'x' }],
    ['JSON', part('meta', '{"a":"\xc3\xa9"}', 'Content-Type: application/json'), { meta: { a: 'é' } }],
    ['a name with a quote', part('a\\"b', 'x'), { 'a"b': 'x' }],
    [
      'an empty file',
      part('photos', '', 'Content-Type: image/gif'),
      { photos: [{ size: 0, contentType: 'image/gif' }] },
    ],
    [
      'a file without file name',
      part('photos', 'GIF', 'Content-Type: image/gif'),
      { photos: [{ bytes: Buffer.from('GIF') }] },
    ],
    ['bytes that are no text in a file', png('X-Custom: a').replace('PNG', '\xff\x00'), { photo: { size: 2 } }],
    ['declared headers', png('x-custom: a', 'X-Unknown: bcdef'), { photo: { headers: { 'x-custom': 'a' } } }],
  ])('takes %s', async (_, text, want) => {
    const result = await send([text]);
    expect(result.errors).toEqual([]);
    expect(result).toMatchObject({ body: want as object });
  });

  const json = (text: string) => part('some', text, 'Content-Type: application/json');
  it.each<[string, readonly string[], unknown]>([
    ['a number', ['2'], 2],
    ['null', ['null'], null],
    ['an object', ['{"a":1}'], { a: 1 }],
    ['a list', ['[2]'], [2]],
    ['what is none of its types, as an item', ['true'], [true]],
  ])('takes JSON alone where a list may stand too: %s', async (_, texts, want) => {
    const result = await send(texts.map(json));
    expect(result).toMatchObject({ refusal: undefined, errors: [], body: { some: want } });
  });

  it.each<[string, string, string, string]>([
    ['text that is not UTF-8', part('note', '\xff'), '/note', 'encoding'],
    [
      'text that is not of its charset',
      part('note', '\xff', 'Content-Type: text/plain; charset=utf-8'),
      '/note',
      'encoding',
    ],
    ['JSON that is not UTF-8', part('meta', '"\xff"', 'Content-Type: application/json'), '/meta', 'encoding'],
    ['a file of another type', part('photo', 'x', 'Content-Type: image/gif', 'X-Custom: a'), '/photo', 'content-type'],
    ['a file without a type where one is declared', part('photo', 'x', 'X-Custom: a'), '/photo', 'content-type'],
    [
      'files within a part',
      part('photos', 'x', 'Content-Type: multipart/mixed; boundary=c'),
      '/photos',
      'content-type',
    ],
    ['a required header that is missing', png(), '/photo', 'required'],
    ['a header that breaks its schema', png('X-Custom: abcdef'), '/photo', 'maxLength'],
    ['an optional header that does', part('note', 'x', 'X-Lang: abcdef'), '/note', 'maxLength'],
    ['a header that came twice', png('X-Custom: a', 'X-Custom: b'), '/photo', 'repeated'],
  ])('names %s', async (_, text, pointer, code) => {
    expect(await send([text])).toMatchObject({ refusal: undefined, errors: [{ in: 'body', pointer, code }] });
  });

  it.each<[string, string, string, number, string]>([
    ['a part without name', 'Content-Disposition: form-data\r\n\r\nx', 'malformed', 400, ''],
    ['a part without disposition', '\r\nx', 'malformed', 400, ''],
    ['another disposition', 'Content-Disposition: attachment; name="note"\r\n\r\nx', 'malformed', 400, '/note'],
    ['two dispositions', part('note', 'x', 'Content-Disposition: form-data; name="id"'), 'malformed', 400, ''],
    ['two types', part('note', 'x', 'Content-Type: text/plain', 'Content-Type: text/html'), 'malformed', 400, '/note'],
    ['what is no type', part('note', 'x', 'Content-Type: png'), 'content-type', 415, '/note'],
    ['an unknown charset', part('note', 'x', 'Content-Type: text/plain; charset=klingon'), 'charset', 415, '/note'],
    [
      'JSON in another charset',
      part('meta', '1', 'Content-Type: application/json; charset=utf-16'),
      'charset',
      415,
      '/meta',
    ],
    ['base64', part('note', 'eA==', 'Content-Transfer-Encoding: base64'), 'content-encoding', 415, '/note'],
    ['a name that is not UTF-8', part('\xff', 'x'), 'encoding', 400, ''],
    ['a field in brackets that do not close', part('meta[a', '1'), 'malformed', 400, '/meta'],
    ['a field in too many brackets', part(`meta${'[a]'.repeat(33)}`, '1'), 'too-deep', 400, '/meta'],
    ['a text that is too long', part('a/b~', 'x'.repeat(200)), 'too-large', 413, '/a~1b~0'],
    ['a file that is too long', png('X-Custom: a').replace('PNG', 'x'.repeat(200)), 'too-large', 413, '/photo'],
    [
      'a file of several that is too long',
      part('photos', 'x'.repeat(200), 'Content-Type: image/gif'),
      'too-large',
      413,
      '/photos/0',
    ],
    [
      'a file name that does not decode',
      `${part('photo', 'x')}`.replace('"photo"', '"photo"; filename*=UTF-8\'\'%zz'),
      'malformed',
      400,
      '',
    ],
  ])('refuses %s, and names the part', async (_, text, refusal, status, pointer) => {
    const options = { bodyBytes: 150, fileBytes: 150 };
    expect(await send([text], { options })).toMatchObject({ refusal, status, errors: [{ pointer, code: refusal }] });
  });

  it('names the first of two parts that are at fault', async () => {
    const twice = ['id', 'id', 'note', 'note'].map(name => part(name, '1'));
    expect(await send(twice)).toMatchObject({ errors: [{ pointer: '/id', code: 'repeated' }] });
  });

  it('refuses one field that came twice, and takes a form without parts', async () => {
    expect(await send([part('id', '1'), part('id', '2')])).toMatchObject({
      refusal: 'repeated',
      errors: [{ in: 'body', pointer: '/id', code: 'repeated' }],
    });
    expect(await send([])).toMatchObject({ refusal: undefined, errors: [] });
    expect(
      await send([part('meta', `{"a":${'{"a":'.repeat(300)}1${'}'.repeat(301)}`, 'Content-Type: application/json')]),
    ).toMatchObject({ errors: [{ code: 'too-deep' }] });
  });
});
