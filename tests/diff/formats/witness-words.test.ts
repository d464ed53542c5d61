import { compared, diff, formats, reviewOf } from '../../../src/diff/index.js';
import { contractOf } from '../http/given.js';

const needed = '{ name: X-Event, in: header, required: true, schema: { type: string } }';
const id = '{ name: id, in: path, required: true, schema: { type: string } }';
const done = "'204': { description: done }";
const said = (parameters: string, responses = done) => `{ parameters: [${parameters}], responses: { ${responses} } }`;
const webhook = (inner: string) => `webhooks:\n  told: { post: ${inner} }\n`;
const callback = (inner: string) =>
  `paths:\n  /a: { post: { responses: { ${done} }, callbacks: { on: { '{$request.query.url}': { post: ${inner} } } } } }\n`;
const list = (explode: boolean) =>
  `{ name: ids, in: query, explode: ${explode}, schema: { type: array, items: { type: string } } }`;
const path = (inner: string) => `paths:\n  /a: { get: ${inner} }\n`;
const xml = (schema: string) =>
  `paths:\n  /a: { post: { requestBody: { content: { application/xml: { schema: ${schema} } } }, responses: { ${done} } } }\n`;
const answer = (required: boolean) =>
  said('', `'200': { description: ok, headers: { X-A: { required: ${required}, schema: { type: string } } } }`);

describe('the message that shows a change', () => {
  it.each<[what: string, old: string, now: string, label: string, introduction: string]>([
    [
      'a header of a webhook',
      webhook(said(needed)),
      webhook(said('')),
      'webhook',
      'may be sent now, and was not valid before',
    ],
    [
      'a header of a callback',
      callback(said(needed)),
      callback(said('')),
      'callback',
      'may be sent now, and was not valid before',
    ],
    [
      'the answer to a webhook',
      webhook(answer(false)),
      webhook(answer(true)),
      'answer',
      'was a valid answer before, and is refused now',
    ],
    ['a webhook that is gone', webhook(said('')), 'paths: {}\n', 'webhook', 'came before, and does not come any more'],
    [
      'a response that is gone',
      path(answer(false)),
      path(said('')),
      'response',
      'came before, and does not come any more',
    ],
    [
      'a header of a response',
      path(answer(true)),
      path(answer(false)),
      'response',
      'is possible now, and was not valid before',
    ],
    [
      'a parameter that is read as another value',
      path(said(list(false))),
      path(said(list(true))),
      'request',
      'was valid before, and is understood otherwise now',
    ],
    [
      'a parameter of a webhook that is read as another value',
      webhook(said(list(true))),
      webhook(said(list(false))),
      'webhook',
      'may be sent now, and is understood otherwise by who knows the old version',
    ],
    [
      'an operation whose requests reach another one',
      `paths:\n  /u/me: { get: ${said('')} }\n  /u/{id}: { get: ${said(id)} }\n`,
      `paths:\n  /u/{id}: { get: ${said(id)} }\n`,
      'request',
      'was valid before, and is understood otherwise now',
    ],
    ['a header of a request', path(said('')), path(said(needed)), 'request', 'was valid before, and is refused now'],
    ['an operation that is gone', path(said('')), 'paths: {}\n', 'request', 'was valid before, and is refused now'],
    [
      'a body of XML, which no check reads',
      xml('{ type: object, properties: { a: { type: string, maxLength: 9 } } }'),
      xml('{ type: object, properties: { a: { type: string, maxLength: 8 } } }'),
      'request',
      'was valid before, and is refused now; not confirmed by the checks of both versions',
    ],
  ])('is named for what it is: %s', async (_what, old, now, label, introduction) => {
    const difference = diff(await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml'));
    const review = reviewOf([compared(difference, new Map())]);
    const options = { version: '1' };
    expect(formats.pretty(review, options)).toMatch(new RegExp(`^  ${label.padEnd(12)}${introduction}$`, 'm'));
    expect(formats.html(review, options)).toContain(`<dt>${label}</dt><dd>${introduction}<pre>`);
    const article = label === 'answer' ? 'An' : 'A';
    expect(formats.markdown(review, options)).toContain(`<summary>${article} ${label} that ${introduction}</summary>`);
  });
});
