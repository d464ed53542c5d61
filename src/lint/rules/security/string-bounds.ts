import { isOf, nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

/** Formats whose texts are short. */
const short = new Set('date date-time time duration uuid ipv4 ipv6 hostname email byte int32 int64 decimal'.split(' '));

export const stringBounds = boundsRule({
  code: 'string-bounds',
  what: 'A text of a request may be of any length.',
  why: 'Memory, indices and logs fill with what one client sends (OWASP API4:2023).',
  remedy: 'Add maxLength; enum, const, pattern or a format that is short will do too',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: kind, in: query, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: kind, in: query, schema: { type: string, maxLength: 50 } }]
      responses: { '200': { description: All pets. } }
`,
  says: node => {
    if (!isOf(node.value, 'string') || saysAny(node, ['maxLength', 'enum', 'const', 'pattern', '$ref']))
      return undefined;
    const { format } = node.value;
    // the body of a file is bounded where it is received
    if (typeof format === 'string' && (short.has(format) || format === 'binary')) return undefined;
    return 'contentMediaType' in node.value ? undefined : `${nameOf(node)} is a text of any length`;
  },
});
