import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { isObject, listOf, own } from '../../read.js';
import type { Rule } from '../../rule.js';

export const propertyUnsatisfiable: Rule = {
  code: 'property-unsatisfiable',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'Parts of an `allOf` ask of a property what no value has at once: that is proven.',
  why: 'All parts hold together, so the property can never be there, though it is declared (JSON Schema Core, section 10.2.1.1).',
  remedy: 'Let the parts agree about the property, or declare it in one of them alone',
  bad: `
components:
  schemas:
    Dog:
      allOf:
        - { type: object, properties: { age: { type: integer } } }
        - { type: object, properties: { age: { type: string } } }
`,
  good: `
components:
  schemas:
    Dog:
      allOf:
        - { type: object, properties: { age: { type: integer } } }
        - { type: object, properties: { age: { type: integer, minimum: 0 } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        if (listOf(node.value.allOf).length > 0) suspects.push(node);
      },
      contract: () => {
        const { schemas } = context;
        for (const node of suspects) {
          const { json } = schemas.at(node);
          for (const [name, said] of schemas.shape(json).properties) {
            if (said.length < 2 || said.every(each => each === said[0])) continue;
            if (said.some(each => each === false) || schemas.common(said) !== 'none') continue;
            // where one alone leaves nothing over, that is told there; where a part has the conflict within it, there
            if (said.some(each => schemas.valueOf(each) === 'none') || hasWithin(json, name, said.length)) continue;
            context.report(
              `No value fits the property '${name}': ${said.length} parts of this schema exclude each other`,
              node,
            );
          }
        }
        function hasWithin(json: SchemaJson, name: string, count: number): boolean {
          if (!isObject(json)) return false;
          const ref = own(json, '$ref');
          const parts = [...listOf(own(json, 'allOf')), ...(typeof ref === 'string' ? [{ $ref: ref }] : [])];
          return parts.some(part => schemas.shape(part as SchemaJson).properties.get(name)?.length === count);
        }
      },
    };
  },
};
