import { changes as changesOf } from '../../schemas/given.js';
import { webhookWithParameters, withParameters } from '../documents.js';
import { expectChanges, type Want } from '../expect-changes.js';

const a = '{ name: a, in: query, required: true, schema: { type: string } }';
const limit = '{ name: limit, in: query, schema: { type: integer } }';
const listed = '{ name: ids, in: query, schema: { type: array, items: { type: string } } }';
const required = '{ name: limit, in: query, required: true, schema: { type: integer } }';
const filled = '{ name: limit, in: query, required: true, schema: { type: integer, default: 5 } }';
const header = '{ name: X-Limit, in: header, required: true, schema: { type: integer } }';
const cookie = '{ name: limit, in: cookie, required: true, schema: { type: integer } }';
const inHeader = '{ name: limit, in: header, schema: { type: integer } }';

describe('the query string as a whole', () => {
  it('is the same whatever it is called', async () => {
    const whole = (name: string, type: string) =>
      withParameters(
        `{ name: ${name}, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: ${type} } } } } } }`,
      ).replace('paths:', 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\npaths:');
    const { sites } = await expectChanges(whole('all', 'string'), whole('query', 'string, maxLength: 3'), []);
    expect(sites.map(({ reaches }) => reaches.part)).toEqual(['query string']);
    expect(sites[0]!.message({ a: 'b' }).lines[0]).toBe('GET /pets?a=b HTTP/1.1');
  });
});

describe('parameters that are added, removed or required', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'optional',
      withParameters(a),
      withParameters(a, limit),
      ['safe parameter-added - 8'],
      ['risky parameter-removed 8 -'],
    ],
    [
      'required',
      withParameters(a),
      withParameters(a, required),
      ['breaking required-parameter-added - 8'],
      ['risky parameter-removed 8 -'],
    ],
    [
      'a required header',
      withParameters(a),
      withParameters(a, header),
      ['breaking required-parameter-added - 8'],
      ['risky parameter-removed 8 -'],
    ],
    [
      'a required cookie',
      withParameters(a),
      withParameters(a, cookie),
      ['breaking required-parameter-added - 8'],
      ['risky parameter-removed 8 -'],
    ],
    [
      'required with a default',
      withParameters(a),
      withParameters(a, filled),
      ['risky required-parameter-added - 8'],
      ['risky parameter-removed 8 -'],
    ],
    [
      'required where it was optional',
      withParameters(a, limit),
      withParameters(a, required),
      ['breaking parameter-became-required 8 8'],
      ['safe parameter-became-optional 8 8'],
    ],
    [
      'in a webhook, required',
      webhookWithParameters(a),
      webhookWithParameters(a, header),
      ['safe parameter-added - 8'],
      ['breaking parameter-removed 8 -'],
    ],
    [
      'in a webhook, required where it was optional',
      webhookWithParameters(limit),
      webhookWithParameters(required),
      ['safe parameter-became-required 7 7'],
      ['breaking parameter-became-optional 7 7'],
    ],
    [
      'of another place',
      withParameters(a, limit),
      withParameters(a, cookie),
      ['breaking parameter-moved 8 8'],
      ['risky parameter-moved 8 8'],
    ],
    [
      'of another place, optional',
      withParameters(a, limit),
      withParameters(a, inHeader),
      ['risky parameter-moved 8 8'],
      ['risky parameter-moved 8 8'],
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it('say in the words of a client what no longer holds, and show the request', async () => {
    const { changes } = await expectChanges(withParameters(a), withParameters(a, header), [
      'breaking required-parameter-added - 8',
    ]);
    expect(changes[0]!.message).toBe('requests without the request header `X-Limit` are refused now');
    expect(changes[0]!.directions).toEqual(['request']);
    expect(changes[0]!.reaches).toEqual([{ operation: 'GET /pets', part: 'header parameter X-Limit' }]);
    expect(changes[0]!.witness!.message[changes[0]!.witness!.mark!]).toMatch(/^GET \/pets\?a=[^ ]+ HTTP\/1\.1$/);
  });

  it('are one change where operations share a component, whichever of them uses it', async () => {
    const shared = (needed: boolean) => `paths:
  /a: { get: { parameters: [{ $ref: '#/components/parameters/Limit' }], responses: { '204': { description: a } } } }
  /b: { get: { parameters: [{ $ref: '#/components/parameters/Limit' }], responses: { '204': { description: b } } } }
components:
  parameters:
    Limit: { name: limit, in: query, required: ${needed}, schema: { type: integer } }
`;
    const { changes } = await expectChanges(shared(false), shared(true), ['breaking parameter-became-required 8 8']);
    expect(changes[0]!.reaches.map(({ operation }) => operation)).toEqual(['GET /a', 'GET /b']);
  });

  it.each<[what: string, old: string, now: string, want: Want[]]>([
    [
      'a default',
      limit.replace('integer', 'integer, default: 5'),
      limit.replace('integer', 'integer, default: 6'),
      ['risky default-changed 7 7'],
    ],
    ['a default that is new', limit, limit.replace('integer', 'integer, default: 6'), ['risky default-changed 7 7']],
    ['a deprecation', limit, limit.replace('name', 'deprecated: true, name'), ['safe deprecation-changed 7 7']],
    ['one that is lifted', limit.replace('name', 'deprecated: true, name'), limit, ['safe deprecation-lifted 7 7']],
    [
      'an empty value that is no longer allowed',
      limit.replace('name', 'allowEmptyValue: true, name'),
      limit,
      ['breaking parameter-empty-value-changed 7 7'],
    ],
    [
      'an empty value that the schema allows',
      limit.replace('name', 'allowEmptyValue: true, name').replace('integer', 'string'),
      limit.replace('integer', 'string'),
      ['safe parameter-empty-value-changed 7 7'],
    ],
    [
      'an empty value that is allowed',
      limit,
      limit.replace('name', 'allowEmptyValue: true, name'),
      ['safe parameter-empty-value-changed 7 7'],
    ],
    [
      'an empty item that is left out now',
      listed,
      listed.replace('name', 'allowEmptyValue: true, name'),
      ['breaking parameter-empty-value-changed 7 7'],
    ],
    [
      'an empty item, where the parameter may not be left out',
      listed.replace('name', 'required: true, name'),
      listed.replace('name', 'required: true, allowEmptyValue: true, name'),
      ['breaking parameter-empty-value-changed 7 7'],
    ],
    [
      'an empty value that was refused all along',
      limit.replace('name', 'required: true, allowEmptyValue: true, name'),
      limit.replace('name', 'required: true, name'),
      ['safe parameter-empty-value-changed 7 7'],
    ],
  ])('tell %s', async (_what, old, now, want) => {
    await expectChanges(withParameters(old), withParameters(now), want);
  });

  it('are shown by no empty value where that is allowed on either side: it is no break of the schema', async () => {
    const text = '{ name: q, in: query, allowEmptyValue: true, schema: { type: string } }';
    const long = (least: number) => withParameters(text.replace('string', `string, minLength: ${least}`));
    expect((await changesOf(withParameters(text), long(1))).map(({ level }) => level)).toEqual(['safe']);
    const [change] = await changesOf(withParameters(text), long(2));
    expect(change!.witness).toMatchObject({ confirmed: true, value: 'a' });
  });

  it.each<[what: string, old: string, now: string]>([
    ['reordered', withParameters(a, limit), withParameters(limit, a)],
    ['a header in other letters', withParameters(header), withParameters(header.replace('X-Limit', 'x-limit'))],
    [
      'a style that is the default',
      withParameters(limit),
      withParameters(limit.replace('in:', 'style: form, explode: true, in:')),
    ],
    [
      'of the path item or of the operation',
      withParameters(limit),
      `paths:\n  /pets:\n    parameters: [${limit}]\n    get: { responses: { '204': { description: done } } }\n`,
    ],
  ])('are not told where nothing changes: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });
});
