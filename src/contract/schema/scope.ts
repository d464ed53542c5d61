import type { Place } from './place.js';
import type { Resource } from './resource.js';

/**
 * The dynamic scope as far as it matters: for each dynamic anchor the outermost place that defines it. Empty wherever a
 * document has none.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export type Scope = ReadonlyMap<string, { readonly resource: Resource; readonly pointer: string }>;

export const NO_SCOPE: Scope = new Map();

/** The scope after a place's resource was entered: what is bound already stays, since the outermost wins. */
export function enter(scope: Scope, { resource }: Place): Scope {
  let next: Map<string, { resource: Resource; pointer: string }> | undefined;
  for (const [name, pointer] of resource.dynamicAnchors) {
    if (scope.has(name)) continue;
    next ??= new Map(scope);
    next.set(name, { resource, pointer });
  }
  return next ?? scope;
}

/** A text that is equal for equal scopes. */
export function scopeKey(scope: Scope): string {
  return [...scope]
    .map(([name, { resource, pointer }]) => `${name}=${resource.file.uri}#${pointer}`)
    .sort()
    .join('&');
}
