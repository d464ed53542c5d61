import type { Location } from '../../diagnostics/index.js';
import type { Schema, SchemaId, SchemaJson } from '../types.js';
import { wayAsWritten } from './modernise.js';
import type { Place } from './place.js';
import { child, tokens } from './pointer-tokens.js';

const places = new WeakMap<Schema, Place>();

/** Where a handle's schema stands as it was written. */
export function placeOf(schema: Schema): Place | undefined {
  return places.get(schema);
}

/** A schema whose normal form and location are made when they are first asked for. */
export class SchemaHandle implements Schema {
  readonly id: SchemaId;
  declare readonly name?: string;
  readonly #place: Place;
  readonly #make: () => SchemaJson;
  #json: SchemaJson | undefined;

  constructor(id: SchemaId, place: Place, make: () => SchemaJson) {
    this.id = id;
    this.#place = place;
    places.set(this, place);
    this.#make = make;
    const name = componentName(place.pointer);
    if (name !== undefined) this.name = name;
    Object.freeze(this);
  }

  get json(): SchemaJson {
    if (this.#json === undefined) this.#json = this.#make();
    return this.#json;
  }

  get location(): Location {
    return this.locate('');
  }

  locate(pointer: string, part: 'key' | 'value' = 'value'): Location {
    const { file, pointer: from } = this.#place;
    return file.locate(`${from}${this.#asWritten(pointer)}`, part);
  }

  #asWritten(pointer: string): string {
    const { dialect, value } = this.#place;
    if (dialect.name !== 'oas30' || !pointer.includes('/anyOf/')) return pointer;
    return wayAsWritten(value, tokens(pointer)).reduce(child, '');
  }
}

function componentName(pointer: string): string | undefined {
  if (!pointer.startsWith('/components/schemas/')) return undefined;
  const path = tokens(pointer);
  return path.length === 3 ? path[2] : undefined;
}
