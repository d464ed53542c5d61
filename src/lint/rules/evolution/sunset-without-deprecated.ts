import type { WrittenObject } from '../../../contract/index.js';
import { appendToken } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

export const sunsetWithoutDeprecated: Rule = {
  code: 'sunset-without-deprecated',
  category: 'evolution',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An `x-sunset` stands where nothing is deprecated.',
  why: 'Tools and readers go by `deprecated`: nobody is warned before the day comes.',
  remedy: 'Add `deprecated: true`',
  fix: 'Adds `deprecated: true`.',
  bad: `
paths:
  /pets:
    get: { x-sunset: '2027-01-31', responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2027-01-31', responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => {
    const look = (node: WrittenObject) => {
      if (node.value['x-sunset'] === undefined || node.value.deprecated === true) return;
      const fix = { edits: [{ pointer: appendToken(node.pointer, 'deprecated'), value: true }] };
      report("'x-sunset' says that it goes, but it is not deprecated", { node, at: 'x-sunset', part: 'key' }, { fix });
    };
    return { operation: look, parameter: look, header: look, schema: look };
  },
};
