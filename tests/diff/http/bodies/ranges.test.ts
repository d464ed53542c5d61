import { diff } from '../../../../src/diff/index.js';
import { confirm } from '../../confirm.js';
import { contractOf } from '../given.js';

const request = (content: string) =>
  `paths: { /x: { post: { requestBody: { required: true, content: { ${content} } }, responses: { '204': { description: d } } } } }\n`;
const response = (content: string) =>
  `paths: { /x: { get: { responses: { '200': { description: d, content: { ${content} } } } } } }\n`;
const a = (said: string) => `{ schema: { type: object, properties: { a: { type: string${said} } } } }`;
const text = (said: string) => `{ schema: { type: string${said} } }`;

/** https://spec.openapis.org/oas/v3.2.0.html#request-body-object: the most specific entry alone applies */
describe('the message of a range that changed is of a media type to which no nearer entry applies', () => {
  it.each<[range: string, entry: (said: string) => string, nearer: readonly string[], want: string]>([
    ["'*/*'", a, [], 'application/json'],
    ["'*/*'", a, ['application/json'], 'application/vnd.example+json'],
    ["'*/*'", a, ['application/json', "'application/*'"], 'text/json'],
    ["'application/*'", a, ['application/json', "'*/*'"], 'application/vnd.example+json'],
    ["'text/*'", text, ['text/plain', 'text/csv'], 'text/html'],
  ])('%s', async (range, entry, nearer, want) => {
    const others = nearer.map(each => `${each}: ${entry('')}, `).join('');
    const [wide, narrow] = [`${others}${range}: ${entry('')}`, `${others}${range}: ${entry(', maxLength: 2')}`];
    for (const [old, now] of [
      [request(wide), request(narrow)],
      [response(narrow), response(wide)],
    ] as const) {
      const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
      const { changes } = diff(before, after);
      expect(changes.map(({ level }) => level)).toEqual(['breaking']);
      const { message } = changes[0]!.witness!;
      expect(message).toContain(`Content-Type: ${want}`);
      expect(await confirm({ before, after }, changes[0]!.witness!)).toEqual({ writer: 'accepted', reader: 'refused' });
    }
  });
});

/** https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data */
describe('a body that was any bytes is none of JSON, or no text', () => {
  const binary = '{ schema: { type: string, format: binary } }';
  it.each<[range: string, now: string, message: string]>([
    ["'*/*'", text(''), 'what its Content-Type says'],
    ["'application/*'", a(''), 'what its Content-Type says'],
    ['application/json', text(''), 'JSON'],
    ['application/json', '{ schema: { type: integer } }', 'JSON'],
    ['application/json', '{ schema: {} }', 'JSON'],
    ['application/vnd.a+json', a(''), 'JSON'],
    ['text/plain', text(''), 'a text'],
    ["'text/*'", text(''), 'a text'],
  ])('%s, %s', async (range, now, what) => {
    for (const version of ['3.0.3', '3.1.0']) {
      const head = `openapi: ${version}\ninfo: { title: T, version: "1" }\n`;
      const of = async (made: string) => contractOf(head + made);
      const [old, other] = [await of(request(`${range}: ${binary}`)), await of(request(`${range}: ${now}`))];
      const { changes } = diff(old, other);
      expect(changes.map(({ level, message }) => `${level} ${message}`)).toEqual([
        `breaking the request body is ${what} now, and was any bytes: other bytes are refused`,
      ]);
      const witness = changes[0]!.witness!;
      // no JSON, which a text is that stands there as it is
      if (what !== 'a text') expect([witness.message.at(-1), witness.outcome]).toEqual(['text', undefined]);
      const { writer, reader } = await confirm({ before: old, after: other }, witness);
      expect([writer, reader === 'accepted']).toEqual(['accepted', false]);
      const [from, to] = [await of(response(`${range}: ${now}`)), await of(response(`${range}: ${binary}`))];
      expect(diff(from, to).changes[0]!.message).toBe(
        `the response 200 is any bytes now, and was ${what}: other bytes are not understood`,
      );
      expect(diff(to, from).level).toBe('safe');
    }
  });

  it.each([
    ["'image/*'", text('')],
    ['image/png', text('')],
    ["'*/*'", '{ schema: {} }'],
    ["'*/*'", '{}'],
  ])('but is a file still under %s, %s', async (range, now) => {
    const [old, other] = [
      await contractOf(request(`${range}: ${binary}`)),
      await contractOf(request(`${range}: ${now}`)),
    ];
    expect([diff(old, other).level ?? 'safe', diff(other, old).level ?? 'safe']).toEqual(['safe', 'safe']);
  });
});
