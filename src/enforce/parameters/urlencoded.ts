import { type EncodingPlan, mediaKind, type WireShape } from '../../plan/index.js';
import { type Bag, bag } from './bag.js';
import { type Field, Fields, fieldReader, type ReadField, type Sorted } from './fields.js';
import { readJsonText } from './json-text.js';
import { readPrimitive } from './primitive.js';
import { sortQuery } from './query-reader.js';
import { type Decode, decodeText, Reading } from './reading.js';
import { allowsObject, propertyShape } from './structure.js';

/** Text fields of one form while it is read. */
export interface FormFields {
  readonly fields: Fields;
  /** The object that the sorted texts make. Faults are left in `reading`. */
  value(sorted: Sorted, reading: Reading): Bag;
}

/**
 * The properties of a form as fields, https://spec.openapis.org/oas/v3.2.0.html#encoding-object.
 * Names that the shape doesn't list are kept: whether they may be there is for the schema to say.
 * @param how `none` of multipart, whose texts aren't encoded
 */
export function formFields(
  wire: WireShape,
  encoding: { readonly [property: string]: EncodingPlan } | undefined,
  how: Decode,
): FormFields {
  const names = Object.keys(wire.properties ?? {});
  const plans = names.map(name => fieldOf(name, propertyShape(wire, name), encodingOf(encoding, name)));
  const readers = plans.map(({ field, implicit }) => {
    const read = fieldReader(field, how);
    return implicit ? implicitReader(field, how, read) : read;
  });
  return {
    fields: new Fields([...plans.map(({ field }) => field), rest(wire)]),
    value(sorted, reading) {
      const value = bag();
      for (let slot = 0; slot < names.length; slot += 1) {
        const values = sorted.values[slot];
        const pairs = sorted.pairs[slot];
        if (values === undefined && pairs === undefined) continue;
        const before = reading.fault;
        value[names[slot]!] = readers[slot]!(values, pairs && [...pairs], reading);
        if (reading.fault !== undefined && before === undefined) reading.field ??= names[slot];
      }
      readRest(value, sorted.pairs[names.length] ?? [], wire, how, reading);
      return value;
    },
  };
}

/** An application/x-www-form-urlencoded text as one object. Faults are left in `reading`. */
export function urlencodedReader(
  wire: WireShape,
  encoding: { readonly [property: string]: EncodingPlan } | undefined,
  limits: { readonly maxKeys: number },
): (raw: string, reading: Reading) => Bag {
  const form = formFields(wire, encoding, 'form');
  return (raw, reading) => {
    const sorted = form.fields.start();
    if (!sortQuery(raw, form.fields, sorted, limits.maxKeys, reading)) reading.fault = 'too-many-parameters';
    return form.value(sorted, reading);
  };
}

export function encodingOf(encoding: { readonly [property: string]: EncodingPlan } | undefined, name: string) {
  return encoding && Object.hasOwn(encoding, name) ? encoding[name] : undefined;
}

/** A property without style of its own: lists repeat their name; objects come as JSON, or by brackets as many clients write them. */
function fieldOf(
  name: string,
  wire: WireShape,
  encoding: EncodingPlan | undefined,
): { readonly field: Field; readonly implicit: boolean } {
  const { style, explode, allowReserved } = encoding ?? {};
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const chosen = style ?? 'form';
    const field = {
      name,
      wire,
      style: chosen,
      explode: explode ?? chosen === 'form',
      allowReserved: allowReserved ?? false,
    };
    return { field, implicit: false };
  }
  const [contentType, ...others] = encoding?.contentTypes ?? [];
  const field: Field = { name, wire, style: 'form', explode: true, allowReserved: false };
  const structured = allowsObject(wire) || wire.items !== undefined;
  if (contentType !== undefined && others.length === 0 && structured && !isPlain(contentType, wire))
    return { field: { ...field, contentType }, implicit: false };
  const deep = allowsObject(wire) || (wire.items !== undefined && allowsObject(wire.items));
  return { field: deep ? { ...field, style: 'deepObject' } : field, implicit: structured };
}

/** What text/plain says of a field is read as its type has it; of a list of texts each is a field of its own. */
function isPlain(contentType: string, wire: WireShape): boolean {
  const { items } = wire;
  const isList = items !== undefined && !allowsObject(wire) && !items.items && !allowsObject(items);
  return /^text\/plain(?:;|$)/.test(contentType) || (isList && mediaKind(contentType) === 'text');
}

function implicitReader(field: Field, how: Decode, read: ReadField): ReadField {
  const { wire } = field;
  const opening = allowsObject(wire) ? '{[' : '[';
  return (values, pairs, reading) => {
    const texts = typeof values === 'string' ? [values] : (values ?? []);
    if (pairs === undefined && texts.length > 0) {
      const parsed = texts.map(text => parseStructure(decodeText(text, how, reading), opening, reading));
      if (texts.length === 1 && parsed[0] !== undefined) return parsed[0];
      // a list of objects: each a JSON text of its own
      if (wire.items && allowsObject(wire.items) && parsed.every(value => value !== undefined)) return parsed;
    }
    return read(values, pairs, reading);
  };
}

function parseStructure(text: string, opening: string, reading: Reading): unknown {
  const first = text.charAt(0);
  if (first === '' || !opening.includes(first)) return undefined;
  const attempt = new Reading();
  const value = readJsonText(text, attempt);
  // what is no JSON may be something else; what is too deep may be nothing
  if (attempt.fault === 'too-deep') reading.fault = attempt.fault;
  return value;
}

/** Takes the names that no property has. */
function rest(wire: WireShape): Field {
  return {
    name: '',
    wire: { properties: {}, additional: wire.additional ?? {} },
    style: 'form',
    explode: true,
    allowReserved: false,
  };
}

function readRest(value: Bag, pairs: readonly string[], wire: WireShape, how: Decode, reading: Reading): void {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const name = pairs[index]!;
    const shape = propertyShape(wire, name);
    const fault = reading.fault;
    const read = readPrimitive(decodeText(pairs[index + 1]!, how, reading), shape.items ?? shape, reading);
    if (reading.fault !== undefined && fault === undefined) reading.field ??= name;
    const before = value[name];
    if (Array.isArray(before)) before.push(read);
    else if (shape.items !== undefined) value[name] = [read];
    else if (name in value) value[name] = [before, read];
    else value[name] = read;
  }
}
