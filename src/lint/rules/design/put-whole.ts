import type { Operation, Schema } from '../../../contract/index.js';
import { isFound } from '../../../schema/index.js';
import type { Rule } from '../../rule.js';
import { isJson } from '../../statuses.js';

export const putWhole: Rule = {
  code: 'put-whole',
  category: 'design',
  severity: 'info',
  presets: [],
  what: 'PUT refuses what GET of the same path answers.',
  why: 'PUT takes the whole of what GET shows (RFC 9110, section 9.3.4): a client reads it, changes a part and sends it back.',
  remedy: 'Let the body of PUT accept what GET answers (readOnly says what is not taken over), or use PATCH',
  bad: `
paths:
  /pet:
    get:
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { type: object, properties: { name: { type: string } }, required: [name] } } }
    put:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { name: { type: integer } }, required: [name] } } }
      responses: { '204': { description: Replaced. } }
`,
  good: `
paths:
  /pet:
    get:
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { type: object, properties: { name: { type: string } }, required: [name] } } }
    put:
      requestBody:
        content: { application/json: { schema: { properties: { name: { type: string } }, type: object, required: [name] } } }
      responses: { '204': { description: Replaced. } }
`,
  check: context => ({
    contract: ({ operations }) => {
      const gets = new Map(operations.flatMap(each => (each.method === 'GET' ? [[each.path, each] as const] : [])));
      for (const put of operations) {
        const shown = put.method === 'PUT' ? answered(gets.get(put.path)) : undefined;
        const taken = put.requestBody?.content.find(({ range }) => isJson(range))?.schema;
        if (!shown || !taken || shown.id === taken.id) continue;
        const lost = context.schemas.difference(shown.id, taken.id, 'request');
        if (!isFound(lost)) continue;
        const value = JSON.stringify(lost.value).slice(0, 120);
        context.report(`${put.key} refuses what GET may answer: ${value}`, put.location, { operation: put.key });
      }
    },
  }),
};

function answered(get: Operation | undefined): Schema | undefined {
  return get?.responses.find(({ status }) => status === '200')?.content.find(({ range }) => isJson(range))?.schema;
}
