// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.1
import type { Contract, Schema, SchemaJson } from '../../../contract/index.js';
import { appendToken, type Json, type JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';
import type { WireStep } from '../parameters/readings.js';
import type { Side } from '../side.js';

/** References and `allOf` that are followed within each other. */
export const deepest = 8;

/** What a schema, and what holds beside it for every value, says of a part of it, as a schema; undefined: nothing. */
export function partSchema(side: Side, schema: Schema, way: readonly WireStep[]): Schema | undefined {
  let part: Schema | undefined = schema;
  for (const step of way)
    part = part && (stepInto(side, part, step) ?? (isNamed(step) ? stepInto(side, part, 'members') : undefined));
  return part;
}

/** The same of one step, by what is declared there alone. */
export function stepInto(side: Side, whole: Schema, step: WireStep): Schema | undefined {
  const found = saidOf(side.contract, { schema: whole, pointer: '', json: whole.json }, step);
  const [first] = found;
  if (!first) return undefined;
  const json: SchemaJson = found.length === 1 ? first.json : { allOf: found.map(each => each.json) as readonly Json[] };
  return side.know({
    id: `${whole.id}, ${typeof step === 'string' ? step : `field ${step.member}`}`,
    // worked out where something is told alone
    get location() {
      return first.schema.locate(first.pointer);
    },
    locate: (inner, part) => first.schema.locate(first.pointer + inner, part),
    json,
  });
}

function isNamed(step: WireStep): boolean {
  return typeof step === 'object';
}

/** A schema as it stands within another. */
interface Standing {
  readonly schema: Schema;
  readonly pointer: string;
  readonly json: SchemaJson;
}

/** All schemas that say something of what a step leads to, in place, behind references and in `allOf`. */
export function saidOf(contract: Contract, at: Standing, step: WireStep, depth = 0): Standing[] {
  const { schema, pointer, json } = at;
  if (typeof json === 'boolean' || depth > deepest) return [];
  const [keyword, ...name] = typeof step === 'string' ? [keywords[step]] : ['properties', step.member];
  const said = name.reduce<Json | undefined>(
    (held, each) =>
      isObject(held ?? null) && Object.hasOwn(held as JsonObject, each) ? (held as JsonObject)[each] : undefined,
    json[keyword],
  );
  const target = targetOf(contract, json);
  const below = [keyword, ...name].reduce(appendToken, pointer);
  return [
    // the normal form has schemas, and lists of them, where these are asked for
    ...(said === undefined ? [] : [{ schema, pointer: below, json: said as SchemaJson }]),
    ...(target ? saidOf(contract, { schema: target, pointer: '', json: target.json }, step, depth + 1) : []),
    ...allOf(json).flatMap((part, index) =>
      saidOf(contract, { schema, pointer: `${pointer}/allOf/${index}`, json: part }, step, depth + 1),
    ),
  ];
}

const keywords = { members: 'additionalProperties', items: 'items' } as const;

export function targetOf({ schemas }: Contract, json: JsonObject): Schema | undefined {
  return typeof json['$ref'] === 'string' ? schemas.get(json['$ref']) : undefined;
}

export function allOf(json: JsonObject): readonly SchemaJson[] {
  return Array.isArray(json['allOf']) ? (json['allOf'] as readonly SchemaJson[]) : []; // as above
}
