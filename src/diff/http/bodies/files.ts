// https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
import type { MediaType, Schema, SchemaJson } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import { patternOf } from '../../schemas/one-sided.js';
import type { Context } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import type { Side } from '../side.js';
import { allOf } from '../wire/part-schema.js';
import type { BothBodies } from './body-pair.js';
import { madeOf, withReplaced } from './field-schemas.js';
import { kindOf } from './kind.js';
import { isString, mayBeBytes } from './part-types.js';

/** A form in both versions. */
interface Forms {
  readonly before: Schema;
  readonly after: Schema;
}

type Both = readonly [before: Schema, after: Schema];

/**
 * A multipart form whose files are texts in both versions. A file is a string to 3.0, of the format `binary`; to 3.1 it is what
 * has no type, and a media type at most: as values of JSON the two are not the same, as bytes they are.
 */
export function withFiles(bodies: BothBodies, before: Schema, after: Schema, context: Context): Forms {
  if (kindOf(bodies.range) !== 'multipart') return { before, after };
  const [old, now] = [wireOf(context.before, before), wireOf(context.after, after)];
  const names = Object.keys(old.properties ?? {}).filter(name => {
    const [one, other] = [old.properties?.[name], now.properties?.[name]];
    if (!one || !other || (isUntyped(one) && isUntyped(other))) return false;
    return isFile(bodies.before, name, one) && isFile(bodies.after, name, other) && isList(one) === isList(other);
  });
  if (names.length === 0) return { before, after };
  return { before: asTexts(context.before, before, names), after: asTexts(context.after, after, names) };
}

/**
 * The form with the files refused that who reads it does not declare: texts of undeclared names are ignored, but nothing takes such
 * a file, unless no property is declared at all.
 */
export function withoutLostFiles(bodies: BothBodies, both: Both, context: Context): Both {
  const [before, after] = both;
  if (bodies.travels !== 'request' || kindOf(bodies.range) !== 'multipart') return both;
  const { properties, additional } = wireOf(context.after, after);
  if (additional || !properties || typeof after.json === 'boolean') return both;
  const written = wireOf(context.before, before);
  const gone = Object.entries(written.properties ?? {}).filter(([name]) => !Object.hasOwn(properties, name));
  const isLost = ([name, shape]: (typeof gone)[number]) => mayBeFile(bodies.before, name, shape);
  const areOthers = written.additional?.binary === true;
  if (!areOthers && !gone.some(isLost)) return both;
  // as names that nobody declares, which they are
  const lost = gone.filter(isLost).map(([name]) => name);
  const known = [...Object.keys(properties), ...gone.map(([name]) => name)].filter(name => !lost.includes(name));
  const saidOf = (names: readonly string[], json: boolean) =>
    Object.fromEntries(names.map(name => [patternOf(name), json]));
  const refused: JsonObject = areOthers
    ? { patternProperties: saidOf(known, true), additionalProperties: false }
    : { patternProperties: saidOf(lost, false) };
  const json = { ...after.json, allOf: [...allOf(after.json), refused] as readonly Json[] };
  const how = `without the files ${JSON.stringify(refused)}`;
  return [before, madeOf(context.after, after, how, json)];
}

/** A file that is a text where its schema says of which type it is. Of a list, each item is a part. */
function isFile(media: MediaType, name: string, shape: WireShape): boolean {
  return mayBeFile(media, name, shape) && (isUntyped(shape) || isString({ shape: shape.items ?? shape }));
}

function mayBeFile({ encoding }: MediaType, name: string, shape: WireShape): boolean {
  return mayBeBytes(shape.items ?? shape, encoding.get(name)?.contentTypes);
}

function isUntyped(shape: WireShape): boolean {
  return (shape.items ?? shape).untyped === true;
}

function isList({ items }: WireShape): boolean {
  return items !== undefined;
}

function asTexts(side: Side, form: Schema, names: readonly string[]): Schema {
  const fields = new Map(names.map(name => [name, asText]));
  return withReplaced(side, form, fields, `with the files ${JSON.stringify(names)}`);
}

function asText(json: SchemaJson): SchemaJson {
  if (typeof json === 'boolean') return json ? { type: 'string' } : json;
  // the normal form has a schema there
  if (json['type'] === 'array') return { ...json, items: asText((json['items'] ?? true) as SchemaJson) };
  return { ...json, type: 'string' };
}
