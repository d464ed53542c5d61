import { codesOf, type Host, host, statusOf, ways } from './hosts.js';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

const rows: readonly (readonly [
  given: string,
  path: string,
  type: string,
  body: string | Buffer,
  want: number,
  code?: string,
])[] = [
  ['a JSON array 100,000 deep', '/json', json, '['.repeat(100_000) + ']'.repeat(100_000), 400, 'too-deep'],
  ['objects 100,000 deep', '/json', json, '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 400, 'too-deep'],
  ['invalid UTF-8 in JSON', '/json', json, Buffer.from([0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22]), 400, 'encoding'],
  ['JSON that is cut', '/json', json, '{"id":1,', 400, 'malformed'],
  ['JSON twice', '/json', json, '{}{}', 400, 'malformed'],
  ['no JSON at all', '/json', json, '', 400, 'required'],
  ['a number beyond all', '/json', json, '{"id":1e999,"kind":"card","items":[{"sku":"ABC-1"}]}', 400, 'type'],
  [
    '10,000 form fields',
    '/form',
    form,
    Array.from({ length: 10_000 }, (_, index) => `k${index}=1`).join('&'),
    400,
    'too-many-parameters',
  ],
  ['a text over the limit', '/text', 'text/plain', 'a'.repeat(2_000_000), 413, 'too-large'],
  ['no Content-Type', '/json', '', '{}', 415, 'content-type'],
];

describe.each(ways)('a hostile body, %s', way => {
  let it_: Host;
  beforeAll(async () => {
    it_ = await host(way);
  });
  afterAll(() => it_.close());

  it.each(rows)('%s', async (_given, path, type, body, want, code) => {
    const answer = await it_.post(`/v1${path}`, type, body);
    expect({ status: statusOf(answer), codes: codesOf(answer) }).toEqual({
      status: want,
      codes: code === undefined ? expect.any(Array) : expect.arrayContaining([code]),
    });
    expect(await it_.alive()).toBe(true);
    expect(({} as { id?: unknown }).id).toBeUndefined();
    expect(it_.failures).toEqual([]);
  });
});
