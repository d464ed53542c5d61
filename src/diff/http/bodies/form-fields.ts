// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { MediaType, Schema } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import { type Context, rolesOf } from '../context.js';
import { readAlike } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { candidates } from '../wire/candidates.js';
import { formCodec } from '../wire/form-codec.js';
import type { WrittenText } from '../wire/texts.js';
import { transfer } from '../wire/transfer.js';
import type { BothBodies } from './body-pair.js';
import { type FieldStyle, fieldManner } from './field-manner.js';
import { fieldSchema, withFixed } from './field-schemas.js';
import { withFiles } from './files.js';
import { formWire } from './form-wire.js';
import { kindOf } from './kind.js';

/** A field whose text is written in another style, or read as another type. */
export interface ChangedField {
  readonly name: string;
  readonly before: WrittenText<FieldStyle>;
  readonly after: WrittenText<FieldStyle>;
}

/** A form in both versions: the fields whose texts have changed, and what is left to compare without them. */
export interface BothForms {
  readonly fields: readonly ChangedField[];
  /** In both, those fields have one value that both understand, where there is one. */
  readonly rest: { readonly before: Schema; readonly after: Schema };
}

const known = new WeakMap<BothBodies, BothForms>();

/** @returns undefined where the bodies are no forms, or nothing is said of their fields */
export function formOf(bodies: BothBodies, context: Context): BothForms | undefined {
  const kind = kindOf(bodies.range);
  const { before, after } = bodies;
  if ((kind !== 'form' && kind !== 'multipart') || !before.schema || !after.schema) return undefined;
  let form = known.get(bodies);
  if (form) return form;
  form = made(bodies, withFiles(bodies, before.schema, after.schema, context), context);
  known.set(bodies, form);
  return form;
}

function made(bodies: BothBodies, rest: BothForms['rest'], context: Context): BothForms {
  const { travels } = bodies;
  const fixed = new Map<string, Json>();
  const fields: ChangedField[] = [];
  for (const name of changedNames(bodies, rest, context)) {
    const before = textOf({ side: context.before, media: bodies.before, form: rest.before, travels }, name);
    const after = textOf({ side: context.after, media: bodies.after, form: rest.after, travels }, name);
    if (!before || !after) continue;
    const value = understood(bodies, { name, before, after }, context);
    if (value === undefined) continue;
    fields.push({ name, before, after });
    fixed.set(name, value);
  }
  if (fields.length === 0) return { fields, rest };
  const [old, now] = [withFixed(context.before, rest.before, fixed), withFixed(context.after, rest.after, fixed)];
  return { fields, rest: { before: old, after: now } };
}

/** The fields that both versions name, and write or read otherwise. */
function changedNames(bodies: BothBodies, { before, after }: BothForms['rest'], context: Context): readonly string[] {
  const [old, now] = [formWire(context.before, bodies.before, before), formWire(context.after, bodies.after, after)];
  const [written, read] = bodies.travels === 'request' ? [old, now] : [now, old];
  return Object.keys(written.properties ?? {}).filter(name => {
    const [own, other] = [written.properties?.[name], read.properties?.[name]];
    if (!own || !other) return false;
    return !readAlike(own, other) || keyOf(bodies.before, name, own) !== keyOf(bodies.after, name, own);
  });
}

function styleOf(media: MediaType, name: string): FieldStyle {
  return { name, encoding: media.encoding.get(name), isPart: kindOf(media.range) === 'multipart' };
}

function keyOf(media: MediaType, name: string, shape: WireShape): string {
  return fieldManner.key(styleOf(media, name), shape);
}

/** A form as one version has it. */
interface OneForm {
  readonly side: Side;
  readonly media: MediaType;
  readonly form: Schema;
  readonly travels: Travels;
}

function textOf(one: OneForm, name: string): WrittenText<FieldStyle> | undefined {
  const schema = fieldSchema(one.side, one.form, name);
  if (!schema) return undefined;
  return {
    schema,
    style: { ...styleOf(one.media, name), isLeftOut: text => isTakenWithout(one, name, text) },
    // worked out where something is told alone
    get location() {
      return schema.location;
    },
  };
}

/** Whether a form takes a text of other fields alone, which it may declare, or ignore. */
function isTakenWithout({ side, media, form, travels }: OneForm, name: string, text: string): boolean {
  const read = formCodec(side, form, media, undefined).read(text)?.value;
  const least = side.sample(form, { direction: travels, detail: 'minimal' });
  const whole = { ...(least as JsonObject | undefined), ...(read as JsonObject | undefined) }; // a form is an object
  return read !== undefined && !Object.hasOwn(whole, name) && side.accepts(form, whole, travels);
}

/** A value of a field that who writes it may send: one that who reads it understands, where there is one. */
function understood(
  { pair, travels }: BothBodies,
  { before, after }: ChangedField,
  context: Context,
): Json | undefined {
  const { writer, reader } = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const own = fieldManner.codec(writer.side, written.schema, written.style, travels);
  const other = fieldManner.codec(reader.side, read.schema, read.style, travels);
  const values = candidates(writer.side, written.schema, travels).filter(value => own.write(value) !== undefined);
  return values.find(value => transfer([value], own, other).is === 'kept') ?? values[0];
}

/** Ways that fields have where no encoding speaks of them. */
const usual: ReadonlySet<string> = new Set(['plain', 'exploded', 'part', 'json']);

/** Of the fields of a form but for some: what decides how their texts are written. */
export function stylesOf(media: MediaType, told: ReadonlySet<string>, shape: WireShape): string {
  const stated = [...media.encoding]
    .filter(([name]) => !told.has(name))
    .map(([name]) => [name, fieldManner.key(styleOf(media, name), shape.properties?.[name] ?? shape.additional ?? {})]);
  return canonical(Object.fromEntries(stated.filter(([, key]) => !usual.has(key!))));
}
