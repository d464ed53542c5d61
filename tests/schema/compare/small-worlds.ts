import { RandomSchemas } from './random.js';

type Part = () => object;

/** Schemas of one kind of values, of which there are few enough to look at them all. */
export abstract class SmallWorld extends RandomSchemas {
  abstract readonly type: string;
  /** All values of the world, or all that are small. */
  abstract values(): readonly unknown[];
  /** What a schema of it may say, each as often as it stands here. */
  abstract parts(): readonly Part[];

  override schema(depth: number): unknown {
    const inner = () => this.schema(depth - 1);
    const around: readonly Part[] = [
      () => ({ not: inner() }),
      () => ({ [this.pick(['oneOf', 'anyOf', 'allOf'])]: [inner(), inner()] }),
      () => ({ if: inner(), [this.pick(['then', 'else'])]: inner() }),
    ];
    const parts = [...this.parts(), ...(depth > 0 ? around : [])];
    const count = 1 + this.below(4);
    return Object.assign({ type: this.type }, ...Array.from({ length: count }, () => this.pick(parts)()));
  }

  /** One keyword less, or some more, or others. */
  near(schema: unknown): unknown {
    const copy = { ...(schema as Record<string, unknown>) };
    const keywords = Object.keys(copy).filter(each => each !== 'type');
    if (keywords.length > 0 && this.chance(2)) delete copy[this.pick(keywords)];
    return this.chance(2) ? copy : { ...copy, ...(this.schema(1) as object) };
  }
}

const patterns = ['^(a|b|c)$', '^[a-c]{1,2}$', '^b', 'c$', '^.$'];
const names = ['a', 'b', 'c', 'd', 'ab', 'bb', 'bc', 'x'];

/** Objects whose names are told apart by patterns, lists and what must or must not be there. */
export class Objects extends SmallWorld {
  readonly type = 'object';

  values(): readonly unknown[] {
    const texts = ['x', 'y', 1];
    const found: object[] = [{}];
    for (const [at, one] of names.entries())
      for (const first of texts) {
        found.push({ [one]: first });
        for (const other of names.slice(at + 1))
          for (const second of texts) found.push({ [one]: first, [other]: second });
      }
    return found;
  }

  parts(): readonly Part[] {
    return [
      () => ({ patternProperties: { [this.pick(patterns)]: this.leaf() } }),
      () => ({ patternProperties: { [this.pick(patterns)]: this.leaf(), [this.pick(patterns)]: this.leaf() } }),
      () => ({ additionalProperties: this.leaf() }),
      () => ({ propertyNames: this.#naming() }),
      () => ({ properties: { [this.pick(names)]: this.leaf() } }),
      () => ({ required: [this.pick(names)] }),
      () => ({ not: { required: [this.pick(names)] } }),
      () => ({ maxProperties: this.below(3) }),
      () => ({ minProperties: 1 + this.below(3) }),
      () => ({ dependentRequired: { [this.pick(names)]: [this.pick(names)] } }),
      () => ({ dependentSchemas: { [this.pick(names)]: { properties: { [this.pick(names)]: this.leaf() } } } }),
      () => ({ unevaluatedProperties: this.leaf() }),
    ];
  }

  #naming(): unknown {
    return this.pick([
      { enum: names.filter(() => this.chance(2)) },
      { pattern: this.pick(patterns) },
      { maxLength: 1 },
      { not: { const: this.pick(names) } },
    ]);
  }

  override leaf(): unknown {
    const some = [{ type: 'string' }, { type: 'integer' }, { const: 'x' }, { type: ['string', 'integer'] }];
    return this.pick([false, true, ...some]);
  }
}

/** Arrays of what stands where, how often and how many. */
export class Arrays extends SmallWorld {
  readonly type = 'array';

  values(): readonly unknown[] {
    const found: unknown[][] = [[]];
    for (const each of found) if (each.length < 4) for (const item of [0, 1, 'x']) found.push([...each, item]);
    return found;
  }

  parts(): readonly Part[] {
    return [
      () => ({ items: this.leaf() }),
      () => ({ prefixItems: Array.from({ length: 1 + this.below(3) }, () => this.leaf()) }),
      () => ({ minItems: this.below(4) }),
      () => ({ maxItems: this.below(4) }),
      () => ({ uniqueItems: true }),
      () => ({ contains: this.leaf() }),
      () => ({ contains: this.leaf(), minContains: this.below(3) }),
      () => ({ contains: this.leaf(), maxContains: this.below(3) }),
      () => ({ unevaluatedItems: this.leaf() }),
      () => ({ enum: [[], [0], [1, 'x'], [0, 1, 0]].filter(() => this.chance(2)) }),
    ];
  }

  override leaf(): unknown {
    const some = [{ type: 'string' }, { type: 'integer' }, { const: 0 }, { enum: [1, 'x'] }, { minimum: 1 }];
    return this.pick([false, true, ...some]);
  }
}

/** Numbers on both sides of bounds and between steps. */
export class Numbers extends SmallWorld {
  readonly type = 'number';

  values(): readonly unknown[] {
    return Array.from({ length: 121 }, (_, at) => (at - 40) / 4);
  }

  parts(): readonly Part[] {
    const bound = () => (this.below(40) - 12) / this.pick([1, 1, 2]);
    return [
      () => ({ minimum: bound() }),
      () => ({ maximum: bound() }),
      () => ({ exclusiveMinimum: bound() }),
      () => ({ exclusiveMaximum: bound() }),
      () => ({ multipleOf: this.pick([0.25, 0.5, 1, 1.5, 2, 3, 5]) }),
      () => ({ type: 'integer' }),
      () => ({ enum: Array.from({ length: 1 + this.below(4) }, bound) }),
      () => ({ const: bound() }),
    ];
  }
}

/** Texts of two letters, by length and pattern. */
export class Texts extends SmallWorld {
  readonly type = 'string';

  values(): readonly unknown[] {
    const found = [''];
    for (const each of found) if (each.length < 5) for (const letter of ['a', 'b', '1']) found.push(each + letter);
    return found;
  }

  parts(): readonly Part[] {
    const all = [
      '^a',
      'b$',
      '^[ab]*$',
      '^a+$',
      '^(ab)*$',
      'aa',
      '^.{2}$',
      '^a{0,2}b?$',
      '\\d',
      '^\\w+$',
      '^(?!a)',
      '^(a|b1)+$',
    ];
    return [
      () => ({ minLength: this.below(5) }),
      () => ({ maxLength: this.below(5) }),
      () => ({ pattern: this.pick(all) }),
      () => ({ pattern: this.pick(all) }),
      () => ({ enum: ['', 'a', 'b', 'ab', 'aab', 'b1'].filter(() => this.chance(2)) }),
      () => ({ const: this.pick(['a', 'ab', '']) }),
    ];
  }
}
