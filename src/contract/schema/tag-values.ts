import { thousands } from '../../diagnostics/index.js';
import { solve } from './fixpoint.js';
import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';
import { TagEquation, type TagValues } from './tag-equation.js';
import { tooMany } from './too-many.js';

/** What all readers of a document may read together: parts of schemas, and values in the lists that are made of them. */
const mostParts = 200_000;
const mostValues = 2_000_000;
const PARTS = `The discriminators have more than ${thousands(mostParts)} parts of schemas read, each once for each property name`;
const VALUES = `The schemas that discriminators choose between allow more than ${thousands(mostValues)} values together`;

/** The readers of a document: one for each property, however many discriminators name it. */
export class TagReaders {
  readonly #readers = new Map<string, TagReader>();
  readonly #spent = { parts: 0, values: 0 };

  constructor(readonly places: Places) {}

  of(property: string): TagReader {
    let reader = this.#readers.get(property);
    if (!reader) this.#readers.set(property, (reader = new TagReader(this.places, property, this.#spent)));
    return reader;
  }

  /** @param parent a schema that says nothing about its children: they all share it */
  ofChildren(parent: Place, property: string): TagReader {
    return new TagReader(this.places, property, this.#spent, parent);
  }
}

/**
 * Reads which constants a schema allows for one of its properties: what tells branches apart whatever a discriminator
 * says. Reads schemas as written, since the normal form of one may be what asks.
 * https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
 */
class TagReader {
  readonly #known = new Map<string, TagEquation>();

  constructor(
    readonly places: Places,
    readonly property: string,
    private readonly spent: { parts: number; values: number },
    apart?: Place,
  ) {
    if (apart) this.#known.set(keyOf(apart, 'schema'), TagEquation.unlimited());
  }

  /**
   * What a schema allows for the property.
   * @throws FindingsError schema-too-many
   */
  valuesOf(place: Place): TagValues {
    return this.#solved(place, 'schema');
  }

  /** What the words of a schema about the property allow, whatever stands beside them. */
  ownValuesOf(place: Place): TagValues {
    const tag = this.#tagOf(place);
    return tag && this.#solved(tag, 'tag');
  }

  #solved(place: Place, what: 'schema' | 'tag'): TagValues {
    const equation = this.#equation(place, what);
    // what was given up in the middle has no values that could be told from true ones
    if (this.spent.values > mostValues) throw tooMany(VALUES, place);
    solve(equation);
    return equation.values;
  }

  #equation(place: Place, what: 'schema' | 'tag'): TagEquation {
    const key = keyOf(place, what);
    let equation = this.#known.get(key);
    if (!equation) {
      if (++this.spent.parts > mostParts) throw tooMany(PARTS, place);
      equation = new TagEquation(
        () => this.#terms(place, what),
        made => {
          this.spent.values += made;
          if (this.spent.values > mostValues) throw tooMany(VALUES, place);
        },
      );
      this.#known.set(key, equation);
    }
    return equation;
  }

  /** All of what must hold beside a schema's own words, and the branches of which one must. */
  #terms(place: Place, what: 'schema' | 'tag') {
    const { value } = place;
    if (!isRecord(value)) return { fixed: [], all: [], choices: [] };
    const list = (keyword: string) => {
      const items = own(value, keyword);
      return (Array.isArray(items) ? items : []).map((item, index) =>
        this.#equation(this.places.down(place, item, keyword, index), what),
      );
    };
    const ref = own(value, '$ref');
    const target = typeof ref === 'string' ? this.#follow(ref, place) : undefined;
    const tag = what === 'schema' ? this.#tagOf(place) : undefined;
    return {
      fixed: what === 'tag' ? constantsOf(value) : [],
      all: [
        ...(tag ? [this.#equation(tag, 'tag')] : []),
        ...(target ? [this.#equation(target, what)] : []),
        ...list('allOf'),
      ],
      choices: [list('oneOf'), list('anyOf')].filter(({ length }) => length > 0),
    };
  }

  #tagOf(place: Place): Place | undefined {
    const properties = isRecord(place.value) ? own(place.value, 'properties') : undefined;
    const tag = isRecord(properties) ? own(properties, this.property) : undefined;
    return tag === undefined ? undefined : this.places.down(place, tag, 'properties', this.property);
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

function constantsOf(value: Readonly<Record<string, unknown>>): TagValues[] {
  const list = own(value, 'enum');
  return [Object.hasOwn(value, 'const') ? [own(value, 'const')] : undefined, Array.isArray(list) ? list : undefined];
}

const keyOf = (place: Place, what: string) => `${what} ${place.file.uri}#${place.pointer}`;
