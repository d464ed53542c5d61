/** The beginning of an object in which `openapi` is looked for, however it is laid out. */
const lookedAt = 65_536;

/**
 * Whether a text is the root of an OpenAPI document, as far as its lines tell; a broken one may be too. Texts whose fields
 * are sorted by name have `openapi` after all components: it is looked for as a field of the root down to the end.
 */
export function isRoot(given: string): boolean {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  if (/^(?:openapi|swagger|"openapi"|'openapi')\s*:/m.test(text)) return true;
  const object = /^\s*\{(?:\s*\n([ \t]*)")?/.exec(text);
  if (!object) return false;
  if (/"(?:openapi|swagger)"\s*:\s*"\d/.test(text.slice(0, lookedAt))) return true;
  const indentation = object[1];
  return indentation !== undefined && ['openapi', 'swagger'].some(name => text.includes(`\n${indentation}"${name}"`));
}

/** Whether a file may be a document or a part of one, by its name. */
export function mayHoldOpenApi(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
