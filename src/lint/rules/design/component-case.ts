import type { JsonObject } from '../../../document/index.js';
import { caseRule } from './case-rule.js';

export const componentCase = caseRule({
  code: 'component-case',
  presets: ['strict'],
  noun: 'schema name',
  preferred: 'PascalCase',
  why: 'Generated code makes types of these names: one that is written otherwise than the rest reads like another kind of thing, and is mistyped.',
  bad: `
components:
  schemas:
    pet_food: { type: object }
    PetOwner: { type: object }
    PetShop: { type: object }
    PetToy: { type: object }
    Leash: { type: object }
    Bowl: { type: object }
`,
  good: `
components:
  schemas:
    PetFood: { type: object }
    PetOwner: { type: object }
    PetShop: { type: object }
    PetToy: { type: object }
    Leash: { type: object }
    Bowl: { type: object }
`,
  names: tell => ({
    components: node => {
      const { schemas } = node.value;
      if (typeof schemas !== 'object' || schemas === null) return;
      for (const name in schemas as JsonObject) tell(name, { node, at: ['schemas', name], part: 'key' }); // a map of schemas
    },
  }),
});
