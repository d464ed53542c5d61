import { type Acceptance, accepts } from '../sample/accepts.js';
import type { Convert, ConvertChoice, ConvertNode, ConvertPlan, ValueFormats } from './types.js';
import { valueFormats } from './value-formats.js';

/** Whether a text matches a pattern of a plan. */
export type MatchesPattern = (pattern: string, text: string) => boolean;

type Way = 'parse' | 'serialise';

// references in place that lead back to themselves end here
const deepestInPlace = 100;

/** Does what a plan says. */
class Conversion {
  readonly #nodes: readonly ConvertNode[];
  readonly #formats: ValueFormats;
  readonly #matches: MatchesPattern;
  readonly #acceptance: Acceptance;
  readonly #way: Way;

  constructor(plan: ConvertPlan, formats: ValueFormats, matches: MatchesPattern, way: Way) {
    this.#nodes = plan.nodes;
    this.#formats = formats;
    this.#matches = matches;
    this.#way = way;
    this.#acceptance = {
      space: {
        resolve: () => true,
        matches: () => true,
        isOfFormat: (format, value) => !Object.hasOwn(formats, format) || formats[format]!.test(value),
      },
    };
  }

  at(index: number, value: unknown, inPlace = 0): unknown {
    const node = this.#nodes[index];
    if (!node || inPlace > deepestInPlace) return value;
    let result = value;
    if (node.format !== undefined && Object.hasOwn(this.#formats, node.format)) {
      result = this.#formats[node.format]![this.#way](result);
    }
    if (Array.isArray(result)) result = this.#array(node, result);
    else if (isPlainObject(result)) result = this.#object(node, result);
    for (const other of node.all ?? []) result = this.at(other, result, inPlace + 1);
    for (const choice of node.choices ?? []) result = this.#choose(choice, value, result, inPlace + 1);
    return result;
  }

  /** On the way in a branch is chosen by what came; on the way out by what goes when the branch has done its part. */
  #choose({ first, branches }: ConvertChoice, before: unknown, value: unknown, inPlace: number): unknown {
    let result = value;
    for (const { when, node } of branches) {
      const parses = this.#way === 'parse';
      if (parses && !accepts(when, before, this.#acceptance)) continue;
      const next = node === undefined ? result : this.#tried(node, result, inPlace);
      if (!parses && !accepts(when, next, this.#acceptance)) continue;
      result = next;
      if (first) break;
    }
    return result;
  }

  /** A user's function may throw at what another branch is about. */
  #tried(node: number, value: unknown, inPlace: number): unknown {
    if (this.#way === 'parse') return this.at(node, value, inPlace);
    try {
      return this.at(node, value, inPlace);
    } catch {
      return value;
    }
  }

  #array(node: ConvertNode, value: readonly unknown[]): unknown {
    if (!node.items && !node.prefix) return value;
    let copy: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const { items } = node;
      const to = node.prefix?.[index] ?? (items && index >= items.from ? items.node : undefined);
      if (to === undefined) continue;
      const item = this.at(to, value[index]);
      if (item !== value[index]) (copy ??= [...value])[index] = item;
    }
    return copy ?? value;
  }

  #object(node: ConvertNode, value: Members): unknown {
    let copy: Members | undefined;
    const set = (name: string, to: number): void => {
      const own = (copy ?? value)[name];
      const next = this.at(to, own);
      if (next === own) return;
      copy ??= copyOf(value);
      define(copy, name, next);
    };
    for (const [name, to] of node.properties ?? []) if (Object.hasOwn(value, name)) set(name, to);
    const { patterns = [], additional } = node;
    if (patterns.length === 0 && !additional) return copy ?? value;
    const named = new Set(additional?.names);
    for (const name of Object.keys(value)) {
      for (const [pattern, to] of patterns) if (this.#matches(pattern, name)) set(name, to);
      if (!additional || named.has(name) || additional.patterns.some(pattern => this.#matches(pattern, name))) continue;
      set(name, additional.node);
    }
    return copy ?? value;
  }
}

type Members = { [name: string]: unknown };

/** Neither a Date nor a Buffer nor another value of a class. */
function isPlainObject(value: unknown): value is Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !ArrayBuffer.isView(value);
}

/** A copy that keeps the prototype (none for some parsers' objects) and `__proto__` as an ordinary name. */
function copyOf(value: Members): Members {
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Members; // filled from `value` below
  for (const name of Object.keys(value)) define(copy, name, value[name]);
  return copy;
}

function define(object: Members, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * Makes the functions that a plan describes; the schemas are not needed any more.
 * @param formats the formats that the plan names; those of `valueFormats` need not be given
 * @param matches matches `patternProperties`; needed only where the plan has patterns
 * @returns gives the conversion of a key, undefined where nothing is converted
 */
export function applyConvert(
  plan: ConvertPlan,
  formats: ValueFormats = {},
  matches: MatchesPattern = () => false,
): (key: string) => Convert | undefined {
  const known: ValueFormats = { ...valueFormats, ...formats };
  const parse = new Conversion(plan, known, matches, 'parse');
  const serialise = new Conversion(plan, known, matches, 'serialise');
  // beyond the longest list of prefixItems all items are alike
  const most = Math.max(0, ...plan.nodes.map(({ prefix, items }) => items?.from ?? prefix?.length ?? 0));
  return key => {
    const root = Object.hasOwn(plan.roots, key) ? plan.roots[key] : undefined;
    if (root === undefined) return undefined;
    return Object.freeze({
      parse: (value: unknown) => parse.at(root, value),
      serialise: (value: unknown) => serialise.at(root, value),
      serialiseItem(item: unknown, index: number) {
        const at = Math.min(index, most);
        const row = new Array<unknown>(at + 1);
        row[at] = item;
        return (serialise.at(root, row) as unknown[])[at]; // an array stays one
      },
    });
  };
}
