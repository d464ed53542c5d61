import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { listOf, show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { plainlyFit, reasonOf } from '../../values.js';

export const enumValueInvalid: Rule = {
  code: 'enum-value-invalid',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A value of an enum, or a const, is refused by what stands beside it.',
  why: 'All keywords of a schema hold at once: the value that is listed can never be sent (JSON Schema Validation, section 6.1).',
  remedy: 'Remove the value, or change the keyword that refuses it',
  bad: `
components:
  schemas:
    Size: { type: string, enum: [small, large, 3] }
`,
  good: `
components:
  schemas:
    Size: { type: string, enum: [small, large, '3'] }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const values = valuesOf(node.value);
        if (values.length === 0) return;
        if (!plainlyFit(node.value, values, true)) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const rest = withoutValues(context.schemas.at(node).json);
          for (const [index, value] of valuesOf(node.value).entries()) {
            const violations = context.schemas.violations(rest, value, 'any') ?? [];
            if (violations.length === 0) continue;
            const message = `The value ${show(value)} is listed, but refused by the same schema: ${reasonOf(violations)}`;
            context.report(message, { node, at: 'const' in node.value ? 'const' : ['enum', index] });
          }
        }
      },
    };
  },
};

function valuesOf(schema: JsonObject): readonly Json[] {
  if (schema.const !== undefined) return [schema.const];
  return listOf(schema.enum);
}

function withoutValues(json: SchemaJson): SchemaJson {
  if (typeof json === 'boolean') return json;
  const { enum: _, const: __, ...rest } = json;
  return rest;
}
