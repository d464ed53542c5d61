import type { WrittenObject } from '../../../contract/index.js';
import { discriminatedAmong, isPlain, nameOf } from '../../discriminated.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';
import { type Shape, typeBits } from '../../shape.js';

export const discriminatorPropertyMissing: Rule = {
  code: 'discriminator-property-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A schema that a discriminator chooses among does not declare its property.',
  why: 'The property says which of the schemas is meant, so each of them has it (Discriminator Object).',
  remedy: 'Declare the property in each, and require it',
  bad: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Cat: { type: object, required: [kind], properties: { kind: { const: Cat } } }
    Dog: { type: object, properties: { name: { type: string } } }
`,
  good: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Cat: { type: object, required: [kind], properties: { kind: { const: Cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: Dog }, name: { type: string } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        if (node.value.discriminator !== undefined) suspects.push(node);
      },
      contract: () => {
        const { schemas } = context;
        for (const { property, branches, keyword, own, at } of discriminatedAmong(suspects, schemas)) {
          if (own.properties.has(property)) continue;
          if (!keyword) {
            if (says(own) && own.choices.length === 0)
              context.report(`The property '${property}' of the discriminator is not declared in this schema`, at);
            continue;
          }
          const lacking = branches.flatMap((branch, index) => {
            const shape = schemas.shape(branch);
            const isBare = shape.types === typeBits['array'] || (isPlain(shape) && says(shape));
            return isBare && !shape.properties.has(property) ? [nameOf(branch, index, schemas)] : [];
          });
          if (lacking.length > 0)
            context.report(`The property '${property}' of the discriminator is not declared in ${names(lacking)}`, at);
        }
      },
    };
  },
};

/** Whether a schema is about objects: `{}` leaves all open. */
function says({ types, properties }: Shape): boolean {
  return types === 64 || properties.size > 0;
}
