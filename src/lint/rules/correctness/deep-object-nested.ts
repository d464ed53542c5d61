import { parametersOf } from '../../contract-parts.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';

export const deepObjectNested: Rule = {
  code: 'deep-object-nested',
  category: 'correctness',
  severity: 'warning',
  presets: ['strict'],
  what: 'A parameter in the style deepObject has properties that are objects or lists themselves.',
  why: 'How they are written is undefined (Parameter Object, style): clients and servers choose `a[b][c]`, `a[b][]` or `a[b]` as they like.',
  remedy: 'Keep the properties to plain values, or describe the parameter by `content`',
  bad: `
paths:
  /pets:
    get:
      parameters:
        - name: filter
          in: query
          style: deepObject
          schema: { type: object, properties: { age: { type: object, properties: { min: { type: integer } } } } }
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters:
        - name: filter
          in: query
          style: deepObject
          schema: { type: object, properties: { minAge: { type: integer } } }
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        if (parameter.style !== 'deepObject' || !parameter.schema) continue;
        const nested = [...context.schemas.shape(parameter.schema.json).properties].flatMap(([name, said]) =>
          said.some(each => (context.schemas.shape(each).types & 31) === 0) ? [name] : [],
        );
        if (nested.length === 0) continue;
        const message = `'${parameter.name}' is written as deepObject, which is undefined for its properties ${names(nested)}`;
        context.report(message, parameter.location, { operation: operation.key });
      }
    },
  }),
};
