import { diff } from '../../../../src/diff/index.js';
import { contractOf } from '../given.js';

const schema =
  'schema: { type: object, properties: { note: { type: string }, picture: { type: string, format: binary } } }';
const content = (encoding: string) => `content: { multipart/form-data: { ${schema}, encoding: { ${encoding} } } }`;
const answer = (encoding: string) =>
  `paths:\n  /pets:\n    get:\n      responses: { '200': { description: a pet, ${content(encoding)} } }\n`;
const request = (encoding: string) =>
  `paths:\n  /pets:\n    post:\n      requestBody: { required: true, ${content(encoding)} }\n      responses: { '204': { description: done } }\n`;

// https://spec.openapis.org/oas/v3.1.1.html#encoding-object
describe('the media type of a part of which none is said', () => {
  it.each<[what: string, old: string, now: string, want: readonly string[]]>([
    ['text of a response is text/plain', answer(''), answer('note: { contentType: image/png }'), ['breaking']],
    ['text of a response that is said to be text/plain', answer(''), answer('note: { contentType: text/plain }'), []],
    ['text of a request that is said to be text/plain', request(''), request('note: { contentType: text/plain }'), []],
    ['bytes of a response may be of any type', answer(''), answer('picture: { contentType: image/png }'), ['safe']],
  ])('is the one for values of the kind: %s', async (_what, old, now, want) => {
    const { changes } = diff(await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml'));
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(
      want.map(level => `${level} encoding-changed`),
    );
  });
});
