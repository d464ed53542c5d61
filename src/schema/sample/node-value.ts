import type { SchemaJson } from '../../contract/index.js';
import { accepts } from './accepts.js';
import { arrayValue } from './array-value.js';
import type { Constraints, Node, TypeName } from './constraints.js';
import { type Chooser, gather } from './gather.js';
import { type MakeOptions, type Making, none, type Workshop } from './making.js';
import { numberValue } from './number-value.js';
import { objectValue } from './object-value.js';
import type { Random } from './random.js';
import { isObject } from './schema-space.js';
import { textValue } from './text-value.js';

const leanDepth = 4;
const leanWork = 400;
const mostDepth = 60;
const mostWork = 6000;
const localTries = 6;

/** The making of one value. */
export class NodeMaking implements Making, Chooser {
  readonly workshop: Workshop;
  readonly random: Random;
  readonly options: MakeOptions;
  /** Properties left out because of the direction. */
  readonly omitted = new Set<string>();
  /** Why the last node without a value has none. */
  reason: string | undefined;
  strict: boolean;
  #work = 0;
  #depth = 0;

  constructor(workshop: Workshop, random: Random, options: MakeOptions) {
    this.workshop = workshop;
    this.random = random;
    this.options = options;
    this.strict = options.strict;
  }

  /** Whether what is not needed is left out by now, so that the value ends. */
  get lean(): boolean {
    return this.#depth > leanDepth || this.#work > leanWork || this.options.detail === 'minimal';
  }

  get depth(): number {
    return this.#depth;
  }

  choose(branches: readonly SchemaJson[]): number {
    const heights = branches.map(this.workshop.heightOf);
    const least = Math.min(...heights);
    if (this.lean && this.#depth > leanDepth) return heights.indexOf(least);
    const index = this.random.integer(0, branches.length - 1);
    return heights[index] === Infinity ? heights.indexOf(least) : index;
  }

  constraints(node: Node): Constraints {
    let all = this.workshop.settled.get(node);
    if (!all) {
      all = gather(node, this.workshop.space, this);
      if (!all.chosen) this.workshop.settled.set(node, all);
    }
    return all;
  }

  /** Whether a value satisfies the node, readOnly and writeOnly left aside. */
  accepts(node: Node, value: unknown): boolean {
    const acceptance = { space: this.workshop.space, omitted: this.omitted };
    return node.every(schema => accepts(schema, value, acceptance));
  }

  /** A value of a node, or `none`. */
  make(node: Node): unknown {
    if (++this.#work > mostWork || this.#depth > mostDepth)
      return this.fail('the work allowed for one value was used up');
    this.#depth++;
    const strict = this.strict;
    try {
      return this.#try(node);
    } finally {
      this.strict = strict;
      this.#depth--;
    }
  }

  fail(reason: string): typeof none {
    this.reason = reason;
    return none;
  }

  #try(node: Node): unknown {
    for (let count = 0; count < localTries; count++) {
      if (count > 2) this.strict = true;
      const all = this.constraints(node);
      const value = this.#fromConstraints(node, all);
      if (value !== none && (!all.fragile || this.accepts(node, value))) return value;
      if (value !== none) this.reason = 'no value of the branches tried satisfies the whole schema';
      if (!all.chosen && !all.fragile && count > 0) return none;
    }
    return none;
  }

  #fromConstraints(node: Node, all: Constraints): unknown {
    if (all.impossible !== undefined) return this.fail(all.impossible);
    if (all.values) return this.#listed(node, all.values);
    const example = this.#example(node, all);
    if (example !== none) return example;
    const types = this.#types(all);
    for (const type of types) {
      const value = this.#ofType(type, all);
      if (value !== none) return value;
    }
    return types.length === 0 ? this.fail('no type is left') : none;
  }

  #listed(node: Node, values: readonly unknown[]): unknown {
    const fitting = values.filter(value => this.accepts(node, value));
    if (fitting.length === 0) return this.fail('no value of the enum satisfies the other keywords');
    const plain = fitting.filter(value => value !== null);
    return this.random.pick(plain.length > 0 ? plain : fitting);
  }

  #example(node: Node, all: Constraints): unknown {
    if (!this.options.examples || this.options.edge || all.examples.length === 0) return none;
    const example = this.random.pick(all.examples);
    // an example's object may hold what the direction forbids, and is seldom small
    if (isObject(example) || Array.isArray(example) || example === null) return none;
    return this.accepts(node, example) ? example : none;
  }

  /** The types that a value may have, likeliest first: what the keywords speak about, null and odd ones last. */
  #types(all: Constraints): TypeName[] {
    const types = [...all.types].filter(type => type !== 'integer' || !all.types.has('number'));
    if (all.types.size === 7) {
      const hinted = types.filter(type => all.hints.has(type));
      if (this.#depth > leanDepth && hinted.some(type => type === 'object' || type === 'array'))
        return ['string', 'null'];
      return [...this.random.shuffle(hinted), ...(['string', 'number', 'boolean', 'null', 'object', 'array'] as const)];
    }
    if (types.length < 2) return types;
    const scalarFirst = this.#depth > leanDepth ? types.filter(type => type !== 'object' && type !== 'array') : [];
    const last: TypeName[] = all.types.has('null') ? ['null'] : [];
    const rest = this.random.shuffle(types.filter(type => type !== 'null'));
    if (last.length > 0 && this.random.chance(0.1)) return ['null', ...rest];
    return [...scalarFirst.filter(type => type !== 'null'), ...(scalarFirst.length > 0 ? last : []), ...rest, ...last];
  }

  #ofType(type: TypeName, all: Constraints): unknown {
    const { random, options } = this;
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return random.chance(0.5);
      case 'integer':
        return numberValue(all, random, true, options.edge) ?? this.fail('no integer within the limits was found');
      case 'number': {
        const whole = all.types.has('integer') && !options.edge && random.chance(0.5);
        return numberValue(all, random, whole, options.edge) ?? this.fail('no number within the limits was found');
      }
      case 'string':
        return textValue(all, random, this.workshop, options.edge) ?? this.fail(textReason(all));
      case 'array':
        return arrayValue(all, this);
      case 'object':
        return objectValue(all, this);
    }
  }
}

function textReason(all: Constraints): string {
  const what = [...all.patterns.map(pattern => `pattern ${pattern}`), ...all.formats.map(format => `format ${format}`)];
  return `no text of ${what.join(' and ') || 'this kind'}, ${all.minLength} to ${all.maxLength} characters long, was found`;
}
