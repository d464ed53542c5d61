// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding, MediaType } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import { type Context, rolesOf } from '../context.js';
import { isObject } from '../message/form-text.js';
import type { Message } from '../message/lines.js';
import { valueFor } from '../message/values.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import type { BothBodies, CarriedBody } from './body-pair.js';
import { bodySendable } from './sendable.js';

/** How both versions write and read one part of a multipart body. */
export interface BothParts {
  readonly bodies: BothBodies;
  /** Of a part by name; of one by its place, that. */
  readonly name: string | number;
  readonly written: Encoding;
  readonly read: Encoding;
  /** What the part may hold, as its writer has it. */
  readonly shape: WireShape;
}

const none: Encoding = Object.freeze({ contentTypes: [], headers: [] });

/** The parts that either version says something of, those by name and those by their place. */
export function partsOf(bodies: BothBodies, context: Context): readonly BothParts[] {
  const [written, read] = mediaOf(bodies);
  const both = (name: string | number, own: Encoding = none, other: Encoding = none): BothParts => ({
    bodies,
    name,
    written: own,
    read: other,
    shape: shapeOf(bodies, name, context),
  });
  const names = new Set([...written.encoding.keys(), ...read.encoding.keys()]);
  const named = [...names].map(name => both(name, written.encoding.get(name), read.encoding.get(name)));
  const place = ({ prefixEncoding, itemEncoding }: MediaType, index: number) => prefixEncoding[index] ?? itemEncoding;
  const most = Math.max(written.prefixEncoding.length, read.prefixEncoding.length);
  const placed = Array.from({ length: most + 1 }, (_, index) => [place(written, index), place(read, index)] as const);
  const byPlace = placed.flatMap(([own, other], index) => (own || other ? [both(index, own, other)] : []));
  return [...named, ...byPlace];
}

/** The body as its writer has it, then as its reader. */
function mediaOf({ travels, before, after }: BothBodies): readonly [written: MediaType, read: MediaType] {
  return travels === 'request' ? [before, after] : [after, before];
}

/** A list has a part for each item. */
function shapeOf(bodies: BothBodies, name: string | number, context: Context): WireShape {
  const { side } = rolesOf(bodies.pair, context, bodies.travels).writer;
  const [media] = mediaOf(bodies);
  if (typeof name === 'number') {
    const whole = wireOf(side, media.schema);
    return media.itemSchema ? wireOf(side, media.itemSchema) : (whole.prefixItems?.[name] ?? whole.items ?? whole);
  }
  const shape = wireOf(side, media.schema).properties?.[name] ?? {};
  return shape.items ?? shape;
}

/** The whole message, with the part in it. @param as how the part is written */
export function messageOfPart(
  { bodies, name, shape }: BothParts,
  as: Encoding,
  context: Context,
  header?: CarriedBody['header'],
): { readonly value: Json; readonly message: Message } {
  const roles = rolesOf(bodies.pair, context, bodies.travels);
  const [written, read] = mediaOf(bodies);
  const media: MediaType =
    typeof name === 'string'
      ? { ...written, encoding: new Map([...written.encoding, [name, as]]) }
      : { ...written, prefixEncoding: [...written.prefixEncoding.slice(0, name), as] };
  const isReadBack = bodySendable(bodies, context)?.isReadBack;
  const sampled = valueFor(roles, written.schema, read.schema, typeof name === 'string' ? {} : [], isReadBack);
  const isList = typeof name === 'string' && wireOf(roles.writer.side, written.schema).properties?.[name]?.items;
  const value = withPart(sampled, name, isPrimitive(shape) ? 'text' : {}, isList !== undefined && isList !== false);
  const body = { media, type: bodies.type, value, failing: `/${name}`, ...(header && { header }) };
  return { value, message: bodies.carry(body) };
}

/** The value with the part in it, whether it is required or not. */
function withPart(value: Json, name: string | number, made: Json, isList: boolean): Json {
  if (typeof name === 'number') {
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(items.length, name + 1) }, (_, index) => items[index] ?? made);
  }
  const object: JsonObject = isObject(value) ? value : {};
  const part = object[name];
  const isThere = part !== undefined && !(Array.isArray(part) && part.length === 0);
  return isThere ? object : { ...object, [name]: isList ? [made] : made };
}
