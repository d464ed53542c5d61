import type { WrittenObject } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { listOf, show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { plainlyFit, reasonOf } from '../../values.js';

export const schemaExampleInvalid: Rule = {
  code: 'schema-example-invalid',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example in a schema does not fit that schema.',
  why: 'Readers and mocks take examples for what is right: one of the two is wrong (JSON Schema Validation, section 9.5).',
  remedy: 'Correct the example, or the schema that it stands in',
  bad: `
components:
  schemas:
    Pet:
      type: object
      properties:
        age: { type: integer, examples: ['3'] }
`,
  good: `
components:
  schemas:
    Pet:
      type: object
      properties:
        age: { type: integer, examples: [3] }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { value } = node;
        if (value.example === undefined && value.examples === undefined) return;
        if (
          !plainlyFit(
            value,
            examplesOf(value).map(([example]) => example),
          )
        )
          suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const schema = context.schemas.at(node);
          for (const [example, at] of examplesOf(node.value)) {
            const violations = context.schemas.violations(schema, example, 'any') ?? [];
            if (violations.length === 0) continue;
            const message = `The example ${show(example)} does not fit its schema: ${reasonOf(violations)}`;
            context.report(message, { node, at });
          }
        }
      },
    };
  },
};

function examplesOf({ example, examples }: JsonObject): readonly (readonly [Json, readonly (string | number)[]])[] {
  const listed = listOf(examples).map((each, index) => [each, ['examples', index]] as const);
  return example === undefined ? listed : [[example, ['example']], ...listed];
}
