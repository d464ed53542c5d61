import type { WrittenObject } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { childOf } from '../../places.js';
import { isObject, membersOf, show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { reasonOf } from '../../values.js';

export const headerExampleInvalid: Rule = {
  code: 'header-example-invalid',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example of a header does not fit its schema.',
  why: 'Readers and mocks take examples for what is right: one of the two is wrong (Header Object).',
  remedy: 'Correct the example, or the schema of the header',
  bad: `
components:
  headers:
    X-Rate-Limit: { schema: { type: integer }, example: many }
`,
  good: `
components:
  headers:
    X-Rate-Limit: { schema: { type: integer }, example: 60 }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      header: node => {
        const { schema, example, examples } = node.value;
        if (isObject(schema) && (example !== undefined || examples !== undefined)) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const schema = context.schemas.at(childOf(node, 'schema'));
          const { types } = context.schemas.shape(schema.json);
          for (const [value, at] of examplesOf(node)) {
            if (typeof value === 'string' && (types & 96) !== 0) continue;
            const violations = context.schemas.violations(schema, value, 'response') ?? [];
            if (violations.length === 0) continue;
            const message = `The example ${show(value)} of the header '${node.key}' does not fit its schema: ${reasonOf(violations)}`;
            context.report(message, { node, at });
          }
        }
      },
    };
  },
};

function examplesOf({ value: { example, examples } }: WrittenObject): readonly (readonly [Json, readonly string[]])[] {
  const named = membersOf(examples).flatMap(([name, each]) =>
    isObject(each) && each.value !== undefined ? [[each.value, ['examples', name, 'value']] as const] : [],
  );
  return example === undefined ? named : [[example, ['example']], ...named];
}
