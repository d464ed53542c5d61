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
import { becomesText, isString, mayBeBytes } from './part-types.js';
import { kindApart } from './text-kind.js';

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
  const areFiles = (name: string, one: WireShape, other: WireShape) =>
    !(isUntyped(one) && isUntyped(other)) &&
    isFile(bodies.before, name, one) &&
    isFile(bodies.after, name, other) &&
    isList(one) === isList(other);
  const fields = Object.keys({ ...old.properties, ...now.properties }).flatMap(name => {
    const [one, other] = [saidBy(old, name), saidBy(now, name)];
    if (!one || !other) return [];
    return [{ name, one, other, areFiles: areFiles(name, one, other), isToldOf: isTextNow(bodies, name, one, other) }];
  });
  const texts = fields.filter(({ isToldOf }) => isToldOf);
  const file = bodies.travels === 'request' ? 'one' : 'other';
  // what can be nothing but bytes is so beside a text too
  const files = (own: 'one' | 'other') =>
    fields
      .filter(each => each.areFiles || (each.isToldOf && own === file) || (each[own].items ?? each[own]).binary)
      .map(({ name }) => name);
  return {
    before: ofNoKind(context.before, asTexts(context.before, before, files('one')), texts),
    after: ofNoKind(context.after, asTexts(context.after, after, files('other')), texts),
  };
}

/** Whether a file becomes a text to who reads it: of which kind that is is told with it. */
function isTextNow({ travels, before, after }: BothBodies, name: string, one: WireShape, other: WireShape): boolean {
  const parts = [oneOf(before, name, one), oneOf(after, name, other)] as const;
  const [written, read] = travels === 'request' ? parts : [parts[1], parts[0]];
  return written.isList === read.isList && becomesText(written, read);
}

function oneOf({ encoding }: MediaType, name: string, shape: WireShape) {
  const own = encoding.get(name) ?? { contentTypes: [], headers: [] };
  return { encoding: own, shape: shape.items ?? shape, isList: isList(shape), isNamed: true, isDeclared: true };
}

/**
 * The form with the files refused of properties that who reads it does not declare. Texts of undeclared names are ignored, but
 * nothing takes such a file; where no property is declared, or any other is allowed, files are taken, but one of a name.
 */
export function withoutLostFiles(bodies: BothBodies, both: Both, context: Context): Both {
  const [before, after] = both;
  if (bodies.travels !== 'request' || kindOf(bodies.range) !== 'multipart') return both;
  const { properties: known, additional } = wireOf(context.after, after);
  if (!known || typeof after.json === 'boolean') return both;
  const { properties: given = {} } = wireOf(context.before, before);
  const gone = Object.keys(given).filter(name => !Object.hasOwn(known, name));
  const lost = gone.filter(name => mayBeFile(bodies.before, name, given[name]!));
  const refused = additional
    ? saidOf(additional.untyped ? lost.filter(name => isList(given[name]!)) : [], { maxItems: 1 })
    : saidOf(lost, false);
  if (!refused) return both;
  const json = { ...after.json, allOf: [...allOf(after.json), refused] as readonly Json[] };
  return [before, madeOf(context.after, after, `without ${JSON.stringify(refused)}`, json)];
}

/** What is said of names that nobody declares, as names that nobody declares; undefined: of none. */
function saidOf(names: readonly string[], json: SchemaJson): JsonObject | undefined {
  if (names.length === 0) return undefined;
  return { patternProperties: Object.fromEntries(names.map(name => [patternOf(name), json])) };
}

/** What is said of a name, by itself or with all that no property declares. */
function saidBy({ properties = {}, additional }: WireShape, name: string): WireShape | undefined {
  if (Object.hasOwn(properties, name)) return properties[name];
  return additional?.untyped ? undefined : additional;
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
  if (names.length === 0) return form;
  const fields = new Map(names.map(name => [name, asText]));
  return withReplaced(side, form, fields, `with the files ${JSON.stringify(names)}`);
}

interface Field {
  readonly name: string;
  readonly one: WireShape;
}

function ofNoKind(side: Side, form: Schema, texts: readonly Field[]): Schema {
  if (texts.length === 0) return form;
  const rest = (shape: WireShape) => (json: SchemaJson) => kindApart(side.contract, json, isList(shape)).rest;
  const fields = new Map(texts.map(({ name, one }) => [name, rest(one)]));
  return withReplaced(side, form, fields, `with the texts ${JSON.stringify([...fields.keys()])}`);
}

function asText(json: SchemaJson): SchemaJson {
  if (typeof json === 'boolean') return json ? { type: 'string' } : json;
  // the normal form has a schema there
  if (json['type'] === 'array' || Object.hasOwn(json, 'items'))
    return { ...json, items: asText((json['items'] ?? true) as SchemaJson) };
  return { ...json, type: 'string' };
}
