// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding, MediaType } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import { type Context, rolesOf } from '../context.js';
import { madeAt } from '../made-at.js';
import { isObject } from '../message/form-text.js';
import type { Message } from '../message/lines.js';
import { valueFor } from '../message/values.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import type { Side } from '../side.js';
import type { BothBodies, CarriedBody } from './body-pair.js';
import { isMultipart, kindOf } from './kind.js';
import type { OnePart } from './part-types.js';
import { bodySendable } from './sendable.js';

/** How both versions write and read one part of a multipart body. */
export interface BothParts {
  readonly bodies: BothBodies;
  /** Of a part by name; of one by its place, that. */
  readonly name: string | number;
  /** Of a name that neither version has, which stands for all such. */
  readonly isOther?: true;
  readonly written: OnePart;
  readonly read: OnePart;
}

const none: Encoding = Object.freeze({ contentTypes: [], headers: [] });

/** The parts that either version has an encoding of, or both a schema: those by name and those by their place. */
export function partsOf(bodies: BothBodies, context: Context): readonly BothParts[] {
  const { writer, reader } = rolesOf(bodies.pair, context, bodies.travels);
  const [written, read] = mediaOf(bodies);
  const [own, other] = [partsIn(writer.side, written), partsIn(reader.side, read)];
  const both = (name: string | number) => ({ bodies, name, written: own.at(name), read: other.at(name) });
  const named = [...written.encoding.keys(), ...read.encoding.keys(), ...own.names];
  const names = new Set([...named, ...(own.hasOthers ? other.names : [])]);
  const others = hasOthers(bodies, own, other)
    ? otherNames(writer.side, written, new Set([...names, ...other.names]))
    : [];
  const most = Math.max(own.places, other.places);
  return [
    ...[...names, ...Array.from({ length: most }, (_, index) => index)].map(both),
    ...others.map(name => ({ bodies, name, isOther: true, written: own.other, read: other.other }) as const),
  ];
}

type Parts = ReturnType<typeof partsIn>;

/** Whether there is something to compare of names that no property declares: files of such are refused where others are ignored. */
function hasOthers({ travels, range }: BothBodies, own: Parts, other: Parts): boolean {
  if (own.hasOthers && other.hasOthers) return true;
  if (travels === 'response' || kindOf(range) !== 'multipart' || !own.other.isDeclared) return false;
  return !own.other.shape.untyped || !other.other.shape.untyped;
}

/** A name of a part that a form takes and that none of those is; none where none is found. */
function otherNames(side: Side, media: MediaType, known: ReadonlySet<string>): readonly string[] {
  if (!media.schema) return [];
  const json = { allOf: [{ $ref: media.schema.id }, { minProperties: known.size + 1 }] };
  const value = side.sample(madeAt(side, media, json), { direction: 'request', detail: 'full' });
  return Object.keys(value ?? {})
    .filter(name => !known.has(name))
    .slice(0, 1);
}

/** The body as its writer has it, then as its reader. */
function mediaOf({ travels, before, after }: BothBodies): readonly [written: MediaType, read: MediaType] {
  return travels === 'request' ? [before, after] : [after, before];
}

/** The parts of one version: which it names, for how many places it has rules, and each. */
function partsIn(side: Side, media: MediaType) {
  const { encoding, prefixEncoding, itemEncoding, itemSchema } = media;
  const whole = wireOf(side, media.schema);
  const item = itemSchema ? wireOf(side, itemSchema) : whole.items;
  // what nothing is said of is not declared
  const hasOthers = whole.additional !== undefined && !whole.additional.untyped;
  const others = whole.additional ?? (whole.untyped && whole);
  const prefix = Math.max(prefixEncoding.length, whole.prefixItems?.length ?? 0);
  const at = (name: string | number): OnePart => {
    const shape =
      typeof name === 'number'
        ? itemSchema
          ? item
          : (whole.prefixItems?.[name] ?? item ?? whole)
        : (whole.properties?.[name] ?? whole.additional);
    const own = typeof name === 'number' ? (prefixEncoding[name] ?? itemEncoding) : encoding.get(name);
    const isList = typeof name === 'string' && shape?.items !== undefined;
    const isNamed = typeof name === 'number' || Object.hasOwn(whole.properties ?? {}, name);
    const part = (isList ? shape.items : shape) ?? {};
    return { encoding: own ?? none, shape: part, isList, isNamed, isDeclared: isNamed || hasOthers };
  };
  const places = isMultipart(media.range) && (item || itemEncoding || prefix > 0) ? prefix + 1 : 0;
  const other = { encoding: none, shape: others || {}, isList: false, isNamed: false, isDeclared: Boolean(others) };
  return { at, places, names: Object.keys(whole.properties ?? {}), hasOthers, other };
}

/** The whole message, with the part in it. @param as how the part is written @param own what it holds; default: what both take */
export function messageOfPart(
  { bodies, name, written: { shape, isList } }: BothParts,
  as: Encoding,
  context: Context,
  header?: CarriedBody['header'],
  own?: string,
): { readonly value: Json; readonly message: Message } {
  const roles = rolesOf(bodies.pair, context, bodies.travels);
  const [written, read] = mediaOf(bodies);
  const media: MediaType =
    typeof name === 'string'
      ? { ...written, encoding: new Map([...written.encoding, [name, as]]) }
      : { ...written, prefixEncoding: [...written.prefixEncoding.slice(0, name), as] };
  const isReadBack = bodySendable(bodies, context)?.isReadBack;
  const sampled = valueFor(roles, written.schema, read.schema, typeof name === 'string' ? {} : [], isReadBack);
  const value = withPart(sampled, name, { made: own ?? plainOf(shape), isOwn: own !== undefined, isList });
  const body = { media, type: bodies.type, value, failing: `/${name}`, ...(header && { header }) };
  return { value, message: bodies.carry(body) };
}

/** A value of a part that the sampled one has not. */
function plainOf(shape: WireShape): Json {
  if (!isPrimitive(shape)) return {};
  const type = shape.primitive?.[0] ?? 'string';
  return type === 'boolean' || (type === 'null' ? null : type === 'string' ? 'text' : 1);
}

interface Made {
  readonly made: Json;
  /** Whether it stands there in place of what was sampled. */
  readonly isOwn: boolean;
  readonly isList: boolean;
}

/** The value with the part in it, whether it is required or not. */
function withPart(value: Json, name: string | number, { made, isOwn, isList }: Made): Json {
  if (typeof name === 'number') {
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(items.length, name + 1) }, (_, index) => items[index] ?? made);
  }
  const object: JsonObject = isObject(value) ? value : {};
  const part = object[name];
  const isThere = !isOwn && part !== undefined && !(Array.isArray(part) && part.length === 0);
  return isThere ? object : { ...object, [name]: isList ? [made] : made };
}
