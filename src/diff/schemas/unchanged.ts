import type { Alike } from '../../contract/index.js';
import { canonical, type Json, WrittenNumber } from '../../document/index.js';
import type { Sides } from './choice.js';
import type { Part } from './part.js';

/** Tells parts that say the same in the same words, with all that they refer to. */
export class Unchanged {
  readonly #sides: Sides;
  readonly #alike: Alike;

  constructor(sides: Sides, alike: Alike) {
    this.#sides = sides;
    this.#alike = alike;
  }

  /** @returns false also where it takes reading them to know */
  has(before: Part, after: Part): boolean {
    if (before.pointer === '' && after.pointer === '') return this.#alike(before.schema, after.schema);
    return this.#same(before.json, after.json);
  }

  #same(before: Json, after: Json): boolean {
    if (before === after) return true;
    if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
    if (before instanceof WrittenNumber || after instanceof WrittenNumber)
      return canonical(before) === canonical(after);
    if (Array.isArray(before))
      return (
        Array.isArray(after) &&
        before.length === after.length &&
        before.every((each, at) => this.#same(each, after[at]!))
      );
    if (Array.isArray(after)) return false;
    const [old, now] = [before as { readonly [name: string]: Json }, after as { readonly [name: string]: Json }];
    const names = Object.keys(old);
    if (names.length !== Object.keys(now).length || 'discriminator' in old) return false;
    return names.every(name => {
      if (!Object.hasOwn(now, name)) return false;
      return name === '$ref' && typeof old[name] === 'string'
        ? this.#refer(old[name], now[name]!)
        : this.#same(old[name]!, now[name]!);
    });
  }

  #refer(before: string, after: Json): boolean {
    if (before !== after) return false;
    const [old, now] = [this.#sides.old.get(before), this.#sides.now.get(before)];
    return old !== undefined && now !== undefined && this.#alike(old, now);
  }
}
