import type { WrittenObject } from '../../../contract/index.js';
import { appendToken, type Json } from '../../../document/index.js';
import type { Rule } from '../../rule.js';
import { maskOf } from '../../shape.js';

const about: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType', 'contentSchema'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: [
    ...['items', 'prefixItems', 'contains', 'minContains', 'maxContains', 'unevaluatedItems'],
    ...['minItems', 'maxItems', 'uniqueItems'],
  ],
  object: [
    ...[
      'properties',
      'patternProperties',
      'additionalProperties',
      'unevaluatedProperties',
      'propertyNames',
      'required',
    ],
    ...['minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas', 'discriminator'],
  ],
};

/** By keyword, the type that it is about. */
const typeOf = new Map(
  Object.entries(about).flatMap(([type, keywords]) => keywords.map(each => [each, type] as const)),
);

export const keywordWithoutEffect: Rule = {
  code: 'keyword-without-effect',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A keyword is about another type than the schema allows.',
  why: 'It has no effect: a `maxLength` beside `type: integer` bounds nothing (JSON Schema Validation, section 6).',
  remedy: 'Correct the type, or remove the keyword',
  fix: 'Removes the keyword.',
  bad: `
components:
  schemas:
    Age: { type: integer, maxLength: 3 }
`,
  good: `
components:
  schemas:
    Age: { type: integer, maximum: 999 }
`,
  check: ({ report }) => ({
    schema: node => {
      const { value } = node;
      if (value.type === undefined) return;
      const mask = maskOf(value.type);
      if (mask === 0) return;
      for (const keyword in value) {
        const type = typeOf.get(keyword);
        if (type === undefined || (mask & maskOf(type)) !== 0 || isHarmless(keyword, value[keyword])) continue;
        report(
          `'${keyword}' is about ${plural[type]}, and has no effect beside 'type: ${[value.type].flat().join(' | ')}'`,
          {
            node,
            at: keyword,
            part: 'key',
          },
          { fix: { edits: [removal(node, keyword)] } },
        );
      }
    },
  }),
};

const plural: Readonly<Record<string, string>> = {
  string: 'texts',
  number: 'numbers',
  array: 'lists',
  object: 'objects',
};

/** What allows everything promises nothing that is not kept. */
function isHarmless(keyword: string, value: Json | undefined): boolean {
  return value === true && keyword.startsWith('additional');
}

function removal(node: WrittenObject, keyword: string) {
  return { pointer: appendToken(node.pointer, keyword) };
}
