import type { Rule } from '../../rule.js';
import { maskOf } from '../../shape.js';

const texts = [
  ...['date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6'],
  ...['uri', 'uri-reference', 'iri', 'iri-reference', 'uri-template', 'uuid', 'regex', 'json-pointer'],
  ...['relative-json-pointer', 'byte', 'binary', 'password', 'base64url', 'html', 'commonmark'],
];
const numbers = ['int8', 'uint8', 'int16', 'int32', 'float', 'double', 'double-int'];
const typesOf = new Map([
  ...texts.map(name => [name, maskOf('string')] as const),
  ...numbers.map(name => [name, maskOf('number')] as const),
]);

export const formatWrongType: Rule = {
  code: 'format-wrong-type',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A format is about another type than the schema allows.',
  why: 'It has no effect on values of other types: nothing is checked, and generators disagree on what is meant (OpenAPI format registry).',
  remedy: 'Correct the type or the format',
  bad: `
components:
  schemas:
    Created: { type: integer, format: date-time }
`,
  good: `
components:
  schemas:
    Created: { type: string, format: date-time }
`,
  check: ({ report }) => ({
    schema: node => {
      const { format, type } = node.value;
      if (typeof format !== 'string' || type === undefined) return;
      const mask = typesOf.get(format);
      if (mask === undefined || maskOf(type) === 0 || (mask & maskOf(type)) !== 0) return;
      const what = mask === maskOf('string') ? 'texts' : 'numbers';
      const message = `The format '${format}' is about ${what}, and has no effect beside 'type: ${[type].flat().join(' | ')}'`;
      report(message, { node, at: 'format' });
    },
  }),
};
