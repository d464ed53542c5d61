import type { JsonObject } from '../../../document/index.js';
import { caseRule } from './case-rule.js';

export const propertyCase = caseRule({
  code: 'property-case',
  presets: [],
  noun: 'property',
  preferred: 'camelCase',
  why: 'A name that breaks the casing of its neighbours is misspelt in clients, and a misspelt optional property is silently not there. Names that another standard gives, such as those of SCIM, are told as well, so the rule is off until it is asked for.',
  bad: `
components:
  schemas:
    Pet:
      type: object
      properties:
        birth_date: { type: string, format: date }
        ownerName: { type: string }
        nickName: { type: string }
        lastVisit: { type: string, format: date }
        favouriteFood: { type: string }
        shoeSize: { type: integer }
`,
  good: `
components:
  schemas:
    Pet:
      type: object
      properties:
        birthDate: { type: string, format: date }
        ownerName: { type: string }
        nickName: { type: string }
        lastVisit: { type: string, format: date }
        favouriteFood: { type: string }
        shoeSize: { type: integer }
`,
  names: tell => ({
    schema: node => {
      const { properties } = node.value;
      if (typeof properties !== 'object' || properties === null) return;
      for (const name in properties as JsonObject) // a map of schemas
        if (!name.startsWith('$') && !name.startsWith('@')) tell(name, { node, at: ['properties', name], part: 'key' });
    },
  }),
});
