import { compared } from '../given.js';

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

  it('is broken where a service reads a string that the new type refuses', async () => {
    const { changes } = await compared(body('text/csv', '{ enum: [a, b] }'), body('text/csv', '{ type: integer }'));
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(['breaking body-type-changed']);
    expect(changes[0]!.witness!.message.at(-1)).toBe('a');
  });
});
