// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
import type { SchemaJson, WrittenObject } from '../contract/index.js';
import type { JsonObject } from '../document/index.js';
import { isObject, listOf, own, show } from './read.js';
import type { SchemaTools } from './schema-tools.js';
import type { Shape } from './shape.js';

/** A schema with a discriminator, as the contract has it. */
export interface Discriminated {
  readonly property: string;
  /** `oneOf` or `anyOf` beside it; undefined where children name their parent by `allOf`. */
  readonly keyword?: 'oneOf' | 'anyOf';
  readonly branches: readonly SchemaJson[];
  readonly json: JsonObject;
}

export function discriminatedOf(node: WrittenObject, tools: SchemaTools): Discriminated | undefined {
  const json = within(tools.at(node).json);
  const rule = json && own(json, 'discriminator');
  const property = isObject(rule) ? rule.propertyName : undefined;
  if (!json || typeof property !== 'string') return undefined;
  const keyword = (['oneOf', 'anyOf'] as const).find(each => Array.isArray(json[each]));
  const branches = keyword ? (listOf(json[keyword]) as readonly SchemaJson[]) : []; // the normal form holds schemas there
  return { property, json, branches, ...(keyword && { keyword }) };
}

/** Those that lead to a choice, each with its own shape and the place of the property's name. */
export function discriminatedAmong(nodes: readonly WrittenObject[], tools: SchemaTools) {
  return nodes.flatMap(node => {
    const found = discriminatedOf(node, tools);
    if (!found) return [];
    return [{ ...found, own: tools.shape(found.json), at: { node, at: ['discriminator', 'propertyName'] } }];
  });
}

/** Beside `nullable` of 3.0 the choice is the first of two alternatives. */
function within(json: SchemaJson): JsonObject | undefined {
  if (!isObject(json)) return undefined;
  if (own(json, 'discriminator') !== undefined) return json;
  const first = listOf(own(json, 'anyOf'))[0];
  return isObject(first) && own(first, 'discriminator') !== undefined ? first : undefined;
}

/** A branch in words: the name of the component that it refers to, or its place. */
export function nameOf(branch: SchemaJson, index: number, tools: SchemaTools): string {
  const ref = isObject(branch) ? own(branch, '$ref') : undefined;
  return (typeof ref === 'string' ? tools.schema(ref)?.name : undefined) ?? `branch ${index}`;
}

/** Whether a branch chooses among others itself, or is no object: then what it declares is said further within. */
export function isPlain({ choices, types }: Shape): boolean {
  return choices.length === 0 && (types & 64) !== 0;
}

export function isRefused(property: string, value: string, json: SchemaJson, tools: SchemaTools): string | undefined {
  for (const said of tools.shape(json).properties.get(property) ?? []) {
    const { values } = tools.shape(said);
    if (values && !values.includes(value)) return show(values.length === 1 ? values[0] : values);
  }
  return undefined;
}
