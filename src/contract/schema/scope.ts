import { thousands } from '../../diagnostics/index.js';
import type { Place } from './place.js';
import type { Resource } from './resource.js';
import { tooMany } from './too-many.js';

/**
 * The dynamic scope as far as it matters: for each dynamic anchor the outermost place that defines it. Empty wherever a
 * document has none.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export type Scope = ReadonlyMap<string, { readonly resource: Resource; readonly pointer: string }>;

export const NO_SCOPE: Scope = new Map();

/** How many anchors all scopes of a document may bind together: in a row of resources each scope holds all before it. */
const mostBound = 1_000_000;
const MESSAGE = `The dynamic scopes bind more than ${thousands(mostBound)} anchors together`;

/** Scopes as they are entered, each made once: a thousand references into one resource share one. */
export class Scopes {
  readonly #entered = new WeakMap<Scope, Map<Resource, Scope>>();
  readonly #keys = new WeakMap<Scope, string>();
  #bound = 0;

  /**
   * The scope after a place's resource was entered: what is bound already stays, since the outermost wins.
   * @throws FindingsError schema-too-many
   */
  enter(scope: Scope, place: Place): Scope {
    const { resource } = place;
    if (resource.dynamicAnchors.size === 0) return scope;
    let known = this.#entered.get(scope);
    if (!known) this.#entered.set(scope, (known = new Map()));
    let next = known.get(resource);
    if (!next) {
      known.set(resource, (next = entered(scope, resource)));
      this.#bound += next === scope ? 1 : next.size;
      if (this.#bound > mostBound) throw tooMany(MESSAGE, place);
    }
    return next;
  }

  /** A text that is equal for equal scopes. */
  keyOf(scope: Scope): string {
    let key = this.#keys.get(scope);
    if (key === undefined) this.#keys.set(scope, (key = keyOf(scope)));
    return key;
  }
}

function entered(scope: Scope, resource: Resource): Scope {
  let next: Map<string, { resource: Resource; pointer: string }> | undefined;
  for (const [name, pointer] of resource.dynamicAnchors) {
    if (scope.has(name)) continue;
    next ??= new Map(scope);
    next.set(name, { resource, pointer });
  }
  return next ?? scope;
}

function keyOf(scope: Scope): string {
  return [...scope]
    .map(([name, { resource, pointer }]) => `${name}=${resource.file.uri}#${pointer}`)
    .sort()
    .join('&');
}
