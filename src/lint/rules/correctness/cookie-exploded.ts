import { parametersOf } from '../../contract-parts.js';
import type { Rule } from '../../rule.js';

export const cookieExploded: Rule = {
  code: 'cookie-exploded',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A list or an object in a cookie is exploded, as it is where nothing is said.',
  why: 'The style form joins the parts by `&`, which no cookie is parted by: clients and servers read it differently (OpenAPI 3.2, Parameter Object, style cookie).',
  remedy: 'Say `explode: false`, or use the style cookie of 3.2',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: seen, in: cookie, schema: { type: array, items: { type: string } } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: seen, in: cookie, explode: false, schema: { type: array, items: { type: string } } }]
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        const { schema, explode, style, name } = parameter;
        if (parameter.in !== 'cookie' || !schema || !explode || style !== 'form') continue;
        if ((context.schemas.shape(schema.json).types & 31) !== 0) continue;
        context.report(
          `The cookie '${name}' is a list or an object and is exploded: its parts are joined by '&'`,
          parameter.location,
          {
            operation: operation.key,
          },
        );
      }
    },
  }),
};
