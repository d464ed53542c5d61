import type { WrittenObject } from '../../../contract/index.js';
import { discriminatedAmong, isPlain, nameOf } from '../../discriminated.js';
import { isObject, names } from '../../read.js';
import type { Rule } from '../../rule.js';

export const discriminatorPropertyOptional: Rule = {
  code: 'discriminator-property-optional',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A schema that a discriminator chooses among does not require its property.',
  why: 'Where it is absent, nothing says which of the schemas is meant (Discriminator Object); 3.2 has `defaultMapping` for that.',
  remedy: 'Add the property to `required` in each',
  bad: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Cat: { type: object, required: [kind], properties: { kind: { const: Cat } } }
    Dog: { type: object, properties: { kind: { const: Dog } } }
`,
  good: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Cat: { type: object, required: [kind], properties: { kind: { const: Cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: Dog } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { discriminator } = node.value;
        if (isObject(discriminator) && discriminator.defaultMapping === undefined) suspects.push(node);
      },
      contract: () => {
        const { schemas } = context;
        for (const { property, branches, keyword, own, at } of discriminatedAmong(suspects, schemas)) {
          if (own.required.has(property)) continue;
          if (!keyword) {
            if (own.properties.has(property))
              context.report(`The property '${property}' of the discriminator is not required`, at);
            continue;
          }
          const optional = branches.flatMap((branch, index) => {
            const shape = schemas.shape(branch);
            const isOptional = shape.properties.has(property) && !shape.required.has(property);
            return isPlain(shape) && isOptional ? [nameOf(branch, index, schemas)] : [];
          });
          if (optional.length > 0)
            context.report(`The property '${property}' of the discriminator is not required in ${names(optional)}`, at);
        }
      },
    };
  },
};
