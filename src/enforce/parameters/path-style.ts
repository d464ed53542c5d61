import type { ParameterPlan } from '../../plan/index.js';
import { bag } from './bag.js';
import { readContent } from './content.js';
import { byComma, byPoint } from './delimiters.js';
import { readPrimitive } from './primitive.js';
import { decodeText, type Reading } from './reading.js';
import { allowsObject, type Delimited, readDelimited, readItems, setProperty } from './structure.js';

export type ReadText = (raw: string, reading: Reading) => unknown;

/** The styles of path parameters, https://spec.openapis.org/oas/v3.2.0.html#style-examples, and those with `content`. */
export function pathReader(plan: ParameterPlan): ReadText {
  const { wire, explode, contentType } = plan;
  if (contentType !== undefined) return (raw, reading) => readContent(reading.decode(raw, false), contentType, reading);
  if (plan.style === 'matrix') return matrixReader(plan);
  if (plan.style === 'label') {
    const style: Delimited = { split: explode ? byPoint : byComma, pairs: explode, decode: 'percent' };
    return (raw, reading) => {
      if (raw.charCodeAt(0) !== 46) reading.fault = 'malformed';
      return readDelimited(raw.slice(1), wire, style, reading);
    };
  }
  const simple: Delimited = { split: byComma, pairs: explode, decode: 'percent' };
  if (!wire.items && !allowsObject(wire)) {
    return (raw, reading) => readPrimitive(reading.decode(raw, false), wire, reading);
  }
  return (raw, reading) => readDelimited(raw, wire, simple, reading);
}

/** `;color=blue`, `;color=blue;color=black`, `;R=100;G=200`; `;color` alone is an empty value. */
function matrixReader({ name, wire, explode }: ParameterPlan): ReadText {
  const single: Delimited = { split: byComma, pairs: false, decode: 'percent' };
  return (raw, reading) => {
    if (raw.charCodeAt(0) !== 59) reading.fault = 'malformed';
    const values: string[] = [];
    const others = bag();
    let named = true;
    for (const piece of raw.slice(1).split(';')) {
      const equals = piece.indexOf('=');
      const key = equals === -1 ? piece : piece.slice(0, equals);
      const value = equals === -1 ? '' : piece.slice(equals + 1);
      if (explode && allowsObject(wire) && (!wire.items || decodeText(key, 'percent', reading) !== name)) {
        named = false;
        setProperty(others, key, value, wire, 'percent', reading);
      } else if (decodeText(key, 'percent', reading) === name) values.push(value);
      else reading.fault = 'malformed';
    }
    if (!named) return others;
    if (explode && wire.items && (values.length > 1 || wire.primitive === undefined)) {
      return readItems(values, wire, 'percent', reading);
    }
    if (values.length > 1) reading.fault = 'repeated';
    return explode
      ? readPrimitive(decodeText(values[0] ?? '', 'percent', reading), wire, reading)
      : readDelimited(values[0] ?? '', wire, single, reading);
  };
}
