import type { PartHeaders } from './part-headers.js';

/** What a part's Content-Disposition says, https://www.rfc-editor.org/rfc/rfc7578#section-4.2 */
export interface Disposition {
  readonly type: string;
  readonly name: string | undefined;
  /** Its last segment alone, and even so the client's word: never a path to write to. */
  readonly filename: string | undefined;
}

const none: Disposition = Object.freeze({ type: '', name: undefined, filename: undefined });
const kind = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+/;
const parameter = /\s*;\s*(?:([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*)))?/y;

/** @returns undefined where it can't be read, or says a thing twice */
export function dispositionOf(headers: PartHeaders): Disposition | undefined {
  const [text, ...others] = headers.all('content-disposition');
  if (text === undefined) return none;
  const type = kind.exec(text)?.[0];
  const parameters = type === undefined ? undefined : parametersOf(text, type.length);
  if (type === undefined || !parameters || others.length > 0) return undefined;
  const extended = parameters.get('filename*');
  const decoded = extended === undefined ? undefined : decodeExtended(extended);
  if (extended !== undefined && decoded === undefined) return undefined;
  const filename = decoded ?? parameters.get('filename');
  return {
    type: type.toLowerCase(),
    name: parameters.get('name'),
    filename: filename === undefined ? undefined : lastSegment(filename),
  };
}

function parametersOf(text: string, from: number): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  parameter.lastIndex = from;
  while (parameter.lastIndex < text.trimEnd().length) {
    const match = parameter.exec(text);
    if (!match) return undefined;
    const [, name, quoted, plain] = match;
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (parameters.has(key)) return undefined;
    // browsers leave backslashes as they are, so only what needs one is unescaped
    parameters.set(key, quoted?.replace(/\\(["\\])/g, '$1') ?? plain!.trim());
  }
  return parameters;
}

/** https://www.rfc-editor.org/rfc/rfc8187#section-3.2.1 */
function decodeExtended(value: string): string | undefined {
  const match = /^(utf-8|iso-8859-1)'[^']*'([^\s'"]*)$/i.exec(value);
  if (!match) return undefined;
  try {
    if (match[1]!.toLowerCase() === 'utf-8') return decodeURIComponent(match[2]!);
    return match[2]!.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  } catch {
    return undefined;
  }
}

function lastSegment(filename: string): string {
  const last = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  return last === '.' || last === '..' ? '' : last;
}
