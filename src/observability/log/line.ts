import { errorFields, isError } from './error-fields.js';
import { isSecret } from './secret-names.js';

/** What a line tells beside its message. */
export type Fields = Readonly<Record<string, unknown>>;

const own = new Set(['timestamp', 'level', 'message']);
const longestText = 8192;
const mostMembers = 100;
const deepest = 5;

/** @param fields as `fieldsText` gives them */
export function lineOf(level: string, message: string, time: number, fields: string): string {
  const text = `{"timestamp":"${timeText(time)}","level":"${level}","message":${quoted(message)}${fields}}`;
  return harmless(text);
}

let lastTime = Number.NaN;
let lastText = '';

/** Of the lines of one millisecond the first alone pays for the text of the time. */
function timeText(time: number): string {
  if (time !== lastTime) {
    lastText = Number.isFinite(time) ? new Date(time).toISOString() : '';
    lastTime = time;
  }
  return lastText;
}

/** Members of a JSON object, each with a comma ahead of it. */
export function fieldsText(fields: Fields): string {
  let text = '';
  try {
    for (const name in fields) {
      const value = fields[name];
      if (value !== undefined) text += nameText(name) + valueText(name, value, 0);
    }
  } catch {
    // a getter or a proxy that throws must not take along what wanted to tell of it
    return `${text},"unreadable":true`;
  }
  return text;
}

const nameTexts = new Map<string, string>();

/** Names come from code and are few, so their texts are kept; should they come from data, no more than so many are. */
function nameText(name: string): string {
  const known = nameTexts.get(name);
  if (known !== undefined) return known;
  const text = `,${quoted(own.has(name) ? `${name}_` : name)}:`;
  if (nameTexts.size < 1000) nameTexts.set(name, text);
  return text;
}

function valueText(name: string, value: unknown, depth: number): string {
  if (isSecret(name)) return '"[redacted]"';
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : `"${value}"`;
    case 'boolean':
      return String(value);
    case 'bigint':
      return `"${value}"`;
    case 'object':
      return value === null ? 'null' : objectText(value, depth);
    default:
      return `"[${typeof value}]"`;
  }
}

/** A value's own toJSON is not called: what it would tell is not known. */
function objectText(value: object, depth: number): string {
  if (value instanceof Date) return `"${timeText(value.getTime())}"`;
  if (ArrayBuffer.isView(value)) return `"[${value.byteLength} bytes]"`;
  if (depth >= deepest) return '"[deeper]"';
  if (isError(value)) return objectText(errorFields(value), depth + 1);
  if (Array.isArray(value)) {
    const items = value.slice(0, mostMembers).map(item => valueText('', item, depth + 1));
    return `[${items.join(',')}]`;
  }
  let text = '';
  for (const name of Object.keys(value).slice(0, mostMembers)) {
    const member = (value as Fields)[name]; // one of its own names
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${valueText(name, member, depth + 1)}`;
  }
  return `{${text}}`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > longestText ? `${text.slice(0, longestText)}...` : text);
}

/** What JSON lets stand: DEL and C1, which terminals obey, line ends of Unicode, and what turns or hides text. */
function harmless(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index += 1)
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return text;
}
