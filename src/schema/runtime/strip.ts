import type { StripMode } from '../types.js';
import { Gathered } from './gathered.js';
import { isPlain, type Members } from './plain.js';
import type { CheckSchema, Rules } from './rules.js';

type Json = Exclude<CheckSchema, boolean>;

/**
 * A value without the properties that its schema does not declare: those that a closed object refuses, and those that
 * an object with declared properties says nothing of. Where `additionalProperties` or `unevaluatedProperties` allows
 * others in so many words they stay. What it is given is not changed: what differs is copied.
 * @param mode whether fewer are taken out, or more
 */
export function strip(schema: CheckSchema, value: unknown, rules: Rules, mode: StripMode = 'undeclared'): unknown {
  return new Stripping(rules, mode).value([schema], value);
}

/** One run over one value. */
class Stripping {
  // A branch is tried before it is taken: what that gave is kept, so that nesting costs no more than its size.
  readonly #tried = new WeakMap<object, Map<CheckSchema, unknown>>();

  constructor(
    readonly rules: Rules,
    readonly mode: StripMode,
  ) {}

  /** @param schemas all that hold at the value */
  value(schemas: readonly CheckSchema[], value: unknown): unknown {
    if (Array.isArray(value)) return this.#array(new Gathered(schemas, value, this), value);
    return isPlain(value) ? this.#object(new Gathered(schemas, value, this), value) : value;
  }

  /** What a single branch would leave of an object or array. */
  tried(schema: CheckSchema, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    let known = this.#tried.get(value);
    if (!known) this.#tried.set(value, (known = new Map()));
    if (!known.has(schema)) {
      known.set(schema, value); // a branch that leads back to itself ends here
      known.set(schema, this.value([schema], value));
    }
    return known.get(schema);
  }

  #array(found: Gathered, items: readonly unknown[]): readonly unknown[] {
    let copy: unknown[] | undefined;
    items.forEach((item, index) => {
      const next = this.value(itemSchemas(found.objects, index), item);
      if (next !== item) (copy ??= [...items])[index] = next;
    });
    return copy ?? items;
  }

  #object(found: Gathered, members: Members): Members {
    const kept: [string, unknown][] = [];
    let same = true;
    for (const name of Object.keys(members)) {
      const schemas = found.property(name);
      if (!schemas) {
        same = false;
        continue;
      }
      const next = this.value(schemas, members[name]);
      if (next !== members[name]) same = false;
      kept.push([name, next]);
    }
    // fromEntries defines properties: `__proto__` is a name like any other.
    return same ? members : Object.fromEntries(kept);
  }
}

export type { Stripping };

function itemSchemas(objects: readonly Json[], index: number): CheckSchema[] {
  return objects.flatMap(schema => {
    const prefix = (schema['prefixItems'] ?? []) as readonly CheckSchema[];
    const rest = schema['items'] ?? schema['unevaluatedItems'];
    // The normal form holds nothing but schemas there.
    return index < prefix.length ? [prefix[index]!] : rest === undefined ? [] : [rest as CheckSchema];
  });
}
