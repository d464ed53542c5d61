import { isOf, nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const integerBounds = boundsRule({
  code: 'integer-bounds',
  what: 'A whole number of a request has no bounds.',
  why: 'Numbers that are larger than a column or a loop was made for overflow, or keep it busy (OWASP API4:2023).',
  remedy: 'Add minimum and maximum, or a format: int32, int64',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: age, in: query, schema: { type: integer } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: age, in: query, schema: { type: integer, minimum: 0, maximum: 200 } }]
      responses: { '200': { description: All pets. } }
`,
  says: node => {
    if (!isOf(node.value, 'integer') || saysAny(node, ['enum', 'const', 'format', '$ref'])) return undefined;
    const missing = [
      ...(saysAny(node, ['minimum', 'exclusiveMinimum']) ? [] : ['minimum']),
      ...(saysAny(node, ['maximum', 'exclusiveMaximum']) ? [] : ['maximum']),
    ];
    return missing.length === 0 ? undefined : `${nameOf(node)} has no ${missing.join(' and no ')}`;
  },
});
