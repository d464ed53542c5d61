import { operation } from '../documents.js';
import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

/** An operation with responses, one a line, from line 7 on. */
const responses = (...each: readonly string[]) => operation(`responses:\n${each.map(one => `  ${one}`).join('\n')}`);
const webhook = (text: string) => text.replace('paths:\n  /pets:\n    get:', 'webhooks:\n  told:\n    post:');
const ok = "'200': { description: ok, content: { application/json: { schema: { type: object } } } }";
const xml = "'200': { description: ok, content: { application/xml: { schema: { type: string } } } }";
const both =
  "'200': { description: ok, content: { application/json: { schema: { type: object } }, application/xml: { schema: { type: string } } } }";
const xmlFirst =
  "'200': { description: ok, content: { application/xml: { schema: { type: string } }, application/json: { schema: { type: object } } } }";
const created = "'201': { description: made }";
const missing = "'404': { description: none }";
const range = '4XX: { description: wrong }';
const rest = 'default: { description: any }';
const headers = (said: string) => `'200': { description: ok, headers: { ${said} } }`;
const rate = 'X-Rate: { schema: { type: integer } }';
const required = 'X-Rate: { required: true, schema: { type: integer } }';

const json = (schema: string) => `{ description: any, content: { application/json: { schema: ${schema} } } }`;
const pet = json('{ type: object, required: [id], properties: { id: { type: integer }, kind: { type: string } } }');
const problem = json('{ type: object, required: [title], properties: { title: { type: string }, more: {}, why: {} } }');
const list = json('{ type: array, items: { type: string } }');

describe('responses', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'a success',
      responses(ok),
      responses(ok, created),
      ['risky response-added - 8'],
      ['breaking response-removed 8 -'],
    ],
    ['an error', responses(ok), responses(ok, missing), ['safe response-added - 8'], ['safe response-removed 8 -']],
    [
      'a success of a range of which one is left',
      responses(ok.replace("'200'", '2XX')),
      responses(ok),
      ['safe response-removed 7 -'],
      ['risky response-added - 7'],
    ],
    [
      'a range beside one of its successes',
      responses(ok, ok.replace("'200'", '2XX')),
      responses(ok),
      ['safe response-removed 8 -'],
      ['risky response-added - 8'],
    ],
    [
      'successes of a range of which two are left',
      responses(ok.replace("'200'", '2XX')),
      responses(ok, ok.replace('200', '201')),
      ['safe response-removed 7 -'],
      ['risky response-added - 7'],
    ],
    [
      'a success that a range stands for now',
      responses(ok),
      responses(ok.replace("'200'", '2XX')),
      ['risky response-added - 7'],
      ['safe response-removed 7 -'],
    ],
    [
      'a success that the default stands for now',
      responses(ok),
      responses(ok.replace("'200'", 'default')),
      ['risky response-added - 7'],
      ['safe response-removed 7 -'],
    ],
    [
      'one of two successes that the default stands for now',
      responses(ok, created),
      responses(ok, rest),
      ['risky response-added - 8'],
      ['safe response-removed 8 -'],
    ],
    [
      'a range of successes that the default stands for now',
      responses(ok.replace("'200'", '2XX')),
      responses(ok.replace("'200'", 'default')),
      ['risky response-added - 7'],
      ['safe response-removed 7 -'],
    ],
    [
      'a success that the default stands for now, described otherwise at that',
      responses(created),
      responses('default: { description: any, headers: { X-Rate: { schema: { type: integer } } } }'),
      ['risky response-added - 7', 'safe header-added 7 7'],
      ['safe header-removed 7 7', 'safe response-removed 7 -'],
    ],
    [
      'a success for which something else stands now',
      responses(`'200': ${pet}`, `default: ${problem}`),
      responses(`default: ${problem}`),
      ['breaking response-removed 7 7'],
      ['breaking response-added 7 7'],
    ],
    [
      'a list for which an object stands now, of a range',
      responses(`'200': ${list}`, `2XX: ${problem}`),
      responses(`2XX: ${problem}`),
      ['breaking response-removed 7 7'],
      ['breaking response-added 7 7'],
    ],
    [
      'another success in its place, beside what errors are',
      responses(`'200': ${pet}`, `default: ${problem}`),
      responses(`'201': ${pet}`, `default: ${problem}`),
      ['risky response-added - 7', 'breaking response-removed 7 8'],
      ['risky response-added - 7', 'breaking response-removed 7 8'],
    ],
    [
      'a range of which one success is left, beside what errors are',
      responses(`2XX: ${pet}`, `default: ${problem}`),
      responses(`'200': ${pet}`, `default: ${problem}`),
      ['safe response-removed 7 -'],
      ['risky response-added - 7'],
    ],
    [
      'an error of its own, which was as all others are',
      responses(ok, `default: ${problem}`),
      responses(ok, `'404': ${list}`, `default: ${problem}`),
      ['breaking response-added 8 8'],
      ['breaking response-removed 8 8'],
    ],
    [
      'what a webhook is answered, for which something else stands now',
      webhook(responses(`'200': ${pet}`, `default: ${problem}`)),
      webhook(responses(`default: ${problem}`)),
      ['breaking response-removed 7 7'],
      ['breaking response-added 7 7'],
    ],
    [
      'an error that the default stands for now',
      responses(ok, missing),
      responses(ok, rest),
      ['safe response-added - 8'],
      ['safe response-removed 8 -'],
    ],
    [
      'a default that stands for all successes, beside an error',
      responses(missing),
      responses(missing, rest),
      ['risky response-added - 8'],
      ['breaking response-removed 8 -'],
    ],
    [
      'a range of what a webhook is answered, of which one is left',
      webhook(responses(ok.replace("'200'", '2XX'))),
      webhook(responses(ok)),
      ['breaking response-removed 7 -'],
      ['safe response-added - 7'],
    ],
    [
      'a default of what a webhook is answered, of which one success is left',
      webhook(responses(ok.replace("'200'", 'default'))),
      webhook(responses(ok)),
      ['breaking response-removed 7 -'],
      ['safe response-added - 7'],
    ],
    [
      'a default of what a webhook is answered beside a success',
      webhook(responses(ok, rest)),
      webhook(responses(ok)),
      ['risky response-removed 8 -'],
      ['safe response-added - 8'],
    ],
    ['a default', responses(ok), responses(ok, rest), ['safe response-added - 8'], ['safe response-removed 8 -']],
    [
      'an error that a range stood for',
      responses(ok, range),
      responses(ok, missing),
      ['safe response-removed 8 -'],
      ['safe response-added - 8'],
    ],
    [
      'a success of what a webhook is answered',
      webhook(responses(ok, created)),
      webhook(responses(ok)),
      ['breaking response-removed 8 -'],
      ['safe response-added - 8'],
    ],
    [
      'a media type beside',
      responses(ok),
      responses(both),
      ['safe media-type-added 7 7'],
      ['breaking media-type-removed 7 7'],
    ],
    [
      'a media type before the one that was',
      responses(ok),
      responses(xmlFirst),
      ['risky media-type-added 7 7'],
      ['breaking media-type-removed 7 7'],
    ],
    [
      'a range, of which one media type is named now',
      responses(ok.replace('application/json', "'*/*'")),
      responses(ok),
      ['risky media-type-removed 7 7'],
      ['risky media-type-added 7 7'],
    ],
    [
      'a range, in place of which something else comes',
      responses(ok.replace('application/json', "'text/*'")),
      responses(ok),
      ['risky media-type-added 7 7', 'breaking media-type-removed 7 7'],
      ['risky media-type-added 7 7', 'breaking media-type-removed 7 7'],
    ],
    [
      'a media type instead',
      responses(ok),
      responses(xml),
      ['risky media-type-added 7 7', 'breaking media-type-removed 7 7'],
      ['risky media-type-added 7 7', 'breaking media-type-removed 7 7'],
    ],
  ])('tell of %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each<[what: string, old: string, now: string]>([
    ['a status that a range stands for too', responses(ok, range), responses(ok, missing, range)],
    ['a status that the default stands for too', responses(ok, rest), responses(ok, missing, rest)],
    ['another order', responses(ok, missing), responses(missing, ok)],
    [
      'a status for which the same stands',
      responses(`'404': ${problem}`, `default: ${problem}`),
      responses(`default: ${problem}`),
    ],
    [
      'a response in the components',
      responses(missing),
      `${responses("'404': { $ref: '#/components/responses/None' }")}components: { responses: { None: { description: none } } }\n`,
    ],
  ])('are not told where nothing changes: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });
});

describe('headers of responses', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['optional', '', rate, ['safe header-added 7 7'], ['safe header-removed 7 7']],
    ['required', '', required, ['safe header-added 7 7'], ['breaking header-removed 7 7']],
    [
      'required where it was optional',
      rate,
      required,
      ['safe header-became-required 7 7'],
      ['breaking header-became-optional 7 7'],
    ],
    [
      'integer to string',
      rate,
      rate.replace('integer', 'string'),
      ['breaking header-type-changed 7 7'],
      ['safe header-type-changed 7 7'],
    ],
    [
      'a short text to a list, of which a text may be longer, and of which a text may be more than items',
      rate.replace('integer', 'string, maxLength: 3'),
      rate.replace('integer', 'array, items: { enum: [a, b] }'),
      ['breaking header-type-changed 7 7'],
      ['breaking header-type-changed 7 7'],
    ],
    [
      'deprecated',
      rate,
      rate.replace('schema', 'deprecated: true, schema'),
      ['safe deprecation-changed 7 7'],
      ['safe deprecation-lifted 7 7'],
    ],
  ])('tell of one that is %s', async (_what, old, now, forth, back) => {
    await expectChanges(responses(headers(old)), responses(headers(now)), forth);
    await expectChanges(responses(headers(now)), responses(headers(old)), back);
  });

  it('have to be there in the answer to a webhook, the other way', async () => {
    const [old, now] = [webhook(responses(headers(rate))), webhook(responses(headers(required)))];
    const { changes } = await compared(old, now);
    expect(changes.map(({ level, code }) => [level, code])).toEqual([['breaking', 'header-became-required']]);
    expect(changes[0]!.witness!.message).toEqual(['HTTP/1.1 200 OK']);
  });

  it('are compared as they are written', async () => {
    const object =
      'X-Rate: { schema: { type: object, properties: { a: { type: integer, enum: [1] } }, required: [a] } }';
    const old = responses(headers(object));
    const { changes } = await compared(old, old.replace('X-Rate: {', 'X-Rate: { explode: true,'));
    expect(changes.map(({ level, code }) => [level, code])).toEqual([['breaking', 'header-serialisation-changed']]);
    expect(changes[0]!.witness!.message).toEqual(['HTTP/1.1 200 OK', 'X-Rate: a=1']);
  });

  it('show the response that lacks one', async () => {
    const { changes } = await expectChanges(responses(headers(required)), responses(headers('')), [
      'breaking header-removed 7 7',
    ]);
    expect(changes[0]!.message).toBe('the header `X-Rate` of the response 200 is not sent any more');
    expect(changes[0]!.witness!.message).toEqual(['HTTP/1.1 200 OK']);
  });
});

describe('a response that has no body', () => {
  it.each<[what: string, old: string, now: string]>([
    ['the body of 204', responses(`'204': ${pet}`), responses(`'204': ${list}`)],
    ['the body of 205', responses(`'205': ${pet}`), responses(`'205': ${list}`)],
    ['the body of 304', responses(`'304': ${pet}`), responses("'304': { description: any }")],
    ['the body of 1XX', responses(`1XX: ${pet}`), responses(`1XX: ${list}`)],
    [
      'the body of what HEAD is answered',
      responses(ok.replace('object', 'integer')).replace('get:', 'head:'),
      responses(ok).replace('get:', 'head:'),
    ],
  ])('is not compared as if it had: %s', async (_what, old, now) => {
    const there = await expectChanges(old, now, []);
    const back = await expectChanges(now, old, []);
    expect([...there.sites, ...back.sites]).toEqual([]);
  });

  it('is shown without one', async () => {
    const withHeader = (said: string) =>
      responses(pet.replace('{', "'204': {").replace('content', `headers: { X-Rate: { ${said} } }, content`));
    const { changes } = await expectChanges(
      withHeader('required: true, schema: { type: integer }'),
      withHeader('schema: { type: integer }'),
      ['breaking header-became-optional 7 7'],
    );
    expect(changes[0]!.witness!.message).toEqual(['HTTP/1.1 204 No Content']);
  });
});

describe('links of responses', () => {
  const link = (said: string) => `'200': { description: ok, links: { ${said} } }`;
  const next = 'next: { operationRef: "#/paths/~1pets/get" }';

  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['new or gone', '', next, ['safe link-added 7 7'], ['risky link-removed 7 7']],
    [
      'elsewhere',
      next,
      'next: { operationRef: "#/paths/~1pets/get", parameters: { a: 1 } }',
      ['risky link-changed 7 7'],
      ['risky link-changed 7 7'],
    ],
    [
      'described otherwise',
      next,
      'next: { operationRef: "#/paths/~1pets/get", description: the next }',
      ['safe documentation-changed 7 7'],
      ['safe documentation-changed 7 7'],
    ],
  ])('tell of one that is %s', async (_what, old, now, forth, back) => {
    await expectChanges(responses(link(old)), responses(link(now)), forth);
    await expectChanges(responses(link(now)), responses(link(old)), back);
  });
});

it('tells what changes in a component once, whichever statuses it comes with', async () => {
  const component = (headers: string) =>
    `components: { responses: { R: { description: d${headers} } } }\n${responses("'200': { $ref: '#/components/responses/R' }", "default: { $ref: '#/components/responses/R' }")}`;
  const header = ', headers: { X-A: { required: true, schema: { type: string } } }';
  const [change, ...others] = (await compared(component(header), component(''))).changes;
  expect(others).toEqual([]);
  expect(change).toMatchObject({ level: 'breaking', code: 'header-removed' });
  expect(change!.reaches.map(({ part }) => part)).toEqual(['response 200, header X-A', 'response default, header X-A']);
});
