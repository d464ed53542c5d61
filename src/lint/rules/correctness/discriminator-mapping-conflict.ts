import type { WrittenObject } from '../../../contract/index.js';
import { discriminatedOf, isRefused } from '../../discriminated.js';
import { isObject, membersOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const discriminatorMappingConflict: Rule = {
  code: 'discriminator-mapping-conflict',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A discriminator maps a value to a schema whose own property does not allow that value.',
  why: 'What the value leads to refuses the value: nothing that says so is ever valid (Discriminator Object).',
  remedy: 'Map the value that the schema allows, or allow it there',
  bad: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }]
      discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
    Cat: { type: object, required: [kind], properties: { kind: { const: CAT } } }
`,
  good: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }]
      discriminator: { propertyName: kind, mapping: { CAT: '#/components/schemas/Cat' } }
    Cat: { type: object, required: [kind], properties: { kind: { const: CAT } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { discriminator } = node.value;
        if (isObject(discriminator) && isObject(discriminator.mapping)) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const found = discriminatedOf(node, context.schemas);
          const complete = found?.json.discriminator;
          const written = isObject(node.value.discriminator) ? node.value.discriminator.mapping : undefined;
          if (!found || !isObject(complete) || !isObject(written)) continue;
          for (const [value, id] of membersOf(complete.mapping)) {
            const target = Object.hasOwn(written, value) ? context.schemas.schema(String(id)) : undefined;
            const allowed = target && isRefused(found.property, value, target.json, context.schemas);
            if (allowed === undefined) continue;
            const message = `'${value}' is mapped to '${target?.name ?? id}', whose '${found.property}' allows only ${allowed}`;
            context.report(message, { node, at: ['discriminator', 'mapping', value] });
          }
        }
      },
    };
  },
};
