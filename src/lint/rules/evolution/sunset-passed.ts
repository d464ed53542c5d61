import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';
import { sunsetOf } from '../../sunset.js';

export const sunsetPassed: Rule = {
  code: 'sunset-passed',
  category: 'evolution',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'The day of an `x-sunset` has passed, and what it is about is still there.',
  why: 'Its users were told that it is gone (RFC 8594): either they still need it, or it can go.',
  remedy: 'Remove it, or name a later day',
  bad: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2020-01-31', responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2099-01-31', responses: { '200': { description: All pets. } } }
`,
  check: ({ report, now }) => {
    const look = (node: WrittenObject) => {
      const day = sunsetOf(node.value['x-sunset']);
      if (day !== undefined && day < now)
        report(`It was to go on ${day}, and on ${now} it is still there`, { node, at: 'x-sunset' });
    };
    return { operation: look, parameter: look, header: look, schema: look };
  },
};
