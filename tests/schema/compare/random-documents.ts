import type { SchemaId } from '../../../src/contract/index.js';
import { RandomSchemas } from './random.js';

type Json = { readonly [keyword: string]: unknown };
/** Components by name; `$ref` and discriminators lead to names. */
export type Components = Readonly<Record<string, unknown>>;

const texts: readonly Json[] = [
  { type: 'string' },
  { type: ['string', 'null'] },
  { type: 'string', format: 'uuid' },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'date' },
  { type: 'string', format: 'uri' },
  { type: 'string', format: 'email' },
  { type: 'string', format: 'no-known-one' },
  { type: 'string', minLength: 1 },
  { type: 'string', minLength: 1, maxLength: 40, pattern: '^[a-z0-9-]+$' },
  { type: 'string', pattern: '^[A-Z]{3}$' },
  { type: 'string', enum: ['open', 'closed'] },
  { type: 'string', enum: ['open', 'closed', 'all'], default: 'open' },
  { const: 'open' },
  { enum: ['open', null] },
];

const numbers: readonly Json[] = [
  { type: 'integer' },
  { type: 'integer', format: 'int32' },
  { type: 'integer', format: 'int64', minimum: 0 },
  { type: 'integer', minimum: 1, maximum: 100, default: 30 },
  { type: ['integer', 'null'] },
  { type: 'number' },
  { type: 'number', format: 'float', exclusiveMinimum: 0 },
  { type: 'number', multipleOf: 0.01 },
  { type: 'boolean' },
  { type: 'boolean', default: false },
];

const names = ['id', 'name', 'kind', 'owner', 'tags', 'url', 'state', 'next'];
const kinds = ['cat', 'dog', 'fish'];
export const components: readonly string[] = ['Parent', 'One', 'Other', 'Any', 'List', 'Leaf'];

/** Components as documents have them: objects of properties that lead to each other and back, some marked for one direction. */
export class RandomDocuments extends RandomSchemas {
  document(): Components {
    const parent = this.chance(2);
    const mapping = { cat: 'One', dog: 'Other' };
    const discriminator = { propertyName: 'kind', mapping };
    const child = (): unknown => (parent ? { allOf: [{ $ref: 'Parent' }, this.record()] } : this.tagged());
    return {
      Parent: parent
        ? { ...this.record(), required: ['kind'], ...(this.chance(2) && { discriminator }) }
        : {
            [this.pick(['oneOf', 'anyOf'])]: [{ $ref: 'One' }, { $ref: 'Other' }],
            ...(this.chance(2) && { discriminator }),
          },
      One: child(),
      Other: child(),
      Any: { [this.pick(['oneOf', 'anyOf', 'allOf'])]: [{ $ref: 'List' }, { $ref: 'Leaf' }, this.value_()] },
      List: { type: 'array', items: { $ref: this.pick(components) }, ...(this.chance(3) && { uniqueItems: true }) },
      Leaf: this.record(),
    };
  }

  /** The document with some changes. */
  revised(document: Components): Components {
    let revised = document;
    for (let count = 1 + this.below(3); count > 0; count--) {
      const name = this.pick(components);
      revised = { ...revised, [name]: this.revisedPart(revised[name], false) };
    }
    return revised;
  }

  /** @param wraps whether it may come to stand in an allOf: not what the children of a discriminator refer to */
  revisedPart(schema: unknown, wraps = true): unknown {
    if (typeof schema !== 'object' || schema === null) return this.value_();
    const part = schema as Json;
    const { properties, items, allOf } = part;
    if (wraps && this.chance(12)) return { allOf: [part] };
    if (typeof properties === 'object') return this.#revisedRecord(part, properties as Json);
    if (typeof items === 'object' && this.chance(2)) return { ...part, items: this.revisedPart(items) };
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const list = part[keyword] as readonly unknown[] | undefined;
      if (list === undefined) continue;
      if (this.chance(4)) return { ...part, [keyword]: [...list].reverse() };
      const at = this.below(list.length);
      const one = (list[at] as Json)['$ref'] === undefined ? this.revisedPart(list[at]) : list[at];
      return { ...part, [keyword]: list.with(at, one), ...(!allOf && this.chance(6) && { [keyword]: list.slice(1) }) };
    }
    return this.chance(3) ? { ...part, ...this.pick(texts) } : this.value_();
  }

  #revisedRecord(part: Json, properties: Json): Json {
    const name = this.pick(names);
    switch (this.below(6)) {
      case 0:
        return { ...part, properties: { ...properties, [name]: this.value_() } };
      case 1:
        return {
          ...part,
          properties: Object.fromEntries(Object.entries(properties).filter(([each]) => each !== name)),
        };
      case 2:
        return { ...part, required: this.#some(names) };
      case 3:
        return { ...part, additionalProperties: this.pick([true, false, { type: 'string' }]) };
      default: {
        const own = this.pick(Object.keys(properties));
        return { ...part, properties: { ...properties, [own]: this.revisedPart(properties[own]) } };
      }
    }
  }

  tagged(): unknown {
    const { properties, ...rest } = this.record();
    const kind = this.chance(2) ? { const: this.pick(kinds) } : { type: 'string', enum: [this.pick(kinds)] };
    return { ...rest, properties: { ...(properties as Json), kind }, required: ['kind'] };
  }

  record(): Json {
    const some = Object.fromEntries(this.#some(names).map(name => [name, this.#property(name)]));
    return {
      ...(!this.chance(4) && { type: this.pick(['object', 'object', ['object', 'null']]) }),
      properties: { id: { type: 'integer', ...(this.chance(3) && { readOnly: true }) }, ...some },
      ...(this.chance(2) && { required: this.#some(names) }),
      ...(this.chance(3) && { additionalProperties: this.pick([false, { type: 'string' }, {}]) }),
      ...(this.chance(10) && { patternProperties: { '^x-': { type: 'string' } } }),
      ...(this.chance(10) && { minProperties: 1 }),
      ...(this.chance(10) && { unevaluatedProperties: false }),
      ...(this.chance(10) && { dependentRequired: { name: ['id'] } }),
    };
  }

  #property(name: string): unknown {
    const value = name === 'kind' ? { type: 'string' } : this.value_();
    const mark = this.pick([{}, {}, {}, { readOnly: true }, { writeOnly: true }, { deprecated: true }]);
    return { ...value, ...mark };
  }

  /** What a property, an item or a branch is. */
  value_(): Json {
    const ref = () => ({ $ref: this.pick(components) });
    switch (this.below(12)) {
      case 0:
        return { properties: { next: ref() } };
      case 1:
        return { type: 'object', properties: { owner: ref() }, required: ['owner'] };
      case 2:
        return { type: ['array', 'null'], items: this.chance(2) ? ref() : this.pick(texts) };
      case 3:
        return { anyOf: [this.pick(texts), this.pick(numbers)] };
      case 4:
        return { oneOf: [this.pick(numbers), this.pick(texts), { type: 'null' }] };
      case 5:
        return { type: 'object', additionalProperties: this.chance(2) ? ref() : this.pick(texts) };
      case 6:
      case 7:
        return this.pick(numbers);
      default:
        return this.pick(texts);
    }
  }

  /** A value that is near to what a schema takes. */
  near(schema: unknown, document: Components, depth: number): unknown {
    if (depth <= 0 || typeof schema !== 'object' || schema === null || this.chance(15)) return this.value(1);
    const part = schema as Json;
    const deeper = (each: unknown) => this.near(each, document, depth - 1);
    if (part['const'] !== undefined) return part['const'];
    if (Array.isArray(part['enum'])) return this.pick(part['enum']);
    if (typeof part['$ref'] === 'string') return deeper(document[part['$ref']]);
    if (Array.isArray(part['allOf'])) return Object.assign({}, ...part['allOf'].map(each => deeper(each)));
    for (const keyword of ['oneOf', 'anyOf'])
      if (Array.isArray(part[keyword])) return deeper(this.pick(part[keyword] as unknown[]));
    const type = this.pick([part['type'] ?? 'object'].flat()) as string;
    if (type === 'array') return Array.from({ length: this.below(3) }, () => deeper(part['items']));
    if (type === 'object') return this.#nearRecord(part, deeper);
    return this.pick(type === 'string' ? nearTexts : type === 'null' ? [null] : nearNumbers);
  }

  #nearRecord(part: Json, deeper: (each: unknown) => unknown): unknown {
    const properties = Object.entries((part['properties'] ?? {}) as Json);
    const value: Record<string, unknown> = {};
    for (const name of [...((part['required'] ?? []) as string[]), ...(this.chance(8) ? [this.pick(names)] : [])])
      if (!this.chance(12)) value[name] = this.value(0);
    for (const [name, each] of properties)
      if (name in value || this.chance(2)) value[name] = name === 'kind' ? this.pick(kinds) : deeper(each);
    return value;
  }

  #some(list: readonly string[]): readonly string[] {
    return list.filter(() => this.chance(3));
  }
}

const nearNumbers: readonly unknown[] = [0, 1, 30, 101, -1, 0.5, true, false];
const nearTexts: readonly unknown[] = [
  '',
  'open',
  'closed',
  'all',
  'EUR',
  'a-1',
  '2024-02-29',
  '2024-02-29T12:00:00Z',
  'a@example.com',
  'https://example.com',
];

/** A document's components as one set of schemas has those of several: under ids that begin with the version. */
export function schemasOf(document: Components, version: string): readonly (readonly [SchemaId, unknown])[] {
  const id = (name: string) => `${version}/${name}`;
  const renamed = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(renamed);
    if (typeof json !== 'object' || json === null) return json;
    const { discriminator, ...rest } = json as Json;
    const out = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, key === '$ref' ? id(String(value)) : renamed(value)]),
    );
    if (discriminator === undefined) return out;
    const { propertyName, mapping } = discriminator as { propertyName: string; mapping: Record<string, string> };
    const ids = Object.fromEntries(Object.entries(mapping).map(([tag, name]) => [tag, id(name)]));
    return { ...out, discriminator: { propertyName, mapping: ids } };
  };
  return Object.entries(document).map(([name, json]) => [id(name), renamed(json)] as const);
}
