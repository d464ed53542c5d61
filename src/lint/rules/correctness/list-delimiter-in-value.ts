import type { Parameter, SchemaJson } from '../../../contract/index.js';
import { parametersOf } from '../../contract-parts.js';
import { isObject, names } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const listDelimiterInValue: Rule = {
  code: 'list-delimiter-in-value',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A value that a list in a parameter may hold contains the character that separates its items.',
  why: 'On the wire the value falls into two items, neither of which was meant (Parameter Object, style).',
  remedy: 'Rename the value, or send each item by itself: `explode: true`',
  bad: `
paths:
  /pets:
    get:
      parameters:
        - { name: sort, in: query, explode: false, schema: { type: array, items: { type: string, enum: [age, 'name,asc'] } } }
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters:
        - { name: sort, in: query, explode: true, schema: { type: array, items: { type: string, enum: [age, 'name,asc'] } } }
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        const delimiter = delimiterOf(parameter);
        if (delimiter === undefined || !parameter.schema) continue;
        const values = context.schemas.shape(itemsOf(parameter.schema.json, context.schemas)).values ?? [];
        const torn = values.filter((value): value is string => typeof value === 'string' && value.includes(delimiter));
        if (torn.length === 0) continue;
        const message = `The items of '${parameter.name}' are separated by '${delimiter}', which is in ${names(torn)}`;
        context.report(message, parameter.location, { operation: operation.key });
      }
    },
  }),
};

const delimiters: Readonly<Record<string, string>> = {
  form: ',',
  simple: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

function delimiterOf({ style, explode }: Parameter): string | undefined {
  return explode && style !== 'simple' ? undefined : delimiters[style];
}

function itemsOf(json: SchemaJson, tools: SchemaTools): SchemaJson {
  if (!isObject(json)) return true;
  const target = typeof json.$ref === 'string' ? tools.schema(json.$ref)?.json : undefined;
  if (isObject(target)) return itemsOf(target, tools);
  return json.items !== undefined ? (json.items as SchemaJson) : true; // a schema stands there
}
