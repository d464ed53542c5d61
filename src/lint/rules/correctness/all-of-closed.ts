import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { isObject, listOf, names } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const allOfClosed: Rule = {
  code: 'all-of-closed',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A part of an `allOf` refuses the properties of the other parts.',
  why: '`additionalProperties: false` sees the properties beside it alone, and all parts hold together: what the others declare can never be there (JSON Schema Core, section 10.3.2.3).',
  remedy: 'Close the whole by `unevaluatedProperties: false` beside the `allOf` (3.1), or leave the part open',
  bad: `
components:
  schemas:
    Dog:
      allOf:
        - { type: object, properties: { name: { type: string } }, additionalProperties: false }
        - { type: object, properties: { bark: { type: string } } }
`,
  good: `
components:
  schemas:
    Dog:
      allOf:
        - { type: object, properties: { name: { type: string } } }
        - { type: object, properties: { bark: { type: string } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        if (listOf(node.value.allOf).length > 0) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const { json } = context.schemas.at(node);
          const { allOf = [], ...rest } = isObject(json) ? json : {};
          const parts = [...listOf(allOf), rest] as readonly SchemaJson[]; // the normal form holds schemas there
          for (const [index, part] of parts.length > mostParts ? [] : parts.entries()) {
            const lost = lostBy(part, parts, context.schemas);
            if (lost.length === 0) continue;
            const isRest = index === parts.length - 1;
            const which = isRest ? '`additionalProperties: false`' : `The part allOf/${index}`;
            const message = `${which} refuses properties that other parts declare: ${names(lost)}`;
            context.report(message, { node, at: isRest ? 'additionalProperties' : ['allOf', index] });
          }
        }
      },
    };
  },
};

/** Of more parts not each is held to all others. */
const mostParts = 64;

/** The properties of the others that a part refuses by `additionalProperties: false`. */
function lostBy(part: SchemaJson, parts: readonly SchemaJson[], tools: SchemaTools): readonly string[] {
  const closing = closedWithin(part, tools);
  if (!closing) return [];
  const others = parts.filter(each => each !== part).flatMap(each => [...tools.shape(each).properties]);
  return [
    ...new Set(
      others.flatMap(([name, said]) => (closing.has(name) || said.every(each => each === false) ? [] : [name])),
    ),
  ];
}

/** The properties that a closed schema knows; undefined where it is open, or knows names by patterns. */
function closedWithin(json: SchemaJson, tools: SchemaTools): ReadonlySet<string> | undefined {
  if (!isObject(json)) return undefined;
  const { additionalProperties, properties, patternProperties, $ref } = json;
  if (additionalProperties === false && patternProperties === undefined)
    return new Set(Object.keys(isObject(properties) ? properties : {}));
  const target = typeof $ref === 'string' ? tools.schema($ref)?.json : undefined;
  return isObject(target) && target.$ref === undefined ? closedWithin(target, tools) : undefined;
}
