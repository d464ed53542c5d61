import type { SchemaJson } from '../contract/index.js';
import type { JsonObject } from '../document/index.js';
import { isObject, listOf, textsOf } from './read.js';
import type { SchemaTools } from './schema-tools.js';
import { everyType } from './shape.js';

/** Keywords which, alone beside a type, leave values over: only together with others of a line can they leave none. */
const groups = [
  ['pattern', 'minLength', 'maxLength', 'format'],
  ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ['minItems', 'maxItems', 'uniqueItems', 'contains', 'minContains', 'prefixItems'],
  ['minProperties', 'maxProperties', 'propertyNames'],
];

/** Whether the keywords of a schema, as written in any version, may leave no value over: worth asking then, and hardly ever so. */
export function mayLeaveNothing(schema: JsonObject): boolean {
  if (schema.not !== undefined || schema.if !== undefined) return true;
  const { enum: listed } = schema;
  if (Array.isArray(listed) && (listed.length === 0 || 'const' in schema)) return true;
  if (listOf(schema.allOf).length > 0) return true;
  if (isClosedTooFar(schema)) return true;
  if (schema.multipleOf !== undefined && (schema.minimum ?? schema.maximum) !== undefined) return true;
  if (schema.uniqueItems === true && schema.minItems !== undefined) return true;
  return groups.some(
    group => group.filter(keyword => schema[keyword] !== undefined).length > 1 && isTight(schema, group),
  );
}

/** Whether a closed schema asks for properties that it does not declare, or for more than there are. */
function isClosedTooFar({
  additionalProperties,
  properties,
  patternProperties,
  required,
  minProperties,
}: JsonObject): boolean {
  if (additionalProperties !== false || patternProperties !== undefined) return false;
  const declared = isObject(properties) ? properties : {};
  if (Number(minProperties) > Object.keys(declared).length) return true;
  return textsOf(required).some(name => !Object.hasOwn(declared, name) || declared[name] === false);
}

/** Two bounds with room between them are nothing to ask about. */
function isTight(schema: JsonObject, group: readonly string[]): boolean {
  const [least, most] = boundsOf(schema, group);
  if (least !== undefined && most !== undefined && least >= most) return true;
  return schema.pattern !== undefined && (schema.minLength ?? schema.maxLength) !== undefined;
}

function boundsOf(schema: JsonObject, group: readonly string[]): readonly [number?, number?] {
  const of = (start: string) =>
    group.filter(keyword => new RegExp(start, 'i').test(keyword)).map(keyword => schema[keyword]);
  const numbers = (values: readonly unknown[]) => values.filter((each): each is number => typeof each === 'number');
  const [least, most] = [numbers(of('min')), numbers(of('max'))];
  return [
    ...(least.length > 0 ? [Math.max(...least)] : [undefined]),
    ...(most.length > 0 ? [Math.min(...most)] : [undefined]),
  ] as const as readonly [number?, number?];
}

/** Whether the parts of a composition say anything that may not hold together. */
export function mayConflict(parts: readonly SchemaJson[], tools: SchemaTools): boolean {
  const shapes = parts.map(part => tools.shape(part));
  if (shapes.reduce((types, shape) => types & shape.types, everyType) === 0) return true;
  if (shapes.filter(({ values }) => values).length > 1) return true;
  if (shapes.some(({ closed }) => closed)) return true;
  const met = new Map<string, SchemaJson>();
  for (const shape of shapes) {
    for (const [name, [first]] of shape.properties) {
      const known = met.get(name);
      if (known === undefined)
        met.set(name, first as SchemaJson); // a name is there with what is said of it
      else if (known !== first) return true;
    }
  }
  return false;
}
