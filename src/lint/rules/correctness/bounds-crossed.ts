import type { JsonObject } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

const pairs = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
  ['minimum', 'maximum'],
] as const;

export const boundsCrossedRule: Rule = {
  code: 'bounds-crossed',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A lower bound is above the upper bound.',
  why: 'No value is within the two, so each is refused (JSON Schema Validation, section 6).',
  remedy: 'Exchange or correct the bounds',
  bad: `
components:
  schemas:
    Name: { type: string, minLength: 20, maxLength: 2 }
`,
  good: `
components:
  schemas:
    Name: { type: string, minLength: 2, maxLength: 20 }
`,
  check: ({ report }) => ({
    schema: node => {
      const crossed = boundsCrossed(node.value);
      if (!crossed) return;
      const [least, most] = crossed;
      const message = `${least} is ${node.value[least]}, above ${most}, which is ${node.value[most]}: no value is within both`;
      report(message, { node, at: least, part: 'key' });
    },
  }),
};

/** The first pair of bounds between which there is nothing. */
export function boundsCrossed(schema: JsonObject): readonly [string, string] | undefined {
  if (
    !(
      'minLength' in schema ||
      'minimum' in schema ||
      'minItems' in schema ||
      'minProperties' in schema ||
      'minContains' in schema
    )
  )
    return undefined;
  return pairs.find(([least, most]) => {
    const [low, high] = [schema[least], schema[most]];
    return typeof low === 'number' && typeof high === 'number' && low > high;
  });
}
