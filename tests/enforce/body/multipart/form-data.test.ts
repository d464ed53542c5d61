import type { MediaPlan, OperationChecks, WireShape } from '../../../../src/plan/index.js';
import { media, type Setting, withServer } from '../serve.js';

const wire: WireShape = {
  properties: {
    id: { primitive: ['integer'] },
    note: {},
    meta: { properties: {} },
    photo: { binary: true },
    photos: { items: { binary: true } },
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

  it.each<[string, string, string, number]>([
    ['a part without name', 'Content-Disposition: form-data\r\n\r\nx', 'malformed', 400],
    ['a part without disposition', '\r\nx', 'malformed', 400],
    ['another disposition', 'Content-Disposition: attachment; name="note"\r\n\r\nx', 'malformed', 400],
    ['two dispositions', part('note', 'x', 'Content-Disposition: form-data; name="id"'), 'malformed', 400],
    ['two types', part('note', 'x', 'Content-Type: text/plain', 'Content-Type: text/html'), 'malformed', 400],
    ['what is no type', part('note', 'x', 'Content-Type: png'), 'content-type', 415],
    ['an unknown charset', part('note', 'x', 'Content-Type: text/plain; charset=klingon'), 'charset', 415],
    ['JSON in another charset', part('meta', '1', 'Content-Type: application/json; charset=utf-16'), 'charset', 415],
    ['base64', part('note', 'eA==', 'Content-Transfer-Encoding: base64'), 'content-encoding', 415],
    ['a name that is not UTF-8', part('\xff', 'x'), 'encoding', 400],
    [
      'a file name that does not decode',
      `${part('photo', 'x')}`.replace('"photo"', '"photo"; filename*=UTF-8\'\'%zz'),
      'malformed',
      400,
    ],
  ])('refuses %s', async (_, text, refusal, status) => {
    expect(await send([text])).toMatchObject({ refusal, status });
  });

  it('refuses one field that came twice, and takes a form without parts', async () => {
    expect(await send([part('id', '1'), part('id', '2')])).toMatchObject({ refusal: 'repeated' });
    expect(await send([])).toMatchObject({ refusal: undefined, errors: [] });
    expect(
      await send([part('meta', `{"a":${'{"a":'.repeat(300)}1${'}'.repeat(301)}`, 'Content-Type: application/json')]),
    ).toMatchObject({ errors: [{ code: 'too-deep' }] });
  });
});
