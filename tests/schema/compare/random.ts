/** Random schemas, small and of all keywords, and values that are near to them. */
export class RandomSchemas {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  /** 0 to below the number. https://en.wikipedia.org/wiki/Xorshift */
  below(count: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % count;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  chance(one: number): boolean {
    return this.below(one) === 0;
  }

  schema(depth: number): unknown {
    if (this.chance(20)) return this.chance(3);
    if (depth <= 0) return this.leaf();
    switch (this.below(9)) {
      case 0:
        return { allOf: this.list(depth), ...(this.chance(2) && (this.leaf() as object)) };
      case 1:
        return { anyOf: this.list(depth) };
      case 2:
        return { oneOf: this.list(depth) };
      case 3:
        return { not: this.schema(depth - 1), ...(this.chance(2) && (this.leaf() as object)) };
      case 4:
        return {
          if: this.schema(depth - 1),
          // biome-ignore lint/suspicious/noThenProperty: the keyword is meant
          ...(this.chance(2) && { then: this.schema(depth - 1) }),
          else: this.schema(depth - 1),
        };
      case 5:
        return this.array(depth);
      case 6:
      case 7:
        return this.object(depth);
      default:
        return this.leaf();
    }
  }

  list(depth: number): unknown[] {
    return Array.from({ length: 1 + this.below(3) }, () => this.schema(depth - 1));
  }

  leaf(): unknown {
    const some = (parts: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(parts).filter(() => this.chance(2)));
    switch (this.below(7)) {
      case 0:
        return {
          type: this.pick([
            'string',
            'integer',
            'number',
            'boolean',
            'null',
            'array',
            'object',
            ['string', 'null'],
            ['integer', 'string'],
          ]),
        };
      case 1:
        return { enum: Array.from({ length: 1 + this.below(3) }, () => this.value(1)) };
      case 2:
        return { const: this.value(1) };
      case 3:
        return {
          ...(this.chance(2) && { type: this.pick(['integer', 'number']) }),
          ...some({
            minimum: this.below(6) - 2,
            maximum: this.below(8),
            exclusiveMinimum: this.below(5),
            exclusiveMaximum: this.below(9),
            multipleOf: this.pick([1, 2, 3, 0.5, 0.1, 4]),
          }),
        };
      case 4:
      case 5:
        return {
          ...(this.chance(2) && { type: 'string' }),
          ...some({
            minLength: this.below(4),
            maxLength: this.below(5),
            pattern: this.pick([
              '^[a-z]+$',
              '^[a-z0-9]+$',
              'a',
              '^a',
              'b$',
              '^(a|b)*$',
              '^[ab]*$',
              '^.{2}$',
              '^$',
              '[0-9]',
            ]),
          }),
          ...(this.chance(4) && { format: this.pick(['uuid', 'date', 'ipv4']) }),
        };
      default:
        return {};
    }
  }

  array(depth: number): unknown {
    return {
      ...(this.chance(2) && { type: 'array' }),
      ...(this.chance(2) && { items: this.schema(depth - 1) }),
      ...(this.chance(3) && { prefixItems: this.list(depth) }),
      ...(this.chance(3) && {
        contains: this.schema(depth - 1),
        ...(this.chance(2) && { minContains: this.below(3) }),
        ...(this.chance(3) && { maxContains: this.below(3) }),
      }),
      ...(this.chance(4) && { uniqueItems: true }),
      ...(this.chance(4) && { minItems: this.below(3) }),
      ...(this.chance(4) && { maxItems: this.below(4) }),
      ...(this.chance(6) && { unevaluatedItems: this.schema(depth - 1) }),
    };
  }

  object(depth: number): unknown {
    const name = () => this.pick(['a', 'b', 'c', 'xa', 'x1']);
    const map = (make: () => unknown) =>
      Object.fromEntries(Array.from({ length: 1 + this.below(2) }, () => [name(), make()]));
    return {
      ...(this.chance(2) && { type: 'object' }),
      ...(!this.chance(3) && { properties: map(() => this.schema(depth - 1)) }),
      ...(this.chance(3) && { required: [...new Set(Array.from({ length: 1 + this.below(2) }, name))] }),
      ...(this.chance(4) && { additionalProperties: this.chance(2) ? false : this.schema(depth - 1) }),
      ...(this.chance(4) && { patternProperties: { [this.pick(['^x', '[0-9]', 'a$'])]: this.schema(depth - 1) } }),
      ...(this.chance(6) && { propertyNames: this.leaf() }),
      ...(this.chance(6) && { minProperties: this.below(3) }),
      ...(this.chance(6) && { maxProperties: this.below(3) }),
      ...(this.chance(6) && { dependentRequired: { [name()]: [name()] } }),
      ...(this.chance(6) && { dependentSchemas: { [name()]: this.schema(depth - 1) } }),
      ...(this.chance(6) && { unevaluatedProperties: this.chance(2) ? false : this.schema(depth - 1) }),
    };
  }

  value(depth: number): unknown {
    switch (this.below(depth > 0 ? 9 : 7)) {
      case 0:
        return null;
      case 1:
        return this.chance(2);
      case 2:
      case 3:
        return this.pick([0, 1, 2, 3, 4, 5, 6, -1, 0.5, 2.5, 0.1, 12]);
      case 4:
      case 5:
      case 6:
        return this.pick([
          '',
          'a',
          'b',
          'ab',
          'aa',
          'ba',
          'abc',
          'a1',
          '1',
          'zz',
          'A',
          '2024-02-29',
          '192.0.2.1',
          'xyzzy',
        ]);
      case 7:
        return Array.from({ length: this.below(4) }, () => this.value(depth - 1));
      default:
        return Object.fromEntries(
          Array.from({ length: this.below(4) }, () => [
            this.pick(['a', 'b', 'c', 'xa', 'x1', 'z']),
            this.value(depth - 1),
          ]),
        );
    }
  }

  /** The schema with one change somewhere. */
  changed(schema: unknown, depth: number): unknown {
    if (typeof schema !== 'object' || schema === null || this.chance(4)) return this.schema(depth);
    const names = Object.keys(schema);
    if (names.length === 0) return this.leaf();
    const name = this.pick(names);
    const members = schema as Record<string, unknown>;
    if (this.chance(4)) return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
    const part = members[name];
    const schemas = [
      'not',
      'if',
      'then',
      'else',
      'items',
      'contains',
      'additionalProperties',
      'propertyNames',
      'unevaluatedItems',
      'unevaluatedProperties',
    ];
    if (schemas.includes(name)) return { ...members, [name]: this.changed(part, depth - 1) };
    if (Array.isArray(part) && /Of$|prefixItems/.test(name)) {
      const at = this.below(part.length);
      return { ...members, [name]: part.map((each, index) => (index === at ? this.changed(each, depth - 1) : each)) };
    }
    if (['properties', 'patternProperties', 'dependentSchemas'].includes(name)) {
      const inner = Object.entries(part as object);
      const at = this.below(inner.length);
      return {
        ...members,
        [name]: Object.fromEntries(
          inner.map(([key, each], index) => [key, index === at ? this.changed(each, depth - 1) : each]),
        ),
      };
    }
    if (typeof part === 'number' && name !== 'multipleOf' && name !== 'const')
      return { ...members, [name]: Math.max(0, part + this.pick([-1, 1])) };
    return { ...members, ...(this.leaf() as object) };
  }
}
