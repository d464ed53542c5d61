import { type EncodingPlan, mediaKind, type WireShape } from '../../../plan/index.js';
import { essenceOf, type MediaType, parseMediaType, specificity } from '../../media/index.js';
import type { RefusalCode } from '../../refusals.js';
import { type Disposition, dispositionOf } from './disposition.js';
import type { PartHeaders } from './part-headers.js';

/** What the headers of a part say of its content, https://www.rfc-editor.org/rfc/rfc7578#section-4 */
export interface PartHead {
  readonly disposition: Disposition;
  readonly media: MediaType;
  /** The media type without parameters. */
  readonly contentType: string;
  /** Whether the part says so itself; else it counts as text/plain. */
  readonly typed: boolean;
  readonly headers: PartHeaders;
}

const plain: MediaType = Object.freeze({ type: 'text', subtype: 'plain', parameters: new Map<string, string>() });

/** @returns why the body is refused, where the headers can't be meant */
export function partHead(headers: PartHeaders): PartHead | RefusalCode {
  const disposition = dispositionOf(headers);
  const [type, ...others] = headers.all('content-type');
  if (!disposition || others.length > 0) return 'malformed';
  // https://www.rfc-editor.org/rfc/rfc7578#section-4.7: deprecated; content is taken as it is
  const encoded = headers.all('content-transfer-encoding').some(value => !/^(?:7bit|8bit|binary)$/i.test(value));
  if (encoded) return 'content-encoding';
  const media = type === undefined ? plain : parseMediaType(type);
  if (!media) return 'content-type';
  return { disposition, media, contentType: essenceOf(media), typed: type !== undefined, headers };
}

export type PartKind = 'file' | 'json' | 'text';

type Typed = Pick<PartHead, 'media' | 'contentType' | 'disposition'>;

/**
 * What a part becomes: a file keeps its bytes, JSON is parsed, a text is read as its schema's types say. The schema
 * decides, so that a handler gets what its types promise; what the client says counts where the schema says nothing.
 */
export function partKind(head: Typed, shape: WireShape, encoding: EncodingPlan | undefined): PartKind {
  if (shape.binary || encoding?.contentTypes.some(type => mediaKind(type) === 'binary')) return 'file';
  if (isText(shape)) return 'text';
  const kind = mediaKind(head.contentType);
  if (kind === 'json' || kind === 'text') return kind;
  return shape.untyped && (head.disposition.filename !== undefined || kind === 'binary') ? 'file' : 'text';
}

/** A string and nothing else. */
function isText({ primitive, items, properties, additional, untyped }: WireShape): boolean {
  return !untyped && !primitive && !items && !properties && !additional;
}

/** Whether a part may have its media type, https://spec.openapis.org/oas/v3.2.0.html#encoding-content-type */
export function allowsType(
  encoding: EncodingPlan | undefined,
  { mediaTypes = [] }: WireShape,
  head: Typed,
  kind: PartKind,
): boolean {
  // several files in a part of their own were given up, https://www.rfc-editor.org/rfc/rfc7578#section-4.3
  if (head.media.type === 'multipart') return false;
  const declared = encoding?.contentTypes ?? [];
  // what `encoding` says goes before what the schema says
  const ranges = declared.length > 0 || kind !== 'file' ? declared : mediaTypes;
  // a text without a type of its own counts as text/plain, and many clients say so of every field
  if (ranges.length === 0 || (kind !== 'file' && head.contentType === 'text/plain')) return true;
  return ranges.some(text => {
    const range = parseMediaType(text);
    return range !== undefined && specificity(range, head.media) > 0;
  });
}

/**
 * What a part without a file name becomes.
 * @param type its media type, or a range of which it may be
 * @returns undefined where it may not be of that
 */
export function takenAs(type: string, shape: WireShape, encoding: EncodingPlan | undefined): PartKind | undefined {
  const media = parseMediaType(type);
  if (!media) return undefined;
  const disposition = { type: 'form-data', name: undefined, filename: undefined };
  const head = { media, contentType: essenceOf(media), disposition };
  const kind = partKind(head, shape, encoding);
  return allowsType(encoding, shape, head, kind) ? kind : undefined;
}
