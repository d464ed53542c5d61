import type { WireShape } from '../../plan/index.js';
import { type Bag, bag } from './bag.js';
import { allowsPrimitive, allowsString, readPrimitive } from './primitive.js';
import { type Decode, decodeText, type Reading } from './reading.js';

const stringShape: WireShape = Object.freeze({});

export function itemShape(wire: WireShape, index: number): WireShape {
  return wire.prefixItems?.[index] ?? wire.items ?? unspoken(wire);
}

export function propertyShape(wire: WireShape, name: string): WireShape {
  const { properties } = wire;
  return (properties && Object.hasOwn(properties, name) ? properties[name] : wire.additional) ?? unspoken(wire);
}

/** Of what a schema does not speak of a string is expected, unless it speaks of nothing. */
function unspoken(wire: WireShape): WireShape {
  return wire.untyped ? wire : stringShape;
}

export function allowsObject(wire: WireShape): boolean {
  return wire.properties !== undefined || wire.additional !== undefined;
}

/** Texts that were split off already, each decoded for itself: so an encoded delimiter stays part of its value. */
export function readItems(raws: readonly string[], wire: WireShape, how: Decode, reading: Reading): unknown[] {
  return raws.map((raw, index) => readPrimitive(decodeText(raw, how, reading), itemShape(wire, index), reading));
}

/** `R,100,G,200`: names and values take turns. */
export function readTurns(raws: readonly string[], wire: WireShape, how: Decode, reading: Reading): Bag {
  if (raws.length % 2 === 1) reading.fault = 'malformed';
  const value = bag();
  for (let index = 0; index + 1 < raws.length; index += 2) {
    setProperty(value, raws[index]!, raws[index + 1]!, wire, how, reading);
  }
  return value;
}

/** `R=100,G=200` after the split: each piece a pair. */
export function readPairs(raws: readonly string[], wire: WireShape, how: Decode, reading: Reading): Bag {
  const value = bag();
  for (const raw of raws) {
    const equals = raw.indexOf('=');
    if (equals === -1) reading.fault = 'malformed';
    else setProperty(value, raw.slice(0, equals), raw.slice(equals + 1), wire, how, reading);
  }
  return value;
}

export function setProperty(
  target: Bag,
  rawName: string,
  raw: string,
  wire: WireShape,
  how: Decode,
  reading: Reading,
): void {
  setDecoded(target, decodeText(rawName, how, reading), raw, wire, how, reading);
}

/** @param name decoded already */
export function setDecoded(
  target: Bag,
  name: string,
  raw: string,
  wire: WireShape,
  how: Decode,
  reading: Reading,
): void {
  if (name in target) reading.fault = 'repeated';
  const shape = propertyShape(wire, name);
  target[name] = readPrimitive(decodeText(raw, how, reading), shape, reading);
}

/** How one text holds a list or pairs. */
export interface Delimited {
  readonly split: (raw: string) => readonly string[];
  /** Objects are pairs rather than turns. */
  readonly pairs: boolean;
  readonly decode: Decode;
}

/** One raw text under a shape that may be a primitive, an array, an object, or any of them. */
export function readDelimited(raw: string, wire: WireShape, style: Delimited, reading: Reading): unknown {
  const array = wire.items !== undefined;
  const object = allowsObject(wire);
  if (!array && !object) return readPrimitive(decodeText(raw, style.decode, reading), wire, reading);
  const raws = style.split(raw);
  if (raws.length <= 1 && allowsPrimitive(wire)) {
    return readPrimitive(decodeText(raw, style.decode, reading), wire, reading);
  }
  if (object && (!array || (style.pairs && raws.every(piece => piece.includes('='))))) {
    if (raw === '') return bag();
    return style.pairs ? readPairs(raws, wire, style.decode, reading) : readTurns(raws, wire, style.decode, reading);
  }
  // nothing at all is one empty string where strings are possible, and else no item
  if (raw === '' && !allowsString(itemShape(wire, 0))) return [];
  return readItems(raws, wire, style.decode, reading);
}
