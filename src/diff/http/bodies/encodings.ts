// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding, MediaType } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { parseMediaType, specificity } from '../../../enforce/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import { type Context, type Party, rolesOf } from '../context.js';
import { isObject } from '../message/form-text.js';
import { valueFor } from '../message/values.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { outside } from './range.js';

/** How both versions write and read one part of a multipart body. */
interface BothParts {
  /** Of a part by name; of one by its place, that. */
  readonly name: string | number;
  readonly written: Encoding | undefined;
  readonly read: Encoding | undefined;
}

const none: Encoding = Object.freeze({ contentTypes: [], headers: [] });

/** The media types and headers of the parts of a multipart body. Styles are compared with the fields of forms. */
export function compareEncodings(bodies: BothBodies, context: Context): void {
  if (!normaliseRange(bodies.range).startsWith('multipart/')) return;
  const [written, read] = bodies.travels === 'request' ? [bodies.before, bodies.after] : [bodies.after, bodies.before];
  for (const name of new Set([...written.encoding.keys(), ...read.encoding.keys()]))
    compareParts(bodies, { name, written: written.encoding.get(name), read: read.encoding.get(name) }, context);
  const most = Math.max(written.prefixEncoding.length, read.prefixEncoding.length);
  for (let index = 0; index <= most; index += 1) {
    const place = ({ prefixEncoding, itemEncoding }: MediaType) => prefixEncoding[index] ?? itemEncoding;
    const [own, other] = [place(written), place(read)];
    if (own || other) compareParts(bodies, { name: index, written: own, read: other }, context);
  }
}

function compareParts(bodies: BothBodies, parts: BothParts, context: Context): void {
  const { writer } = rolesOf(bodies.pair, context, bodies.travels);
  const { name, written = none, read = none } = parts;
  const shape = shapeOf(bodies, name, writer);
  const types = written.contentTypes.length > 0 ? written.contentTypes : [defaultType(shape)];
  const lost = types.find(type => !takes(read, type, shape));
  const missing = read.headers.find(
    header => header.required && !written.headers.some(each => isNamed(each.name, header.name) && each.required),
  );
  if (lost !== undefined) {
    const type = outside(lost, read.contentTypes);
    refuse(bodies, parts, { contentTypes: [type], headers: written.headers }, context, type);
  } else if (missing) {
    const headers = written.headers.filter(each => !isNamed(each.name, missing.name));
    refuse(bodies, parts, { ...written, headers }, context, `the header \`${missing.name}\``);
  } else if (written.contentTypes.join() !== read.contentTypes.join()) sayWidened(bodies, name, context);
}

function isNamed(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What a part may hold: a list has a part for each item. */
function shapeOf({ before, after, travels }: BothBodies, name: string | number, { side }: Party): WireShape {
  const media = travels === 'request' ? before : after;
  if (typeof name === 'number') {
    const whole = wireOf(side, media.schema);
    return media.itemSchema ? wireOf(side, media.itemSchema) : (whole.prefixItems?.[name] ?? whole.items ?? whole);
  }
  const shape = wireOf(side, media.schema).properties?.[name] ?? { untyped: true };
  return shape.items ?? shape;
}

function defaultType(shape: WireShape): string {
  if (shape.binary || shape.untyped) return 'application/octet-stream';
  return isPrimitive(shape) ? 'text/plain' : 'application/json';
}

/** A text without a type of its own counts as text/plain, and many clients say so of every field: it is taken for any text. */
function takes({ contentTypes }: Encoding, type: string, shape: WireShape): boolean {
  if (contentTypes.length === 0) return true;
  const isFile = shape.binary || contentTypes.some(each => mediaKind(normaliseRange(each)) === 'binary');
  if (!isFile && type === 'text/plain') return true;
  const wanted = parseMediaType(normaliseRange(type));
  return contentTypes.some(each => {
    const range = parseMediaType(normaliseRange(each));
    return range !== undefined && wanted !== undefined && specificity(range, wanted) > 0;
  });
}

function refuse(bodies: BothBodies, { name }: BothParts, as: Encoding, context: Context, what: string): void {
  const { pair, travels, range, before, after, part, called, subject } = bodies;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const media: MediaType =
    typeof name === 'string'
      ? { ...written, encoding: new Map([...written.encoding, [name, as]]) }
      : { ...written, prefixEncoding: [...written.prefixEncoding.slice(0, name), as] };
  const sampled = valueFor(roles, written.schema, read.schema, typeof name === 'string' ? {} : []);
  const value = withPart(sampled, name, shapeOf(bodies, name, roles.writer));
  const failing = `/${name}`;
  const isType = as.contentTypes.includes(what);
  tell(pair, context, {
    code: 'encoding-changed',
    level: 'breaking',
    message: isType
      ? `the part \`${name}\` of the ${called} is refused now as \`${what}\``
      : `the part \`${name}\` of the ${called} is refused now without ${what}`,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), name],
    witness: witnessOf(pair, travels, part, value, bodies.carry({ media, type: range, value, failing })),
  });
}

/** The value with the part in it, whether it is required or not. */
function withPart(value: Json, name: string | number, shape: WireShape): Json {
  const made: Json = isPrimitive(shape) ? 'text' : {};
  if (typeof name === 'number') {
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(items.length, name + 1) }, (_, index) => items[index] ?? made);
  }
  const object: JsonObject = isObject(value) ? value : {};
  return Object.hasOwn(object, name) ? object : { ...object, [name]: made };
}

function sayWidened(
  { pair, travels, before, after, part, called, subject }: BothBodies,
  name: string | number,
  context: Context,
): void {
  tell(pair, context, {
    code: 'encoding-changed',
    level: 'safe',
    message: `the part \`${name}\` of the ${called} may be of other media types too`,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), name],
  });
}
