import { setProperty } from '../set-property.js';
import type { Constraints, Node } from './constraints.js';
import { type Making, none } from './making.js';
import { patternText } from './pattern-text.js';
import { isSchemaObject } from './schema-space.js';

const propertyNodes = new WeakMap<Constraints, Map<string, Node>>();
// names that are not declared come from users' data only; those made here are few, but patterns may make many
const mostNodes = 10_000;

/** The schemas that a property must satisfy; the same list each time, so that what is known of it is kept. */
export function propertyNode(
  all: Constraints,
  name: string,
  matches: (pattern: string, text: string) => boolean,
): Node {
  let nodes = propertyNodes.get(all);
  if (!nodes || nodes.size > mostNodes) propertyNodes.set(all, (nodes = new Map()));
  let node = nodes.get(name);
  if (!node) {
    const matching = all.patternProperties.filter(([pattern]) => matches(pattern, name)).map(([, schema]) => schema);
    const closing = all.closers
      .filter(closer => !closer.open && !closer.known.has(name))
      .filter(closer => !closer.patterns.some(pattern => matches(pattern, name)))
      .map(closer => closer.schema);
    node = [...(all.properties.get(name) ?? []), ...matching, ...closing];
    nodes.set(name, node);
  }
  return node;
}

/** The making of one object. */
class ObjectMaking {
  readonly value: object = {};
  readonly #all: Constraints;
  readonly #making: Making;
  #count = 0;

  constructor(all: Constraints, making: Making) {
    this.#all = all;
    this.#making = making;
  }

  make(): unknown {
    for (const name of this.#all.required) {
      if (this.#isLeftOut(name)) continue;
      if (!this.#add(name)) return none;
    }
    for (const name of this.#optional()) {
      if (this.#count >= this.#wanted()) break;
      this.#addOptional(name);
    }
    if (!this.#addDependents()) return none;
    for (let tries = 0; this.#count < this.#least() && tries < 20 + 2 * this.#all.minProperties; tries++) {
      const name = this.#newName(tries);
      if (name !== undefined && !Object.hasOwn(this.value, name)) this.#addOptional(name);
    }
    if (this.#count >= this.#all.minProperties) return this.value;
    return this.#making.fail('not enough names were found for minProperties');
  }

  #node(name: string): Node {
    return propertyNode(this.#all, name, this.#making.workshop.space.matches);
  }

  /** Whether the direction leaves a property out. */
  #isLeftOut(name: string): boolean {
    const { use } = this.#making.options;
    if (use === 'any') return false;
    const { readOnly, writeOnly } = this.#making.constraints(this.#node(name));
    if (use === 'request' ? !readOnly : !writeOnly) return false;
    this.#making.omitted.add(name);
    return true;
  }

  #add(name: string): boolean {
    const value = this.#making.make(this.#node(name));
    if (value === none) return false;
    setProperty(this.value, name, value);
    this.#count++;
    return true;
  }

  #addOptional(name: string): void {
    const node = this.#node(name);
    // most nodes that accept nothing say so at once
    if (node.includes(false) || this.#count >= this.#all.maxProperties) return;
    if (!this.#acceptsName(name) || this.#isLeftOut(name)) return;
    this.#add(name);
  }

  #acceptsName(name: string): boolean {
    return this.#all.names.length === 0 || this.#making.accepts(this.#all.names, name);
  }

  /** Declared names that are not there yet, in the order of the schema or mixed. */
  #optional(): readonly string[] {
    const names = [...this.#all.properties.keys()].filter(
      name => !Object.hasOwn(this.value, name) && !this.#all.avoided.has(name),
    );
    const { detail, edge } = this.#making.options;
    return detail === 'full' && !edge ? names : this.#making.random.shuffle(names);
  }

  /** How many properties the object shall have. */
  #wanted(): number {
    const { random, options, lean, depth } = this.#making;
    const { maxProperties } = this.#all;
    if (options.edge && maxProperties < 100) return this.#edge ? maxProperties : this.#all.minProperties;
    if (lean) return this.#least();
    if (options.detail === 'full') return maxProperties;
    this.#extra ??= depth > 3 ? 0 : random.integer(0, 3);
    return Math.max(this.#least(), Math.min(maxProperties, this.#all.required.size + this.#extra));
  }

  #extra: number | undefined;
  get #edge(): boolean {
    this.#extra ??= this.#making.random.integer(0, 1);
    return this.#extra === 1;
  }

  #least(): number {
    if (this.#making.options.edge && this.#all.maxProperties < 100 && this.#edge) return this.#all.maxProperties;
    const free = this.#all.properties.size === 0 && this.#all.closers.length > 0 && !this.#making.lean ? 1 : 0;
    return Math.max(this.#all.minProperties, Math.min(free, this.#all.maxProperties));
  }

  /** https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.4 */
  #addDependents(): boolean {
    for (let grown = true; grown; ) {
      grown = false;
      for (const [name, others] of this.#all.dependents) {
        if (!Object.hasOwn(this.value, name)) continue;
        for (const other of others) {
          if (Object.hasOwn(this.value, other) || this.#isLeftOut(other)) continue;
          if (!this.#add(other)) return false;
          grown = true;
        }
      }
    }
    return true;
  }

  /** A name that is not declared: of a pattern, of `propertyNames`, else a plain word. */
  #newName(count: number): string | undefined {
    const { random } = this.#making;
    if (this.#all.patternProperties.length > 0 && count % 3 !== 2) {
      return patternText(random.pick(this.#all.patternProperties)[0])?.(random, 1, 12);
    }
    if (this.#all.names.some(isSchemaObject)) {
      const name = this.#making.make([...this.#all.names, { type: 'string' }]);
      return typeof name === 'string' ? name : undefined;
    }
    return `key${count + 1}`;
  }
}

/** An object of the properties, names and number demanded, or `none`. */
export function objectValue(all: Constraints, making: Making): unknown {
  return new ObjectMaking(all, making).make();
}
