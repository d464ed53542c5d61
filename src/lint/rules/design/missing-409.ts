import type { RequestBody } from '../../../contract/index.js';
import { Part } from '../../parts.js';
import { isItem } from '../../paths.js';
import type { RuleContext } from '../../rule.js';
import { wordsOf } from '../../words.js';
import { statusRule } from './status-rule.js';

export const missing409 = statusRule({
  code: 'missing-409',
  presets: ['strict'],
  statuses: ['409', '412', '422'],
  because: ({ method, path, requestBody, responses }, context, operations) => {
    const creates = responses.some(({ status }) => status === '201');
    if (!requestBody || !creates) return undefined;
    const items = operations.flatMap(each => itemOf(path, each.path) ?? []);
    if (method === 'POST')
      return isNamed(requestBody, items, context) ? 'what it creates may be there already' : undefined;
    return method === 'PUT' && isItem(path) ? 'it may meet another state than its sender knew' : undefined;
  },
  why: 'Two clients create the same thing, or change it from states that no longer hold (RFC 9110, section 15.5.10): the second has to learn that its request was right and came too late.',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { email: { type: string } } } } } }
      responses: { '201': { description: The new pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { email: { type: string } } } } } }
      responses: { '201': { description: The new pet. }, '409': { description: There is such a pet. } }
`,
});

/** The last words of names of what there can be but one of. */
const identities = new Set('slug key code email login username handle domain hostname id ids sku alias'.split(' '));

/** The name of the parameter by which a path leads to one of a collection. */
function itemOf(collection: string, path: string): string | undefined {
  return isItem(path) && path.startsWith(`${collection}/{`) ? path.slice(collection.length + 2, -1) : undefined;
}

/** Whether clients say which thing it is that they create: of what the server names, such as a comment, there is never one already. */
function isNamed({ content }: RequestBody, items: readonly string[], { schemas }: RuleContext): boolean {
  return content.some(({ schema }) => {
    if (!schema) return false;
    const names = Part.of(schema, id => schemas.schema(id)).properties.keys();
    return [...names].some(name => items.includes(name) || identities.has(wordsOf(name).at(-1) ?? ''));
  });
}
