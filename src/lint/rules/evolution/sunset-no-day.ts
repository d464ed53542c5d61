import type { WrittenObject } from '../../../contract/index.js';
import { show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { sunsetOf } from '../../sunset.js';

export const sunsetNoDay: Rule = {
  code: 'sunset-no-day',
  category: 'evolution',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An `x-sunset` is no day.',
  why: 'Nothing can be held against it: the word is without effect.',
  remedy: 'Write it as `2027-01-31`, or as a time such as `2027-01-31T00:00:00Z`',
  bad: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: next year, responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2027-01-31', responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => {
    const look = (node: WrittenObject) => {
      const value = node.value['x-sunset'];
      if (value !== undefined && sunsetOf(value) === undefined)
        report(`The x-sunset ${show(value)} is no day`, { node, at: 'x-sunset' });
    };
    return { operation: look, parameter: look, header: look, schema: look };
  },
};
