import { isOf, nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const arrayBounds = boundsRule({
  code: 'array-bounds',
  what: 'A list of a request may be of any length.',
  why: 'Each item is work: a million of them in one request keeps a server from all others (OWASP API4:2023).',
  remedy: 'Add maxItems',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: array, items: { type: integer } } } } }
      responses: { '201': { description: The new pets. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: array, maxItems: 100, items: { type: integer } } } } }
      responses: { '201': { description: The new pets. } }
`,
  says: node => {
    const { value } = node;
    if (!isOf(value, 'array') || saysAny(node, ['maxItems', 'enum', 'const', '$ref'])) return undefined;
    return value['items'] === false || isOneOfFew(value) ? undefined : `${nameOf(node)} is a list of any length`;
  },
});

/** A set of the values of an enum is no longer than that. */
function isOneOfFew({ items, uniqueItems }: { readonly [keyword: string]: unknown }): boolean {
  return uniqueItems === true && typeof items === 'object' && items !== null && 'enum' in items;
}
