import { diff } from '../../../../src/diff/index.js';
import { compared, contractOf } from '../given.js';

const body = (type: string, schema: string) => `paths:
  /notes:
    post:
      requestBody: { required: true, content: { ${type}: { schema: ${schema} } } }
      responses: { '204': { description: done } }
`;

describe('a body of text whose type has changed', () => {
  it.each([
    [
      'of few texts, where no text had been an integer',
      'text/csv',
      '{ type: integer, minimum: 3 }',
      '{ enum: [a, b] }',
    ],
    ['that stands for an object now', 'text/plain', '{ type: string }', '{ type: object }'],
    ['that stood for a list', 'text/csv', '{ type: array, items: { type: integer } }', '{ type: string }'],
    ['of XML', 'application/xml', '{ type: string }', '{ type: integer }'],
    ['of YAML', 'application/yaml', '{ type: integer }', '{ type: string }'],
  ])('is risky where nobody can say how it is read: %s', async (_what, type, old, now) => {
    const { changes } = await compared(body(type, old), body(type, now));
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['risky body-type-changed']);
    expect(changes[0]!.unknown).toMatch(/^Whether .* understood as before could not be decided: /);
  });

  it('says that nothing was tried where no text is a value of a type that is none of strings', async () => {
    const { changes } = await compared(answer("{ enum: ['1', '2'] }"), answer('{ type: integer }'));
    expect(changes.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'risky the response 200 is integer now, and was string; no value was found to try',
    ]);
  });

  it('is broken where a service reads a string that the new type refuses', async () => {
    const { changes } = await compared(body('text/csv', '{ enum: [a, b] }'), body('text/csv', '{ type: integer }'));
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['breaking body-type-changed']);
    expect(changes[0]!.witness!.message.at(-1)).toBe('a');
  });
});

const answer = (schema: string) =>
  `paths: { /notes: { get: { responses: { '200': { description: a note, content: { text/plain: { schema: ${schema} } } } } } } }\n`;

describe('a text that may be a string is one, whose type is no change', () => {
  const short = '{ type: string, maxLength: 5 }';
  const either = (other: string, string = '{ type: string }') => `{ anyOf: [${other}, ${string}] }`;
  it.each<[what: string, old: string, now: string, want: readonly string[]]>([
    ['that was short', body('text/plain', short), body('text/plain', '{}'), ['safe schema-size-changed']],
    ['that is short', body('text/plain', '{}'), body('text/plain', short), ['breaking schema-size-changed']],
    ['that comes longer', answer(short), answer('{}'), ['breaking schema-size-changed']],
    ['that comes shorter', answer('{}'), answer(short), ['safe schema-size-changed']],
    ['of any length', body('text/plain', '{ type: string }'), body('text/plain', '{}'), []],
    ['that was a number', answer('{ type: integer }'), answer('{}'), ['breaking body-type-changed']],
    ['that is a number', body('text/csv', '{}'), body('text/csv', '{ type: integer }'), ['breaking body-type-changed']],
    [
      'that may be an object, which no text is',
      body('text/plain', either('{ type: object, required: [a] }')),
      body('text/plain', either('{ type: object, required: [b] }')),
      ['safe schema-property-required', 'safe schema-property-optional'],
    ],
    [
      'that may be a number, which no text is',
      answer(either('{ type: integer, minimum: 3 }')),
      answer(either('{ type: integer, minimum: 2 }')),
      ['safe schema-bound-changed'],
    ],
    [
      'that may be an object, and is shorter',
      body('text/csv', either('{ type: object }')),
      body('text/csv', either('{ type: object }', short)),
      ['breaking schema-size-changed'],
    ],
  ])('%s', async (_what, old, now, want) => {
    for (const version of ['3.0.3', '3.1.0']) {
      const [before, after] = await Promise.all(
        [old, now].map(each => contractOf(`openapi: ${version}\ninfo: { title: T, version: "1" }\n${each}`)),
      );
      const { changes } = diff(before!, after!);
      expect([version, ...changes.map(({ level, code }) => `${level} ${code}`)]).toEqual([version, ...want]);
    }
  });
});
