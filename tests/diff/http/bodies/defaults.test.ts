import { expectChanges, type Want } from '../expect-changes.js';

/** A body whose schema is a component, with its properties from line 8 on. */
const document = (size: string, more = '') => `paths:
  /pets: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: done } } } }
  /dogs: { put: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: done } } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        size: { type: integer${size} }
        parent: { $ref: '#/components/schemas/Pet' }
${more}`;

describe('the defaults of properties', () => {
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['another value', ', default: 1', ', default: 2', ['risky default-changed 11 11']],
    ['a value where none was', '', ', default: 2', ['risky default-changed 11 11']],
    ['no value any more', ', default: 1', '', ['risky default-changed 11 11']],
    ['the same value', ', default: 1', ', default: 1.0', []],
  ])('are told once, for all operations that they reach: %s', async (_what, old, now, want) => {
    const { changes } = await expectChanges(document(old), document(now), want);
    for (const { reaches } of changes)
      expect(reaches.map(({ operation }) => operation)).toEqual(['POST /pets', 'PUT /dogs']);
  });

  it('are found within lists', async () => {
    const list = (value: number) =>
      document(
        '',
        `        list: { type: array, items: { type: object, properties: { deep: { type: integer, default: ${value} } } } }\n`,
      );
    const { changes } = await expectChanges(list(1), list(2), ['risky default-changed 13 13']);
    expect(changes[0]!.message).toBe(
      '`list[].deep` of the request body, where it is left out, means `2` now, and meant `1`',
    );
  });
});
