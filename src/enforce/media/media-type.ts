/** A media type or range with its parameters, https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1; all in lower case but the values. */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const longest = 1000;

/**
 * Reads a Content-Type or one member of Accept.
 * @returns undefined where it isn't one, or gives a parameter two values
 */
export function parseMediaType(text: string): MediaType | undefined {
  if (text.length > longest) return undefined;
  const end = text.indexOf(';');
  const essence = (end === -1 ? text : text.slice(0, end)).trim().toLowerCase();
  const slash = essence.indexOf('/');
  const type = essence.slice(0, Math.max(slash, 0));
  const subtype = essence.slice(slash + 1);
  if (!token.test(type) || !token.test(subtype)) return undefined;
  const parameters = end === -1 ? noParameters : parseParameters(text, end);
  return parameters && { type, subtype, parameters };
}

const noParameters: ReadonlyMap<string, string> = new Map();

function parseParameters(text: string, from: number): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (let index = from; index < text.length; ) {
    // at a semicolon; empty parameters are allowed
    const end = endOfParameter(text, index + 1);
    const pair = text.slice(index + 1, end).trim();
    index = end;
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (!token.test(name)) return undefined;
    const value = unquote(pair.slice(equals + 1).trim());
    // one parser would take the first, another the last
    if ((parameters.get(name) ?? value) !== value) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

function endOfParameter(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === ';' && !quoted) return index;
  }
  return text.length;
}

function unquote(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
}

export function essenceOf({ type, subtype }: MediaType): string {
  return `${type}/${subtype}`;
}
