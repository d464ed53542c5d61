/** The beginning of a text in which `openapi` is looked for: it is a document's first field almost always. */
const lookedAt = 65_536;

/** Whether a text is the root of an OpenAPI document, as far as its beginning tells; a broken one may be too. */
export function isRoot(text: string): boolean {
  const beginning = text.slice(0, lookedAt);
  if (/^(?:openapi|swagger|"openapi"|'openapi')\s*:/m.test(beginning)) return true;
  return /^\s*\{/.test(beginning) && /"(?:openapi|swagger)"\s*:\s*"\d/.test(beginning);
}

/** Whether a file may be a document or a part of one, by its name. */
export function mayHoldOpenApi(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
