import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';

/** The values that a property can have; undefined where nothing limits them. */
export type TagValues = readonly unknown[] | undefined;

/**
 * Reads which constants a schema allows for one of its properties: what tells branches apart whatever a discriminator
 * says. Reads schemas as written, since the normal form of one may be what asks.
 * https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
 */
export class TagReader {
  readonly #known = new Map<string, TagValues>();

  /** @param apart a schema that says nothing about its children: they all share it */
  constructor(
    readonly places: Places,
    readonly property: string,
    apart?: Place,
  ) {
    if (apart) this.#known.set(keyOf(apart, 'schema'), undefined);
  }

  /** What a schema allows for the property. */
  valuesOf(place: Place): TagValues {
    return this.#once(place, 'schema', value => {
      const properties = own(value, 'properties');
      const tag = isRecord(properties) ? own(properties, this.property) : undefined;
      const down = this.places.down(place, tag, 'properties', this.property);
      return [
        tag === undefined ? undefined : this.#constants(down),
        ...this.#parts(place, value, part => this.valuesOf(part)),
      ];
    });
  }

  /** What the property's own schema allows. */
  #constants(place: Place): TagValues {
    return this.#once(place, 'tag', value => {
      const list = own(value, 'enum');
      return [
        Object.hasOwn(value, 'const') ? [own(value, 'const')] : undefined,
        Array.isArray(list) ? list : undefined,
        ...this.#parts(place, value, part => this.#constants(part)),
      ];
    });
  }

  /** All of what must hold beside a schema's own words, and the branches of which one must. */
  #parts(place: Place, value: Readonly<Record<string, unknown>>, read: (part: Place) => TagValues): TagValues[] {
    const list = (keyword: string) => {
      const items = own(value, keyword);
      return (Array.isArray(items) ? items : []).map((item, index) =>
        read(this.places.down(place, item, keyword, index)),
      );
    };
    const ref = own(value, '$ref');
    const target = typeof ref === 'string' ? this.#follow(ref, place) : undefined;
    return [target && read(target), ...list('allOf'), union(list('oneOf')), union(list('anyOf'))];
  }

  #once(
    place: Place,
    what: 'schema' | 'tag',
    read: (value: Readonly<Record<string, unknown>>) => readonly TagValues[],
  ): TagValues {
    const key = keyOf(place, what);
    if (this.#known.has(key)) return this.#known.get(key);
    // Met again while it is read, a schema adds nothing to itself.
    this.#known.set(key, undefined);
    const values = isRecord(place.value) ? intersection(read(place.value)) : undefined;
    this.#known.set(key, values);
    return values;
  }

  #follow(ref: string, from: Place): Place | undefined {
    try {
      return this.places.follow(ref, from);
    } catch {
      // Whoever needs the schema says that the reference leads nowhere.
      return undefined;
    }
  }
}

const keyOf = (place: Place, what: string) => `${what} ${place.file.uri}#${place.pointer}`;

function intersection(all: readonly TagValues[]): TagValues {
  const limits = all.filter(values => values !== undefined);
  return limits.length < 2 ? limits[0] : limits.reduce((a, b) => a.filter(value => b.includes(value)));
}

function union(all: readonly TagValues[]): TagValues {
  if (all.length === 0 || all.some(values => values === undefined)) return undefined;
  return [...new Set(all.flatMap(values => values ?? []))];
}
