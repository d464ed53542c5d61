// https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
import type { Encoding, MediaType, Schema } from '../../../contract/index.js';
import { Reading, urlencodedReader } from '../../../enforce/index.js';
import { type EncodingPlan, normaliseRange } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import { formText, isObject } from '../message/form-text.js';
import { wireOf } from '../parameters/plan.js';
import type { Side } from '../side.js';
import type { Codec } from './codec.js';

export const formLimits = { maxKeys: 1000 };

/** A urlencoded form's: its fields by their encoding, then the check of the whole. @param use undefined: without the check */
export function formCodec(side: Side, schema: Schema | undefined, media: MediaType, use: Travels | undefined): Codec {
  const read = urlencodedReader(wireOf(side, schema), encodingPlans(media), formLimits);
  return {
    write: value => {
      const text = isObject(value) ? formText(media, value) : undefined;
      // a request without a byte is one without a body
      return text === '' && use === 'request' ? undefined : text;
    },
    read: text => {
      const reading = new Reading();
      const value = read(text, reading);
      if (reading.fault !== undefined || (use && !side.accepts(schema, value, use))) return undefined;
      return { value };
    },
  };
}

/** What a media type says of its fields, as plain data. */
export function encodingPlans({ encoding }: MediaType): { readonly [property: string]: EncodingPlan } {
  const plans: Record<string, EncodingPlan> = Object.create(null);
  for (const [name, each] of encoding) plans[name] = encodingPlan(each);
  return plans;
}

/** An encoding as plain data. */
export function encodingPlan({ contentTypes, style, explode, allowReserved }: Encoding): EncodingPlan {
  return {
    contentTypes: contentTypes.map(normaliseRange),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
  };
}
