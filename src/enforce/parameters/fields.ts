import type { ParameterPlan } from '../../plan/index.js';
import { bag } from './bag.js';
import { readContent } from './content.js';
import { readDeepObject } from './deep-object.js';
import { byComma, byPipe, bySpace } from './delimiters.js';
import { allowsPrimitive, readPrimitive } from './primitive.js';
import { type Decode, decodeText, type Reading } from './reading.js';
import { allowsObject, type Delimited, readDelimited, readItems, setDecoded } from './structure.js';

/** What reading a field needs of a parameter or of a form's property. */
export type Field = Pick<ParameterPlan, 'name' | 'wire' | 'style' | 'explode' | 'allowReserved' | 'contentType'>;

/** The raw texts of one request, sorted by field. */
export interface Sorted {
  /** One text, or several of a name that came again. */
  readonly values: (string | string[] | undefined)[];
  /** Of exploded objects: property and raw text by turns; of deep ones: path and raw text. */
  readonly pairs: (string[] | undefined)[];
  /** Decoded names that no field took. */
  readonly unknown: string[];
}

const unknownReported = 20;

/** Sorts name-value pairs to the fields that declare them, with one look-up a pair. */
export class Fields {
  private readonly named = new Map<string, { readonly slot: number; readonly property: boolean }>();
  private readonly deep = new Map<string, number>();
  /** The exploded object that takes names nobody else declares. */
  private readonly open: number | undefined;
  private readonly count: number;

  constructor(fields: readonly Field[]) {
    this.count = fields.length;
    let open: number | undefined;
    for (const [slot, field] of fields.entries()) {
      if (isDeep(field)) this.deep.set(field.name, slot);
      if (isExplodedObject(field)) {
        if (field.wire.additional !== undefined) open ??= slot;
        for (const name of Object.keys(field.wire.properties ?? {})) this.name(name, slot, true);
      }
    }
    this.open = open;
    // a parameter's own name goes before a property that happens to have it
    for (const [slot, field] of fields.entries()) {
      if (!isExplodedObject(field) || allowsPrimitive(field.wire) || field.wire.items) {
        this.named.set(field.name, { slot, property: false });
      }
    }
  }

  private name(name: string, slot: number, property: boolean): void {
    if (!this.named.has(name)) this.named.set(name, { slot, property });
  }

  start(): Sorted {
    return { values: new Array(this.count), pairs: new Array(this.count), unknown: [] };
  }

  /** @param name decoded */
  take(sorted: Sorted, name: string, raw: string): void {
    const target = this.named.get(name);
    if (target !== undefined) {
      if (target.property) pushPair(sorted, target.slot, name, raw);
      else pushValue(sorted, target.slot, raw);
      return;
    }
    const bracket = this.deep.size === 0 ? -1 : name.indexOf('[');
    const slot = bracket === -1 ? undefined : this.deep.get(name.slice(0, bracket));
    if (slot !== undefined) pushPair(sorted, slot, name.slice(bracket), raw);
    else if (this.open !== undefined) pushPair(sorted, this.open, name, raw);
    else if (sorted.unknown.length < unknownReported) sorted.unknown.push(name);
  }
}

function pushValue(sorted: Sorted, slot: number, raw: string): void {
  const before = sorted.values[slot];
  if (before === undefined) sorted.values[slot] = raw;
  else if (typeof before === 'string') sorted.values[slot] = [before, raw];
  else before.push(raw);
}

function pushPair(sorted: Sorted, slot: number, name: string, raw: string): void {
  const pairs = sorted.pairs[slot];
  if (pairs === undefined) sorted.pairs[slot] = [name, raw];
  else pairs.push(name, raw);
}

function isDeep(field: Field): boolean {
  return field.style === 'deepObject' && field.contentType === undefined;
}

function isExplodedObject(field: Field): boolean {
  return field.explode && !isDeep(field) && field.contentType === undefined && allowsObject(field.wire);
}

/** Makes of a field's raw texts its value; called only where there is one. */
export type ReadField = (
  values: string | string[] | undefined,
  pairs: string[] | undefined,
  reading: Reading,
) => unknown;

/**
 * The styles of query parameters, cookies and form fields, https://spec.openapis.org/oas/v3.2.0.html#style-examples
 * @param how `form`: `+` is a space; `none` of the `cookie` style
 */
export function fieldReader(field: Field, how: Decode): ReadField {
  // a client that leaves reserved characters alone means a plus by `+`
  const decode: Decode = how === 'form' && field.allowReserved ? 'percent' : how;
  const { wire, contentType } = field;
  if (contentType !== undefined) {
    return (values, _, reading) =>
      readContent(decodeText(single(values, reading), decode, reading), contentType, reading);
  }
  if (isDeep(field)) return deepReader(field, decode);
  if (field.explode) return explodedReader(field, decode);
  const style: Delimited = { split: splitterOf(field.style), pairs: false, decode };
  if (!wire.items && !allowsObject(wire)) {
    return (values, _, reading) => readPrimitive(decodeText(single(values, reading), decode, reading), wire, reading);
  }
  return (values, _, reading) => readDelimited(single(values, reading), wire, style, reading);
}

function splitterOf(style: Field['style']): Delimited['split'] {
  if (style === 'spaceDelimited') return bySpace;
  return style === 'pipeDelimited' ? byPipe : byComma;
}

function single(values: string | string[] | undefined, reading: Reading): string {
  if (typeof values === 'string') return values;
  if (values !== undefined) reading.fault = 'repeated';
  return values?.[0] ?? '';
}

function deepReader({ wire }: Field, decode: Decode): ReadField {
  return (values, pairs, reading) => {
    const all = pairs ?? [];
    for (const raw of typeof values === 'string' ? [values] : (values ?? [])) all.push('', raw);
    return readDeepObject(all, wire, decode === 'form', reading);
  };
}

function explodedReader({ wire }: Field, decode: Decode): ReadField {
  const array = wire.items !== undefined;
  const primitive = allowsPrimitive(wire);
  return (values, pairs, reading) => {
    if (pairs !== undefined) {
      if (values !== undefined) reading.fault = 'malformed';
      const object = bag();
      for (let index = 0; index + 1 < pairs.length; index += 2) {
        setDecoded(object, pairs[index]!, pairs[index + 1]!, wire, decode, reading);
      }
      return object;
    }
    if (array && (typeof values !== 'string' || !primitive)) {
      return readItems(typeof values === 'string' ? [values] : (values ?? []), wire, decode, reading);
    }
    return readPrimitive(decodeText(single(values, reading), decode, reading), wire, reading);
  };
}
