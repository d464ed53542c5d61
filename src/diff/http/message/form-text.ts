// https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
import type { Encoding, MediaType } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { serialiseParameter } from '../../../enforce/index.js';
import { mediaKind, normaliseRange, type ParameterPlan } from '../../../plan/index.js';
import { sendableName } from './encoded-name.js';

/** A form as one text, its fields as their encodings say. */
export function formText({ encoding }: MediaType, value: JsonObject): string {
  return Object.entries(value)
    .map(([name, part]) => fieldText(name, encoding.get(name), part))
    .filter(text => text !== undefined)
    .join('&');
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an encoding says of a field that it is written as a parameter of a query is. */
export function hasStyle({ style, explode, allowReserved }: Encoding): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

/** One field; undefined where nothing is written of its value. */
export function fieldText(name: string, encoding: Encoding | undefined, value: Json): string | undefined {
  const { style = 'form', explode = style === 'form', allowReserved = false, contentTypes = [] } = encoding ?? {};
  const plain = encoding === undefined || !hasStyle(encoding);
  const isNested = isObject(value) || (Array.isArray(value) && (!areTexts(contentTypes) || value.some(isStructure)));
  const wire = {};
  const place = { name: sendableName(name), in: 'query', required: true, allowEmptyValue: false, wire } as const;
  const plan: ParameterPlan = { ...place, style, explode, allowReserved };
  const json: ParameterPlan = { ...plan, contentType: 'application/json' };
  try {
    return serialiseParameter(plain && isNested ? json : plan, value);
  } catch (error) {
    // what a style can't express is written as JSON, as clients do
    if (error instanceof RangeError) return serialiseParameter(json, value);
    throw error;
  }
}

/** Whether media types, or none, make each item of a list a field of its own. */
export function areTexts(types: readonly string[]): boolean {
  return types.every(type => mediaKind(normaliseRange(type)) === 'text');
}

function isStructure(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}
