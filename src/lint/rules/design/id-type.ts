import type { Parameter } from '../../../contract/index.js';
import { Part } from '../../parts.js';
import type { Rule } from '../../rule.js';

export const idType: Rule = {
  code: 'id-type',
  category: 'design',
  severity: 'warning',
  presets: ['strict'],
  what: 'One id is a text in one operation and a number in another.',
  why: 'A client that keeps an id has one type for it: where the operations differ it has to convert, and `007` becomes 7.',
  remedy: 'Give the parameter one type everywhere, by one component',
  bad: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
    delete:
      parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
      responses: { '204': { description: Gone. } }
`,
  good: `
paths:
  /pets/{petId}:
    parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: The pet. } } }
    delete: { responses: { '204': { description: Gone. } } }
`,
  check: context => ({
    contract: ({ operations }) => {
      const known = new Map<string, { readonly type: string; readonly key: string }>();
      const seen = new Set<Parameter>();
      for (const { key, path, parameters } of operations) {
        for (const parameter of parameters) {
          if (parameter.in !== 'path' || !parameter.schema || seen.has(parameter)) continue;
          seen.add(parameter);
          const type = Part.of(parameter.schema, id => context.schemas.schema(id)).types.join(' or ');
          const way = path.slice(0, path.indexOf(`{${parameter.name}}`)).replace(/\{[^{}]*\}/g, '{}');
          const first = known.get(`${way} ${parameter.name}`);
          if (first === undefined && type !== '') known.set(`${way} ${parameter.name}`, { type, key });
          else if (first && type !== '' && first.type !== type)
            context.report(
              `'${parameter.name}' is ${type} in ${key} and ${first.type} in ${first.key}`,
              parameter.location,
              {
                operation: key,
              },
            );
        }
      }
    },
  }),
};
