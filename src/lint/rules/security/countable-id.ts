import type { Parameter } from '../../../contract/index.js';
import { Part } from '../../parts.js';
import { isItem, variablesOf } from '../../paths.js';
import type { Rule } from '../../rule.js';

export const countableId: Rule = {
  code: 'countable-id',
  category: 'security',
  severity: 'info',
  presets: ['security'],
  what: 'An id in a path can be counted up.',
  why: 'Who has 41 tries 42: where one check of the owner is forgotten, all rows are read (OWASP API1:2023).',
  remedy: 'Use ids that can not be guessed, such as UUIDs',
  bad: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string, format: uuid } }]
      responses: { '200': { description: The pet. } }
`,
  check: context => ({
    contract: ({ operations }) => {
      const told = new Set<Parameter>();
      for (const { path, parameters } of operations) {
        const name = isItem(path) ? variablesOf(path).at(-1) : undefined;
        const parameter = parameters.find(each => each.in === 'path' && each.name === name);
        if (!parameter?.schema || told.has(parameter) || !/id$|number$/i.test(parameter.name)) continue;
        told.add(parameter);
        if (Part.of(parameter.schema, id => context.schemas.schema(id)).types[0] === 'integer')
          context.report(`The id '${parameter.name}' is a whole number`, parameter.location);
      }
    },
  }),
};
