import type { Response, Schema } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';
import { isError, isJson } from '../../statuses.js';

export const errorSchema: Rule = {
  code: 'error-schema',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'Errors have bodies of several schemas.',
  why: 'A client handles errors in one place: with one schema it can read all of them there.',
  remedy: 'Use one schema for all errors, and let what differs be optional in it',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '404': { description: Nothing there., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '500': { description: Our fault., content: { application/json: { schema: { type: string } } } }
components:
  schemas:
    Error: { type: object, properties: { title: { type: string } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '500': { description: Our fault., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
components:
  schemas:
    Error: { type: object, properties: { title: { type: string } } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      const users = new Map<string, Set<Response>>();
      for (const response of operations.flatMap(({ responses }) => responses.filter(isError))) {
        const schema = response.content.find(({ range }) => isJson(range))?.schema;
        if (!schema) continue;
        const key = keyOf(schema);
        users.set(key, (users.get(key) ?? new Set()).add(response));
      }
      const [most, ...others] = [...users].sort(([, a], [, b]) => b.size - a.size);
      if (!most) return;
      for (const [key, responses] of others)
        for (const { status, location } of responses)
          report(`The error ${status} has ${called(key)}, where most have ${called(most[0])}`, location);
    },
  }),
};

/** Schemas without a name are one where they say the same. */
function keyOf({ name, json }: Schema): string {
  return name ?? JSON.stringify(json);
}

function called(key: string): string {
  // names of components have no brace
  return key.startsWith('{') ? 'a schema of its own' : `the schema '${key}'`;
}
