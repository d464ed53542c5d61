import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { includes } from '../runtime/equal.js';
import { type Closer, type Constraints, type NumberConstraints, noConstraints, type TypeName } from './constraints.js';
import { negations } from './negations.js';
import { isSchemaObject, type SchemaSpace, schemaIn } from './schema-space.js';

/** Decides the choices that a schema leaves open. */
export interface Chooser {
  /** The index of one of `branches`, which are at least one. */
  choose(branches: readonly SchemaJson[]): number;
  /** Whether the branches of a oneOf that were not chosen shall be made to fail. */
  readonly strict: boolean;
}

/** What an `unevaluated*` keyword can see: filled while the schema that holds it is gathered. */
interface Scope {
  readonly closer: Closer | undefined;
  readonly tail:
    | { from: number; open: boolean; readonly schema: SchemaJson; readonly contains: SchemaJson[] }
    | undefined;
}

export type Keyword = (expected: Json, schema: JsonObject, into: Gatherer) => void;

/** Gathers what a node's schemas demand together, through references and applicators of the same value. */
export class Gatherer {
  readonly all: Constraints = noConstraints();
  readonly space: SchemaSpace;
  readonly #keywords: ReadonlyMap<string, Keyword>;
  readonly #chooser: Chooser;
  readonly #references = new Set<string>();
  readonly #scopes: Scope[] = [];
  readonly #discriminators: JsonObject[] = [];
  readonly #dependents: (readonly [string, SchemaJson])[] = [];

  constructor(keywords: ReadonlyMap<string, Keyword>, space: SchemaSpace, chooser: Chooser) {
    this.#keywords = keywords;
    this.space = space;
    this.#chooser = chooser;
  }

  add(schema: SchemaJson): void {
    if (schema === false) this.refuse('the schema `false` accepts nothing');
    if (typeof schema === 'boolean') return;
    const scope = this.#open(schema);
    for (const name of Object.keys(schema)) this.#keywords.get(name)?.(schema[name]!, schema, this);
    if (scope) this.#close(scope);
  }

  refuse(reason: string): void {
    this.all.impossible ??= reason;
  }

  reference(id: string): void {
    if (this.#references.has(id)) return;
    this.#references.add(id);
    this.add(this.space.resolve(id));
  }

  /** Adds one of several schemas. */
  oneOf(branches: readonly SchemaJson[], reason: string): number {
    if (branches.length === 0) {
      this.refuse(reason);
      return -1;
    }
    const index = branches.length === 1 ? 0 : this.#chooser.choose(branches);
    if (branches.length > 1) this.all.chosen = true;
    this.add(branches[index]!);
    return index;
  }

  refused(schema: SchemaJson): void {
    this.all.fragile = true;
    this.oneOf(negations(schema, this.space), 'a `not` whose schema accepts everything accepts nothing');
  }

  exactlyOne(branches: readonly SchemaJson[]): void {
    if (branches.length > 1) this.all.fragile = true;
    const index = this.oneOf(branches, 'an empty oneOf accepts nothing');
    if (!this.#chooser.strict) return;
    branches.forEach((branch, other) => {
      if (other !== index) this.refused(branch);
    });
  }

  discriminator(owner: JsonObject): void {
    this.#discriminators.push(owner);
  }

  dependent(name: string, schema: SchemaJson): void {
    this.#dependents.push([name, schema]);
  }

  named(names: readonly string[], patterns: readonly string[], open: boolean): void {
    for (const { closer } of this.#scopes) {
      if (!closer) continue;
      for (const name of names) closer.known.add(name);
      closer.patterns.push(...patterns);
      closer.open ||= open;
    }
  }

  indexed(count: number, open: boolean, contains?: SchemaJson): void {
    for (const { tail } of this.#scopes) {
      if (!tail) continue;
      tail.from = Math.max(tail.from, count);
      tail.open ||= open;
      if (contains !== undefined) tail.contains.push(contains);
    }
  }

  finish(): Constraints {
    for (const discriminator of this.#discriminators) this.#discriminate(discriminator);
    this.#depend();
    for (const type of this.all.types) {
      const reason = contradictions[type]?.(this.all);
      if (!reason) continue;
      this.all.types.delete(type);
      if (this.all.types.size === 0) this.refuse(reason);
    }
    return this.all;
  }

  #open(schema: JsonObject): Scope | undefined {
    const properties = schema['unevaluatedProperties'];
    const items = schema['unevaluatedItems'];
    if (properties === undefined && items === undefined) return undefined;
    this.all.fragile = true;
    const scope: Scope = {
      closer:
        properties === undefined
          ? undefined
          : { known: new Set(), patterns: [], open: false, schema: schemaIn(properties) },
      tail: items === undefined ? undefined : { from: 0, open: false, schema: schemaIn(items), contains: [] },
    };
    this.#scopes.push(scope);
    return scope;
  }

  #close({ closer, tail }: Scope): void {
    this.#scopes.pop();
    if (closer && !closer.open) this.all.closers.push(closer);
    if (closer) this.named([], [], true);
    if (!tail) return;
    const schema = tail.contains.length > 0 ? { anyOf: [...tail.contains, tail.schema] } : tail.schema;
    if (!tail.open) this.all.tails.push({ from: tail.from, schema });
    this.indexed(0, true);
  }

  /**
   * The property gets a value of the mapping that leads to a schema of this node. Where none does, the discriminator stands
   * on a schema that others extend: then one of these joins the node.
   */
  #discriminate(owner: JsonObject): void {
    const { discriminator } = owner;
    if (!isSchemaObject(discriminator)) return;
    const name = String(discriminator['propertyName']);
    const mapping = Object.entries(isSchemaObject(discriminator['mapping']) ? discriminator['mapping'] : {});
    let own = mapping.filter(([, id]) => this.#references.has(String(id)));
    if (own.length === 0) {
      // a branch that no value leads to
      if (mapping.length === 0 || owner['oneOf'] !== undefined || owner['anyOf'] !== undefined) return;
      const index = this.oneOf(
        mapping.map(([, id]) => ({ $ref: id })),
        'a discriminator without a mapping',
      );
      own = [mapping[index]!];
    }
    const values = own.map(([value]) => value);
    const list = propertyList(this.all, name);
    this.all.required.add(name);
    // documents that leave out the mapping and tell branches by a constant that is not their name: the constant holds
    if (!list.some(json => namesOther(json, values))) list.push({ enum: values });
  }

  #depend(): void {
    for (const [name, schema] of this.#dependents) {
      if (!this.all.required.has(name)) this.all.avoided.add(name);
      else this.add(schema);
    }
  }
}

function namesOther(json: SchemaJson, values: readonly Json[]): boolean {
  if (typeof json === 'boolean') return false;
  const own = json['const'] === undefined ? json['enum'] : [json['const']];
  return Array.isArray(own) && !own.some(value => includes(values, value));
}

export function propertyList(all: Constraints, name: string): SchemaJson[] {
  let list = all.properties.get(name);
  if (!list) all.properties.set(name, (list = []));
  return list;
}

const contradictions: { readonly [type in TypeName]?: (all: Constraints) => string | undefined } = {
  string: all => more('minLength', all.minLength, 'maxLength', all.maxLength),
  array: all => more('minItems', all.minItems, 'maxItems', all.maxItems),
  object: all =>
    more('minProperties', all.minProperties, 'maxProperties', all.maxProperties) ??
    more('the number of required properties', all.required.size, 'maxProperties', all.maxProperties),
  number: numberContradiction,
  integer: numberContradiction,
};

function more(low: string, least: number, high: string, most: number): string | undefined {
  return least > most ? `${low} (${least}) is more than ${high} (${most})` : undefined;
}

function numberContradiction(all: NumberConstraints): string | undefined {
  const low = Math.max(all.minimum, all.exclusiveMinimum);
  const high = Math.min(all.maximum, all.exclusiveMaximum);
  if (low < high) return undefined;
  if (low === high && low > all.exclusiveMinimum && high < all.exclusiveMaximum) return undefined;
  return `no number is at least ${low} and at most ${high} as the limits demand`;
}
