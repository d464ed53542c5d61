import type { Encoding, MediaType } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { serialiseParameter } from '../../../enforce/index.js';
import { mediaKind, type ParameterPlan } from '../../../plan/index.js';
import { concrete } from '../bodies/range.js';
import { jsonLines } from './json-lines.js';

/** A body as its media type writes it, in lines. */
export interface WrittenBody {
  readonly type: string;
  readonly lines: readonly string[];
  readonly mark: number;
}

/**
 * @param media of who writes it
 * @param type what goes into Content-Type: a type that falls under the range of both
 * @param failing JSON Pointer into the value
 */
export function writeBody(media: MediaType, type: string, value: Json, failing?: string): WrittenBody {
  const named = concrete(type);
  const kind = mediaKind(named);
  if (kind === 'form' && isObject(value)) return { type: named, lines: [formText(media, value)], mark: 0 };
  if (kind === 'multipart' && isObject(value)) return multipart(media, named, value, failing);
  if (kind === 'sequential' && Array.isArray(value))
    return { type: named, lines: value.map(item => JSON.stringify(item)), mark: itemOf(failing) };
  if (kind === 'sequential') return { type: named, lines: [JSON.stringify(value)], mark: 0 };
  if (kind !== 'json' && typeof value === 'string') return { type: named, lines: value.split('\n'), mark: 0 };
  return { type: named, ...jsonLines(value, failing) };
}

/** https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type */
export function formText({ encoding }: MediaType, value: JsonObject): string {
  return Object.entries(value)
    .map(([name, part]) => fieldText(name, encoding.get(name), part))
    .filter(text => text !== undefined)
    .join('&');
}

type JsonObject = { readonly [name: string]: Json };

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldText(name: string, encoding: Encoding | undefined, value: Json): string | undefined {
  const { style, explode, allowReserved, contentTypes = [] } = encoding ?? {};
  const plain = style === undefined && explode === undefined && allowReserved === undefined;
  const structured =
    isObject(value) || (Array.isArray(value) && (value.some(item => !isPrimitive(item)) || contentTypes.length > 0));
  const plan: ParameterPlan = {
    name,
    in: 'query',
    required: true,
    style: style ?? 'form',
    explode: explode ?? (style ?? 'form') === 'form',
    allowReserved: allowReserved ?? false,
    allowEmptyValue: false,
    wire: {},
  };
  try {
    return serialiseParameter(plain && structured ? { ...plan, contentType: 'application/json' } : plan, value);
  } catch (error) {
    if (error instanceof RangeError) return serialiseParameter({ ...plan, contentType: 'application/json' }, value);
    throw error;
  }
}

function isPrimitive(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

const boundary = 'part';

/** https://www.rfc-editor.org/rfc/rfc7578#section-4 */
function multipart({ encoding }: MediaType, type: string, value: JsonObject, failing = ''): WrittenBody {
  const lines: string[] = [];
  let mark = 0;
  for (const [name, part] of Object.entries(value)) {
    for (const item of Array.isArray(part) ? part : [part]) {
      lines.push(`--${boundary}`);
      if (failing.split('/')[1] === name) mark = lines.length;
      lines.push(...partLines(name, encoding.get(name), item as Json)); // isArray does not tell readonly arrays apart
    }
  }
  const named = type.includes('boundary=') ? type : `${type}; boundary=${boundary}`;
  return { type: named, lines: [...lines, `--${boundary}--`], mark };
}

function partLines(name: string, encoding: Encoding | undefined, value: Json): readonly string[] {
  const declared = encoding?.contentTypes[0];
  const type = declared === undefined ? defaultType(value) : concrete(declared);
  const text = typeof value === 'string' && mediaKind(type ?? '') !== 'json' ? value : JSON.stringify(value);
  return [
    `Content-Disposition: form-data; name="${name.replaceAll('"', '%22')}"`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...(encoding?.headers ?? []).filter(({ required }) => required).map(header => `${header.name}: 1`),
    '',
    ...text.split('\n'),
  ];
}

function defaultType(value: Json): string | undefined {
  return isPrimitive(value) ? undefined : 'application/json';
}

/** Of items one by one: which of them a pointer leads into. */
function itemOf(failing = ''): number {
  const index = Number(failing.split('/')[1]);
  return Number.isInteger(index) ? index : 0;
}
