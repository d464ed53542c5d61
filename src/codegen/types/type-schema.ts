import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { isBytes } from '../../plan/index.js';
import { childrenPart, isParentOf } from './discriminated-children.js';
import { discriminatedBranch } from './discriminator.js';
import { formatValueOf, listedValues } from './format-values.js';
import { arrayPart, objectPart } from './object-part.js';
import { isObject, referenceOf, schemaList, stringsOf } from './schema-parts.js';
import { never, type TypeSchema, type TypeScope } from './type-schema-shape.js';

/**
 * Rewrites a schema in normal form as a conjunction of parts that openapi-typescript prints rightly. What it is known to
 * get wrong (siblings of `$ref`, `required` apart from `properties`, unions beside other keywords, tuples, discriminators)
 * never reaches it.
 * @param around the schemas that hold this one in `allOf`, `anyOf` or `oneOf`: their properties are known here
 */
export function typeSchema(json: SchemaJson, scope: TypeScope, around: readonly SchemaJson[] = []): TypeSchema {
  if (json === true) return {};
  if (json === false) return never;
  const within = [...around, json];
  const composed = [
    ...referencePart(json, scope),
    ...childrenPart(json, scope),
    ...schemaList(json, 'allOf').map(part => typeSchema(part, scope, within)),
    ...unionPart(json, 'anyOf', scope, within),
    ...unionPart(json, 'oneOf', scope, within),
  ].filter(part => Object.keys(withoutAnnotations(part)).length > 0);
  const parts = [...corePart(json, scope, within, composed.length === 0), ...composed];
  return { ...conjunction(parts), ...annotations(json, scope) };
}

function conjunction(parts: readonly TypeSchema[]): TypeSchema {
  const [first] = parts;
  if (first === undefined) return {};
  return parts.length === 1 ? withoutAnnotations(first) : { allOf: parts };
}

function referencePart(json: JsonObject, scope: TypeScope): TypeSchema[] {
  const id = referenceOf(json);
  if (id === undefined) return [];
  const target = scope.schemas.get(id)?.json;
  if (target !== undefined && isParentOf(target, scope.id)) return [parentPart(target, scope)];
  return scope.isCyclic(id) ? [] : [{ $ref: scope.refer(id) }];
}

/** What a child takes of its parent: all but the union that the child itself is a member of. */
function parentPart(parent: SchemaJson, scope: TypeScope): TypeSchema {
  if (typeof parent === 'boolean') return {};
  const { discriminator: _, ...base } = parent;
  return withoutAnnotations(typeSchema(base, scope));
}

function unionPart(json: JsonObject, keyword: string, scope: TypeScope, within: readonly SchemaJson[]): TypeSchema[] {
  const branches = schemaList(json, keyword);
  if (branches.length === 0) return [];
  const discriminator = isObject(json['discriminator']) ? json['discriminator'] : undefined;
  return [
    {
      oneOf: branches.map(branch => {
        const type = typeSchema(branch, scope, within);
        return discriminator ? discriminatedBranch(branch, type, discriminator, scope) : type;
      }),
    },
  ];
}

/** What the schema says of its own: values, or one part for each type. */
function corePart(json: JsonObject, scope: TypeScope, within: readonly SchemaJson[], alone: boolean): TypeSchema[] {
  const { use, values } = scope;
  if (Object.hasOwn(json, 'const')) return [listedValues(json, [json['const'] ?? null], use, values)];
  if (Array.isArray(json['enum']))
    return [
      listedValues(
        json,
        json['enum'].filter(value => mayBe(value, json['type'])),
        use,
        values,
      ),
    ];
  const types = typesOf(json);
  if (types.length === 0 && scope.file !== undefined && isBytes(json)) return [{ $ref: `#/${scope.file}` }];
  const parts = types.map(type => {
    if (type === 'object') return objectPart(json, { scope, within, alone, rewrite: typeSchema });
    if (type === 'array') return arrayPart(json, scope, typeSchema);
    if (type === 'string' && scope.file !== undefined && isBytes(json)) return { $ref: `#/${scope.file}` };
    return formatValueOf(json, type, use, values) ?? { type };
  });
  // A bare `type: object` beside other parts says nothing that they don't, and its index signature would spoil them.
  if (!alone && parts.some(part => part['type'] === 'object' && !part['properties'] && !part['additionalProperties']))
    return [];
  if (parts.length < 2) return parts;
  return [{ oneOf: parts }];
}

const objectKeywords = ['properties', 'required', 'additionalProperties', 'patternProperties'];

function typesOf(json: JsonObject): readonly string[] {
  if (typeof json['type'] === 'string') return [json['type']];
  if (Array.isArray(json['type'])) return stringsOf(json['type']);
  if (objectKeywords.some(keyword => Object.hasOwn(json, keyword))) return ['object'];
  return isObject(json['items']) || Array.isArray(json['prefixItems']) ? ['array'] : [];
}

function mayBe(value: Json, type: Json | undefined): boolean {
  const types = typeof type === 'string' ? [type] : stringsOf(type);
  if (types.length === 0) return true;
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(kind) || (kind === 'number' && types.includes('integer'));
}

const annotationNames = ['title', 'description', 'deprecated', 'default', 'format'] as const;

function annotations(json: JsonObject, scope: TypeScope): TypeSchema {
  const kept: { [name: string]: Json } = {};
  for (const name of annotationNames) {
    const value = json[name];
    if (Object.hasOwn(json, name) && value !== undefined && value !== '' && isPrintable(name, value))
      kept[name] = value;
  }
  if (scope.use === 'any' && json['readOnly'] === true) kept['readOnly'] = true;
  return kept;
}

function isPrintable(name: string, value: Json): boolean {
  if (name === 'deprecated') return value === true;
  return name === 'default' ? value !== null : typeof value === 'string';
}

function withoutAnnotations(part: TypeSchema): TypeSchema {
  return Object.fromEntries(
    Object.entries(part).filter(
      ([name]) => name !== 'readOnly' && !(annotationNames as readonly string[]).includes(name),
    ),
  );
}
