import type { Json } from '../../../src/document/index.js';

interface Mutation {
  readonly label: string;
  readonly value: Json;
}

const replacements: readonly (readonly [string, Json])[] = [
  ['a number', 7],
  ['a text', 'text'],
  ['null', null],
  ['true', true],
  ['an empty list', []],
  ['an empty object', {}],
];

/** One change at every place of a document: each value replaced, each member removed, an unknown one added. */
export function* mutations(document: Json): Iterable<Mutation> {
  for (const { pointer, path, value } of nodes(document, [])) {
    if (path.length > 0) {
      yield { label: `${pointer} removed`, value: changed(document, path, undefined) };
      for (const [label, replacement] of replacements) {
        yield { label: `${pointer} made ${label}`, value: changed(document, path, replacement) };
      }
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      yield { label: `${pointer} with an unknown member`, value: changed(document, [...path, 'strange'], 'text') };
      yield { label: `${pointer} with an extension`, value: changed(document, [...path, 'x-own'], 7) };
    }
  }
}

function* nodes(
  value: Json,
  path: readonly string[],
): Iterable<{ pointer: string; path: readonly string[]; value: Json }> {
  yield { pointer: `/${path.join('/')}`, path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (!name.startsWith('x-')) yield* nodes(item as Json, [...path, name]);
  }
}

function changed(value: Json, [name, ...rest]: readonly string[], replacement: Json | undefined): Json {
  if (name === undefined) return replacement ?? null;
  if (Array.isArray(value)) {
    const copy = [...value];
    if (rest.length === 0 && replacement === undefined) copy.splice(Number(name), 1);
    else copy[Number(name)] = changed((value[Number(name)] as Json) ?? null, rest, replacement);
    return copy;
  }
  const copy: Record<string, Json> = { ...(value as Record<string, Json>) };
  if (rest.length === 0 && replacement === undefined) delete copy[name];
  else copy[name] = changed(copy[name] ?? null, rest, replacement);
  return copy;
}
