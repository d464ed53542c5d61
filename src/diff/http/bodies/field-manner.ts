// https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
import type { Encoding } from '../../../contract/index.js';
import { Reading, readWholeForm, urlencodedReader } from '../../../enforce/index.js';
import type { MediaPlan, WireShape } from '../../../plan/index.js';
import { areTexts, fieldText, hasStyle } from '../message/form-text.js';
import { boundary, fieldParts } from '../message/parts.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import { encodingPlan, formLimits } from '../wire/form-codec.js';
import { queryStyleKey } from '../wire/style-key.js';
import type { Manner } from '../wire/texts.js';

/** How a field of a form is written. */
export interface FieldStyle {
  readonly name: string;
  readonly encoding: Encoding | undefined;
  /** Whether it is a part of its own, whose media type is compared by itself. */
  readonly isPart: boolean;
  /** Whether a text that has no field of this name is taken as one without it. */
  isLeftOut?(text: string): boolean;
}

/** How fields of forms are written and read. */
export const fieldManner: Manner<FieldStyle> = {
  key: ({ encoding, isPart }, shape) =>
    encoding && hasStyle(encoding) ? styledKey(encoding, shape) : plainKey(encoding, shape, isPart),
  isParsed: () => false,
  codec(side, schema, style, use) {
    const { name, encoding } = style;
    const shape = wireOf(side, schema);
    const isParts = areParts(style);
    const plan = {
      wire: { properties: { [name]: shape } },
      ...(encoding && { encoding: { [name]: encodingPlan(encoding) } }),
    };
    const readForm = isParts ? partsReader(plan) : formReader(plan);
    const check = side.check(schema, use);
    return {
      write: value => (isParts ? fieldParts(name, encoding, shape, value) : fieldText(name, encoding, value)),
      read: text => {
        const read = readForm(text);
        if (read && !read.has(name) && style.isLeftOut?.(text)) return { value: undefined };
        // a field of another name is as much of a refusal as one that is wrong
        if (read?.size !== 1 || !read.has(name)) return undefined;
        const value = read.get(name);
        return check?.(value) === undefined ? { value } : undefined;
      },
    };
  },
  shown: (style, value, text) => {
    if (!areParts(style)) return text;
    return typeof value === 'string' ? value : JSON.stringify(value);
  },
};

/** Whether a field is one part, or one for each item, and not pairs as its style makes them. */
function areParts({ isPart, encoding }: FieldStyle): boolean {
  return isPart && !(encoding && hasStyle(encoding));
}

type Plan = Pick<MediaPlan, 'wire' | 'encoding'>;

/** The fields of a form by name; undefined where it is refused. */
type ReadForm = (text: string) => ReadonlyMap<string, unknown> | undefined;

function formReader({ wire = {}, encoding }: Plan): ReadForm {
  const read = urlencodedReader(wire, encoding, formLimits);
  return text => {
    const reading = new Reading();
    const form = new Map(Object.entries(read(text, reading)));
    return reading.fault === undefined ? form : undefined;
  };
}

function partsReader(plan: Plan): ReadForm {
  return text => {
    const read = readWholeForm({ ...plan, range: 'multipart/form-data' }, text, boundary);
    return read && new Map(Object.entries(read.value as object)); // of parts by name
  };
}

function styledKey({ style = 'form', explode = style === 'form', allowReserved = false }: Encoding, shape: WireShape) {
  return queryStyleKey({ style, explode, allowReserved }, shape);
}

/** Without a style, a list repeats its name; what holds structures is written as its media type says. */
function plainKey(encoding: Encoding | undefined, shape: WireShape, isPart: boolean): string {
  if (isPrimitive(shape) && !shape.untyped) return 'plain';
  if (isPart) return 'part';
  const types = encoding?.contentTypes ?? [];
  const isPlainList = shape.items !== undefined && isPrimitive(shape.items) && !shape.properties && !shape.additional;
  if (isPlainList && areTexts(types)) return 'exploded';
  // an object is JSON where nothing else is said: https://spec.openapis.org/oas/v3.2.0.html#encoding-object
  const isObject = shape.items === undefined && !shape.untyped;
  return isObject && ['', 'application/json'].includes(types.join()) ? 'json' : `as ${types.join()}`;
}
