import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

export const corsWildcard: Rule = {
  code: 'cors-wildcard',
  category: 'security',
  severity: 'warning',
  presets: ['security'],
  what: 'Every page on the web may read the answers.',
  why: 'Access-Control-Allow-Origin: * lets any page that a user has open call the API from within their network (OWASP API8:2023).',
  remedy: 'Answer the origins that are known',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., headers: { Access-Control-Allow-Origin: { schema: { type: string }, example: '*' } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: All pets.
          headers: { Access-Control-Allow-Origin: { schema: { type: string }, example: 'https://example.com' } }
`,
  check: ({ report }) => ({
    header: node => {
      if (node.key.toLowerCase() === 'access-control-allow-origin' && valuesOf(node).includes('*'))
        report('Access-Control-Allow-Origin is *', node);
    },
  }),
};

function valuesOf({ value }: WrittenObject): readonly unknown[] {
  const schema = typeof value['schema'] === 'object' && value['schema'] !== null ? Object.entries(value['schema']) : [];
  const said = schema.flatMap(([keyword, item]) =>
    ['const', 'default', 'example', 'enum', 'examples'].includes(keyword) ? [item] : [],
  );
  return [value['example'], ...said].flat();
}
