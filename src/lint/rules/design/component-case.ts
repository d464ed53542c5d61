import type { JsonObject } from '../../../document/index.js';
import { caseRule } from './case-rule.js';

export const componentCase = caseRule({
  code: 'component-case',
  presets: ['strict'],
  noun: 'schema name',
  casing: 'PascalCase',
  why: 'Generated code makes types of these names, and types begin with a capital in nearly every language.',
  bad: `
components:
  schemas:
    pet_food: { type: object }
`,
  good: `
components:
  schemas:
    PetFood: { type: object }
`,
  names: tell => ({
    components: node => {
      const { schemas } = node.value;
      if (typeof schemas !== 'object' || schemas === null) return;
      for (const name in schemas as JsonObject) tell(name, { node, at: ['schemas', name], part: 'key' }); // a map of schemas
    },
  }),
});
