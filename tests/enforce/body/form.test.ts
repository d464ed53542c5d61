import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BodyOptions } from '../../../src/enforce/body/index.js';
import type { MediaPlan, WireShape } from '../../../src/plan/index.js';
import { collect, media, type Setting, withServer } from './serve.js';

const integer: WireShape = { primitive: ['integer'] };
const one = (setting: Setting, headers: Record<string, string>, body?: string | Uint8Array) =>
  withServer(setting, async send => (await send(headers, body)).result);

describe('application/x-www-form-urlencoded', () => {
  const wire: WireShape = {
    properties: {
      n: integer,
      tags: { items: {} },
      address: { properties: { zip: integer } },
      ids: { items: integer },
      card: { properties: { exp: { properties: { month: integer } } } },
      list: { items: { properties: { a: integer } } },
      'a~1b': { properties: { a: integer } },
      plain: { items: integer },
      csv: { items: {} },
    },
  };
  const encoding = {
    card: { contentTypes: [], style: 'deepObject', explode: true },
    ids: { contentTypes: [], style: 'form', explode: false },
    'a~1b': { contentTypes: ['application/json'] },
    plain: { contentTypes: ['text/plain'] },
    csv: { contentTypes: ['text/csv'] },
  } as const;
  const content = [media('application/x-www-form-urlencoded', { wire, encoding })];
  it.each([
    ['n=5&tags=a&tags=b+c', { n: 5, tags: ['a', 'b c'] }],
    ['tags=%5B%22a%22%5D', { tags: ['a'] }],
    ['address=%7B%22zip%22%3A1%7D', { address: { zip: 1 } }],
    ['address[zip]=1', { address: { zip: 1 } }],
    ['ids=1,2', { ids: [1, 2] }],
    ['card[exp][month]=3', { card: { exp: { month: 3 } } }],
    ['list[0][a]=1&list[1][a]=2', { list: [{ a: 1 }, { a: 2 }] }],
    ['plain=1&plain=2', { plain: [1, 2] }],
    ['csv=a,b', { csv: ['a,b'] }],
    ['other=x&other=y', { other: ['x', 'y'] }],
    ['__proto__=x', JSON.parse('{"__proto__":"x"}')],
  ])('%s', async (body, want) => {
    const result = await one({ content }, { 'content-type': 'application/x-www-form-urlencoded' }, body);
    expect(result.errors).toEqual([]);
    expect(JSON.stringify(result.refusal === undefined && result.body)).toBe(JSON.stringify(want));
  });

  it.each([
    ['n=1&n=2', 'repeated', '/n'],
    ['n=%zz', 'percent-encoding', '/n'],
    ['n=1&other=%zz', 'percent-encoding', '/other'],
    ['n=1&a~1b=%7B', 'malformed', '/a~01b'],
    [Array.from({ length: 2000 }, (_, index) => `k${index}=1`).join('&'), 'too-many-parameters', ''],
  ])('refuses %.20s', async (body, refusal, pointer) => {
    expect(await one({ content }, { 'content-type': 'application/x-www-form-urlencoded' }, body)).toMatchObject({
      refusal,
      status: 400,
      errors: [{ in: 'body', pointer, code: refusal }],
    });
  });
});

interface Part {
  readonly name: string;
  readonly value: string;
  readonly filename?: string;
  readonly type?: string;
}

const boundary = 'b0';
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };

function bodyOf(parts: readonly Part[]): string {
  const texts = parts.map(({ name, value, filename, type }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${typed}\r\n${value}\r\n`;
  });
  return `${texts.join('')}--${boundary}--\r\n`;
}

describe('multipart/form-data', () => {
  const wire: WireShape = {
    properties: {
      id: integer,
      tags: { items: {} },
      meta: { properties: { a: integer } },
      photo: { binary: true },
      photos: { items: { binary: true } },
      note: {},
    },
  };
  const encoding: MediaPlan['encoding'] = { photo: { contentTypes: ['image/*'] } };
  const content = [media('multipart/form-data', { wire, encoding })];
  const send = (parts: readonly Part[], options: BodyOptions = {}) => one({ content, options }, headers, bodyOf(parts));

  it('reads texts, JSON and files by property', async () => {
    const result = await send([
      { name: 'id', value: '7' },
      { name: 'tags', value: 'a,b' },
      { name: 'tags', value: 'c%20d' },
      { name: 'meta', value: '{"a":1}', type: 'application/json' },
      { name: 'photo', value: 'PNG', filename: 'ä.png', type: 'image/png' },
      { name: 'photos', value: '1', filename: '1.jpg', type: 'image/jpeg' },
      { name: 'photos', value: '2', filename: '2.jpg', type: 'image/jpeg' },
      { name: 'note', value: 'é', filename: 'note.txt', type: 'text/plain' },
    ]);
    expect(result.errors).toEqual([]);
    expect(result).toMatchObject({
      contentType: 'multipart/form-data',
      body: {
        id: 7,
        tags: ['a,b', 'c%20d'],
        meta: { a: 1 },
        photo: { field: 'photo', filename: 'ä.png', contentType: 'image/png', size: 3, bytes: Buffer.from('PNG') },
        photos: [{ filename: '1.jpg' }, { filename: '2.jpg' }],
        note: 'é',
      },
    });
  });

  it.each<[string, Part[], unknown]>([
    ['a list in one part', [{ name: 'ids', value: '1,2' }], { ids: [1, 2] }],
    ['a list of pipes', [{ name: 'piped', value: 'a|b' }], { piped: ['a', 'b'] }],
    [
      'an object of parts',
      ['a', 'b'].map((key, index) => ({ name: `at[${key}]`, value: `${index}` })),
      { at: { a: 0, b: 1 } },
    ],
  ])('reads %s by the style that encoding says', async (_, parts, want) => {
    const styled = { items: integer };
    const point = { properties: { a: integer, b: integer } };
    const plan = media('multipart/form-data', {
      wire: { properties: { ids: styled, piped: { items: {} }, at: point } },
      encoding: {
        ids: { contentTypes: [], style: 'form', explode: false },
        piped: { contentTypes: [], style: 'pipeDelimited', explode: false },
        at: { contentTypes: [], style: 'deepObject', explode: true },
      },
    });
    expect(await one({ content: [plan] }, headers, bodyOf(parts))).toMatchObject({ errors: [], body: want as object });
  });

  it('shows the schema a string for each file', async () => {
    const shown: unknown[] = [];
    const plans = [media('multipart/form-data', { wire, check: 'c' })];
    const checks = {
      checks: {
        c: (value: unknown) => {
          shown.push(JSON.parse(JSON.stringify(value)));
          return [
            { pointer: '/photo', code: 'minLength', message: 'is too short' },
            { pointer: '/id', code: 'type', message: 'must be an integer' },
          ];
        },
      },
    };
    const body = bodyOf([
      { name: 'photo', value: 'x', filename: 'x.png', type: 'image/png' },
      { name: 'photos', value: 'x', filename: 'x.png', type: 'image/png' },
    ]);
    const result = await one({ content: plans, checks }, headers, body);
    expect(shown).toEqual([{ photo: '', photos: [''] }]);
    expect(result.errors).toEqual([{ in: 'body', pointer: '/id', code: 'type', message: 'must be an integer' }]);
  });

  it.each<[string, Part[], unknown]>([
    [
      'a file of another type',
      [{ name: 'photo', value: 'x', filename: 'x.pdf', type: 'application/pdf' }],
      { pointer: '/photo', code: 'content-type' },
    ],
    [
      'a file that is not declared',
      [{ name: 'other', value: 'x', filename: 'x', type: 'a/b' }],
      { pointer: '/other', code: 'unknown' },
    ],
    [
      'broken JSON in a part',
      [{ name: 'meta', value: '{', type: 'application/json' }],
      { pointer: '/meta', code: 'malformed' },
    ],
    [
      'two files for one',
      ['1', '2'].map(value => ({ name: 'photo', value, filename: 'x.png', type: 'image/png' })),
      { pointer: '/photo', code: 'repeated' },
    ],
  ])('names %s', async (_, parts, want) => {
    expect((await send(parts)).errors).toEqual([expect.objectContaining({ in: 'body', ...(want as object) })]);
  });

  it.each<[string, string, BodyOptions, string, number]>([
    [
      'a long file',
      bodyOf([{ name: 'photo', value: 'x'.repeat(200_000), filename: 'x', type: 'image/png' }]),
      { fileBytes: 1000 },
      'too-large',
      413,
    ],
    ['a long text', bodyOf([{ name: 'note', value: 'x'.repeat(2000) }]), { bodyBytes: 1000 }, 'too-large', 413],
    ['a long whole', bodyOf([{ name: 'note', value: 'x'.repeat(2000) }]), { uploadBytes: 1000 }, 'too-large', 413],
    [
      'many parts',
      bodyOf(Array.from({ length: 20 }, (_, index) => ({ name: `n${index}`, value: '1' }))),
      { parts: 10 },
      'too-many-parts',
      413,
    ],
    ['a cut-off text', bodyOf([{ name: 'note', value: 'x' }]).slice(0, -15), {}, 'truncated', 400],
    [
      'a cut-off file',
      bodyOf([{ name: 'photo', value: 'xxxx', filename: 'x', type: 'image/png' }]).slice(0, -12),
      {},
      'truncated',
      400,
    ],
  ])('refuses %s', async (_, body, options, refusal, status) => {
    expect(await one({ content, options }, headers, body)).toMatchObject({ refusal, status });
  });

  it('refuses a body without boundary', async () => {
    expect(await one({ content }, { 'content-type': 'multipart/form-data' }, 'x')).toMatchObject({
      refusal: 'malformed',
    });
  });

  it('keeps files in temporary files, and removes those of a refused body', async () => {
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'upload-test-'));
    const file = { name: 'photo', value: 'PNG', filename: '../../x.png', type: 'image/png' };
    const result = await send([file], { files: 'temporary', temporaryFolder });
    const { photo } = (result as { body: { photo: { path: string; size: number } } }).body;
    expect(photo.size).toBe(3);
    expect(photo.path.startsWith(temporaryFolder)).toBe(true);
    expect(await readFile(photo.path, 'utf8')).toBe('PNG');
    const refused = await send([file, { name: 'other', value: 'x', filename: 'x', type: 'a/b' }], {
      files: 'temporary',
      temporaryFolder,
    });
    expect(refused.errors).toHaveLength(1);
    expect(await readdir(temporaryFolder)).toHaveLength(1);
  });

  it('gives files as streams to a function, whose value stands in the body', async () => {
    const parts = [
      { name: 'photo', value: 'PNG'.repeat(100_000), filename: 'x', type: 'image/png' },
      { name: 'id', value: '1' },
    ];
    const files: BodyOptions['files'] = async (info, stream) => [
      info.filename,
      Buffer.concat((await collect(stream)) as Buffer[]).length,
    ];
    expect(await send(parts, { files })).toMatchObject({ body: { id: 1, photo: ['x', 300_000] } });
    expect(await send(parts, { files: () => 'unread' })).toMatchObject({ body: { id: 1, photo: 'unread' } });
    expect(await send(parts, { files, fileBytes: 1000 })).toMatchObject({ refusal: 'too-large' });
  });
});
