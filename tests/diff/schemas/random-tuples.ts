import { type Components, components, RandomDocuments } from '../../schema/compare/random-documents.js';

type Tuple = {
  readonly prefixItems?: readonly unknown[];
  readonly items?: unknown;
};

/** Documents in which arrays say what each of their first items is, and what the others are. */
export class RandomTuples extends RandomDocuments {
  override document(): Components {
    return { ...super.document(), List: this.#list(), Leaf: { ...this.record(), properties: { tags: this.#list() } } };
  }

  override revised(document: Components): Components {
    const { List: list, Leaf: leaf } = document;
    const others = this.chance(3) ? super.revised(document) : document;
    const changed = this.chance(4) ? this.#list() : this.#revised(list as Tuple);
    return this.chance(3)
      ? { ...others, List: list, Leaf: { ...(leaf as object), properties: { tags: changed } } }
      : { ...others, List: changed };
  }

  #list(): Tuple {
    const first = Array.from({ length: this.below(4) }, () => this.#item());
    return {
      ...(!this.chance(6) && { type: this.chance(3) ? ['array', 'null'] : 'array' }),
      ...(first.length > 0 && { prefixItems: first }),
      ...(this.chance(2) && { items: this.#item() }),
      ...(this.chance(4) && { minItems: this.below(3) }),
      ...(this.chance(4) && { maxItems: this.below(4) }),
      ...(this.chance(10) && { unevaluatedItems: this.#item() }),
      ...(this.chance(10) && { contains: this.#item() }),
      ...(this.chance(10) && { uniqueItems: true }),
    };
  }

  #item(): unknown {
    if (this.chance(5)) return this.chance(2);
    return this.chance(4) ? { $ref: this.pick(components) } : this.value_();
  }

  /** An item more or fewer, or another one. */
  #revised(list: Tuple): Tuple {
    const { prefixItems: first = [], ...rest } = list;
    const { items: _, ...closed } = rest;
    switch (this.below(5)) {
      case 0:
        return { ...rest, prefixItems: [...first, this.#item()] };
      case 1:
        return first.length > 1 ? { ...rest, prefixItems: first.slice(0, -1) } : rest;
      case 2:
        return { ...list, items: this.#item() };
      case 3:
        return first.length > 0 ? { ...closed, prefixItems: first } : closed;
      default:
        return first.length > 0
          ? { ...rest, prefixItems: first.with(this.below(first.length), this.#item()) }
          : { ...list, items: this.#item() };
    }
  }
}
