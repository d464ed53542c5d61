// https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
import type { Encoding } from '../../../contract/index.js';
import { Reading, urlencodedReader } from '../../../enforce/index.js';
import type { WireShape } from '../../../plan/index.js';
import { areTexts, fieldText, hasStyle } from '../message/form-text.js';
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
}

/** How fields of forms are written and read. */
export const fieldManner: Manner<FieldStyle> = {
  key: ({ encoding, isPart }, shape) =>
    encoding && hasStyle(encoding) ? styledKey(encoding, shape) : plainKey(encoding, shape, isPart),
  isParsed: () => false,
  codec(side, schema, { name, encoding }, use) {
    const shape: WireShape = { properties: { [name]: wireOf(side, schema) } };
    const read = urlencodedReader(shape, encoding && { [name]: encodingPlan(encoding) }, formLimits);
    const check = side.check(schema, use);
    return {
      write: value => fieldText(name, encoding, value),
      read: text => {
        const reading = new Reading();
        const form = new Map<string, unknown>(Object.entries(read(text, reading)));
        // a field of another name is as much of a refusal as one that is wrong
        if (reading.fault !== undefined || form.size !== 1 || !form.has(name)) return undefined;
        const value = form.get(name);
        return check?.(value) === undefined ? { value } : undefined;
      },
    };
  },
};

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
