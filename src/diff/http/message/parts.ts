// https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types
import type { Encoding, MediaType } from '../../../contract/index.js';
import { appendToken, type Json, type JsonObject } from '../../../document/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import { concrete } from '../bodies/range.js';
import type { Roles } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { fieldText, hasStyle } from './form-text.js';
import { headerText } from './header-text.js';

/** What parts the parts of a body. */
export const boundary = 'part';

type Encodings = Pick<MediaType, 'encoding' | 'prefixEncoding' | 'itemEncoding'>;

interface Part {
  readonly name?: string;
  readonly encoding: Encoding | undefined;
  /** The media type of bytes, as their schema says or by default. */
  readonly bytes?: string | undefined;
  readonly value: Json;
  readonly pointer: string;
}

/** The parts of a body: of an object by name, of a list by their order. */
export function partsLines(
  roles: Roles,
  { media, failing = '', header }: CarriedBody,
  value: JsonObject | readonly Json[],
): { readonly lines: readonly string[]; readonly mark: number } {
  const lines: string[] = [];
  const parts = partsOf(media, value, wireOf(roles.writer.side, media.schema));
  const failed = failedOf(parts, failing);
  let mark = 0;
  for (const part of parts) {
    lines.push(`--${boundary}`);
    const own = partLines(roles, part, part === failed ? header : undefined);
    if (part === failed) mark = lines.length + own.mark;
    lines.push(...own.lines);
  }
  return { lines: [...lines, `--${boundary}--`], mark };
}

/** The parts that are written of one field, as a form of its own and without headers of their own; undefined where there is none. */
export function fieldParts(
  name: string,
  encoding: Encoding | undefined,
  shape: WireShape,
  value: Json,
): string | undefined {
  const media = { encoding: new Map(encoding && [[name, { ...encoding, headers: [] }]]), prefixEncoding: [] };
  const parts = partsOf(media, { [name]: value }, { properties: { [name]: shape } });
  if (parts.length === 0) return undefined;
  const lines = parts.flatMap(part => [`--${boundary}`, ...partLines(undefined, part, undefined).lines]);
  return [...lines, `--${boundary}--`].join('\r\n');
}

/** The part that a pointer leads into, or the first of those that it leads to. */
function failedOf(parts: readonly Part[], failing: string): Part | undefined {
  const into = parts.find(({ pointer }) => `${failing}/`.startsWith(`${pointer}/`));
  return into ?? (failing === '' ? undefined : parts.find(({ pointer }) => pointer.startsWith(`${failing}/`)));
}

function partsOf(media: Encodings, value: JsonObject | readonly Json[], wire: WireShape): readonly Part[] {
  if (Array.isArray(value))
    return value.map((item: Json, index) => ({
      encoding: media.prefixEncoding[index] ?? media.itemEncoding,
      value: item,
      pointer: `/${index}`,
    }));
  return Object.entries(value).flatMap(([name, part]): readonly Part[] => {
    const encoding = media.encoding.get(name);
    const pointer = appendToken('', name);
    if (encoding && hasStyle(encoding)) return styledParts(name, encoding, part, pointer);
    const items = Array.isArray(part) ? listed(part, pointer) : [{ value: part, pointer }];
    const shape = wire.properties?.[name] ?? wire.additional;
    const { binary, untyped, mediaTypes } = shape?.items ?? shape ?? {};
    const isNamed = Object.hasOwn(wire.properties ?? {}, name);
    // a text of a property without a type may be a file
    const mayBeFile = (value: Json) => binary || (untyped && isNamed && typeof value === 'string');
    return items.map(item => ({
      ...{ name, encoding, ...item },
      bytes: mediaTypes?.[0] ?? (mayBeFile(item.value) ? 'application/octet-stream' : undefined),
    }));
  });
}

function listed(items: readonly Json[], pointer: string): readonly Pick<Part, 'value' | 'pointer'>[] {
  return items.map((value, index) => ({ value, pointer: appendToken(pointer, String(index)) }));
}

/** Parts as the pairs of a form, which its style makes of one value. */
function styledParts(name: string, encoding: Encoding, value: Json, pointer: string): readonly Part[] {
  const pairs = fieldText(name, encoding, value)?.split('&') ?? [];
  return pairs.map(pair => {
    const equals = pair.indexOf('=');
    const [own, text] = [pair.slice(0, equals), pair.slice(equals + 1)].map(decodeURIComponent);
    return { name: own ?? name, encoding: undefined, value: text ?? '', pointer };
  });
}

/** A part with its head, and the line of the header that it is about, where it is about one, or of the value. */
function partLines(roles: Roles | undefined, { name, encoding, bytes, value }: Part, about: CarriedBody['header']) {
  const isStructure = typeof value === 'object' && value !== null;
  const declared = encoding?.contentTypes[0] ?? bytes;
  const type = declared === undefined ? (isStructure ? 'application/json' : undefined) : concrete(declared);
  const isJson = isStructure || (type !== undefined && mediaKind(normaliseRange(type)) === 'json');
  const text = isJson || typeof value !== 'string' ? JSON.stringify(value) : value;
  const head = [
    ...(name === undefined
      ? []
      : [`Content-Disposition: form-data; name="${name.replace(/["\r\n]/g, encodeURIComponent)}"`]),
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
  ];
  const own = about === 'content-type' ? undefined : about;
  // of a header that is missing, where the head begins
  let mark = own ? 0 : about ? head.length - 1 : undefined;
  for (const header of encoding?.headers ?? []) {
    const written = header === own?.is ? own.text : roles && header.required ? headerText(roles, header) : undefined;
    if (written === undefined) continue;
    if (header === own?.is) mark = head.length;
    head.push(`${header.name}: ${written}`);
  }
  return { lines: [...head, '', ...text.split(/\r\n|\r|\n/)], mark: mark ?? head.length + 1 };
}
