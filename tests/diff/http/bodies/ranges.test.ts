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
