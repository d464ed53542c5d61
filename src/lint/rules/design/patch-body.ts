// https://www.rfc-editor.org/rfc/rfc5789
import { Part } from '../../parts.js';
import type { Rule } from '../../rule.js';

export const patchBody: Rule = {
  code: 'patch-body',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'PATCH takes a body with properties that have to be there.',
  why: 'PATCH changes a part (RFC 5789): what has to be sent each time is not what is to be changed.',
  remedy:
    'Let all properties of the body be optional, or take application/merge-patch+json or application/json-patch+json',
  bad: `
paths:
  /pet:
    patch:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { name: { type: string }, age: { type: integer } }, required: [name] } } }
      responses: { '204': { description: Changed. } }
`,
  good: `
paths:
  /pet:
    patch:
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string }, age: { type: integer } } } } } }
      responses: { '204': { description: Changed. } }
`,
  check: context => ({
    contract: ({ operations }) => {
      for (const { key, method, requestBody } of operations) {
        if (method !== 'PATCH') continue;
        for (const { range, schema } of requestBody?.content ?? []) {
          if (!schema || !/^application\/json\b/i.test(range)) continue;
          const part = Part.of(schema, id => context.schemas.schema(id));
          if (hasNothingElse(part)) continue;
          const names = [...part.required].map(name => `'${name}'`).join(', ');
          if (names !== '') context.report(`${key} takes no body without ${names}`, part.locate(), { operation: key });
        }
      }
    },
  }),
};

/** Whether no part can be left out: there is but one, or the body is a list of changes (RFC 7644, section 3.5.2). */
function hasNothingElse({ properties, required }: Part): boolean {
  return (properties.size === 1 && required.size === 1) || required.has('Operations');
}
