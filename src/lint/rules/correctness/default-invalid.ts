import type { WrittenObject } from '../../../contract/index.js';
import { show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { plainlyFit, reasonOf } from '../../values.js';

export const defaultInvalid: Rule = {
  code: 'default-invalid',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A default does not fit its own schema.',
  why: 'Who fills in the default makes a value that the same contract refuses (JSON Schema Validation, section 9.2).',
  remedy: 'Correct the default, or the schema that it stands in',
  bad: `
components:
  schemas:
    Limit: { type: integer, minimum: 1, default: 0 }
`,
  good: `
components:
  schemas:
    Limit: { type: integer, minimum: 1, default: 20 }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { value } = node;
        if (value.default !== undefined && !plainlyFit(value, [value.default])) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const violations = context.schemas.violations(context.schemas.at(node), node.value.default, 'any') ?? [];
          if (violations.length === 0) continue;
          const message = `The default ${show(node.value.default)} does not fit its schema: ${reasonOf(violations)}`;
          context.report(message, { node, at: 'default' });
        }
      },
    };
  },
};
