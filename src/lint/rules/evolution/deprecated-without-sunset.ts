import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

export const deprecatedWithoutSunset: Rule = {
  code: 'deprecated-without-sunset',
  category: 'evolution',
  severity: 'warning',
  presets: ['strict'],
  what: 'An operation is deprecated, and nothing says until when it answers.',
  why: 'Its users can not plan their move (RFC 8594): `specwright diff` lets it go once the day has passed.',
  remedy: 'Add `x-sunset` with the day, such as `x-sunset: 2027-01-31`',
  options: {
    parameters: {
      schema: { type: 'boolean' },
      default: false,
      what: 'Whether parameters and headers are looked at too.',
    },
    properties: {
      schema: { type: 'boolean' },
      default: false,
      what: 'Whether schemas and properties are looked at too.',
    },
  },
  bad: `
paths:
  /pets:
    get: { deprecated: true, responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2027-01-31', responses: { '200': { description: All pets. } } }
`,
  check: ({ report, options }) => {
    const look = (what: string) => (node: WrittenObject) => {
      if (node.value.deprecated !== true || node.value['x-sunset'] !== undefined) return;
      report(`The ${what} is deprecated without a day on which it goes`, { node, at: 'deprecated', part: 'key' });
    };
    return {
      operation: look('operation'),
      ...(options.parameters === true && { parameter: look('parameter'), header: look('header') }),
      ...(options.properties === true && { schema: look('schema') }),
    };
  },
};
