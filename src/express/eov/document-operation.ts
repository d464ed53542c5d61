import { type Json, type JsonObject, parsePointer } from '../../document/index.js';

/** An operation as the document has it, found by its path template; undefined where there is none. */
export function documentOperation(document: JsonObject, path: string, method: string): JsonObject | undefined {
  const item = followed(document, child(document.paths, path));
  return followed(document, child(item, method.toLowerCase()));
}

/** The object behind references within the document; its own files were made one. */
function followed(document: JsonObject, json: Json | undefined): JsonObject | undefined {
  let current = json;
  for (let steps = 0; steps < 16; steps += 1) {
    const ref = child(current, '$ref');
    if (typeof ref !== 'string' || !ref.startsWith('#/')) break;
    let target: Json | undefined = document;
    for (const token of parsePointer(decodeURIComponent(ref.slice(1)))) target = child(target, token);
    current = target;
  }
  return typeof current === 'object' && current !== null && !Array.isArray(current)
    ? (current as JsonObject) // isArray does not tell readonly arrays apart
    : undefined;
}

function child(json: Json | undefined, name: string): Json | undefined {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, name)) return undefined;
  return (json as JsonObject)[name]; // items of a list go by their index as well
}
