import { listOf } from '../../lists.js';
import { Part } from '../../parts.js';
import type { Rule } from '../../rule.js';

export const filterUntyped: Rule = {
  code: 'filter-untyped',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A list can be filtered by any text, where what is filtered by is of a narrower kind.',
  why: 'A client that asks for a status that there is not, or for a date that is none, is told of an empty list: the mistake is found by nobody.',
  remedy:
    'Give the parameter the type, format or values of the property that it is about; several of them are an array with `explode: false`',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: status, in: query, schema: { type: string } }]
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema:
                type: array
                items: { type: object, properties: { status: { type: string, enum: [free, sold] } } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: status, in: query, schema: { type: string, enum: [free, sold] } }]
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema:
                type: array
                items: { type: object, properties: { status: { type: string, enum: [free, sold] } } }
`,
  check: context => ({
    contract: ({ operations }) => {
      const told = new Set<unknown>();
      for (const operation of operations) {
        const properties = listOf(operation, context.schemas)?.at('items')?.properties;
        for (const parameter of properties ? operation.parameters : []) {
          if (parameter.in !== 'query' || !parameter.schema || told.has(parameter)) continue;
          const property = properties?.get(parameter.name);
          const filter = Part.of(parameter.schema, id => context.schemas.schema(id));
          const kind = property && isAnyText(filter) ? kindOf(property) : undefined;
          if (kind === undefined) continue;
          told.add(parameter);
          const message = `The filter '${parameter.name}' is any text, and the '${parameter.name}' of the items is ${kind}`;
          context.report(message, parameter.location);
        }
      }
    },
  }),
};

const narrowing = ['enum', 'const', 'pattern', 'format', 'anyOf', 'oneOf', 'not'];

function isAnyText(part: Part): boolean {
  return part.types.join() === 'string' && !part.all().some(({ json }) => narrowing.some(each => each in json));
}

/** What a property is, where that is narrower than a text. */
function kindOf(part: Part): string | undefined {
  const [type] = part.types;
  if (type === 'integer' || type === 'number' || type === 'boolean') return `of the type ${type}`;
  if (type !== 'string') return undefined;
  const said = part.all().map(({ json }) => json);
  const values = said.map(json => json['enum']).find(Array.isArray);
  if (values) return `one of ${values.length} values`;
  const format = said
    .map(json => json['format'])
    .find(each => each === 'date' || each === 'date-time' || each === 'uuid');
  return format === undefined ? undefined : `of the format ${format}`;
}
