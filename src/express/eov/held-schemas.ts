import type { Contract, SchemaJson } from '../../contract/index.js';
import { isPlain } from './json-type.js';

type Json = Exclude<SchemaJson, boolean>;
type Part = readonly [SchemaJson | undefined, boolean];

/** The schemas at one value: those that hold for certain, and those of branches, which may. */
export class HeldSchemas {
  readonly #schemas: Contract['schemas'];
  readonly #value: unknown;
  /** Whether each holds for certain. */
  readonly #met = new Map<Json, boolean>();

  constructor(parts: readonly Part[], value: unknown, schemas: Contract['schemas']) {
    this.#schemas = schemas;
    this.#value = value;
    for (const [json, sure] of parts) this.#add(json, sure);
  }

  /** The types that the value may have; empty: any. */
  get types(): readonly string[] {
    const lists = [...this.#met].flatMap(([{ type }, sure]) =>
      type === undefined ? [] : [{ types: [type].flat() as readonly string[], sure }],
    );
    const [first, ...rest] = lists.filter(({ sure }) => sure).map(({ types }) => types);
    if (first) return first.filter(type => rest.every(types => types.includes(type)));
    return lists.flatMap(({ types }) => types);
  }

  /** Whether a keyword such as `readOnly` is true here. */
  says(keyword: string): boolean {
    return this.#sure().some(json => json[keyword] === true);
  }

  /** The `default` of the value. */
  get default(): { readonly value: unknown } | undefined {
    const found = this.#sure().find(json => Object.hasOwn(json, 'default'));
    return found && { value: found.default };
  }

  /** The names of declared properties that hold for certain. */
  get names(): readonly string[] {
    return [...new Set(this.#sure().flatMap(({ properties }) => Object.keys(properties ?? {})))];
  }

  property(name: string, value: unknown): HeldSchemas {
    return this.#below(value, ({ properties, additionalProperties, patternProperties }) => {
      const declared = mapOf(properties);
      if (Object.hasOwn(declared, name)) return declared[name];
      return patternProperties === undefined ? (additionalProperties as SchemaJson | undefined) : undefined;
    });
  }

  item(index: number, value: unknown): HeldSchemas {
    return this.#below(value, ({ prefixItems, items }) => {
      const prefix = (prefixItems ?? []) as readonly SchemaJson[]; // the normal form holds a list of schemas there
      return index < prefix.length ? prefix[index] : (items as SchemaJson | undefined);
    });
  }

  #below(value: unknown, part: (json: Json) => SchemaJson | undefined): HeldSchemas {
    const parts = [...this.#met].map(([json, sure]): Part => [part(json), sure]);
    return new HeldSchemas(parts, value, this.#schemas);
  }

  #sure(): readonly Json[] {
    return [...this.#met].filter(([, sure]) => sure).map(([json]) => json);
  }

  #add(json: SchemaJson | undefined, sure: boolean): void {
    if (typeof json !== 'object' || this.#met.get(json) === true || (this.#met.has(json) && !sure)) return;
    this.#met.set(json, sure);
    if (typeof json.$ref === 'string') this.#add(this.#schemas.get(json.$ref)?.json, sure);
    for (const part of listOf(json.allOf)) this.#add(part, sure);
    const chosen = this.#chosen(json);
    if (chosen !== undefined) this.#add(this.#schemas.get(chosen)?.json, sure);
    else for (const part of [...listOf(json.anyOf), ...listOf(json.oneOf)]) this.#add(part, false);
    for (const keyword of ['then', 'else']) this.#add(json[keyword] as SchemaJson | undefined, false);
  }

  /** The schema that a discriminator chooses. */
  #chosen({ discriminator }: Json): string | undefined {
    const rule = discriminator as { readonly propertyName: string; readonly mapping: object } | undefined; // normal form
    if (!rule || !isPlain(this.#value) || !Object.hasOwn(this.#value, rule.propertyName)) return undefined;
    const tag = String(this.#value[rule.propertyName]);
    return Object.hasOwn(rule.mapping, tag) ? mapOf(rule.mapping)[tag] : undefined;
  }
}

function listOf(value: unknown): readonly SchemaJson[] {
  return (value ?? []) as readonly SchemaJson[]; // the normal form holds a list of schemas there
}

function mapOf(value: unknown): { readonly [name: string]: never } {
  return (value ?? {}) as { readonly [name: string]: never }; // and a map here
}
