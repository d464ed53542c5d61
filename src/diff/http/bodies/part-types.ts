// https://spec.openapis.org/oas/v3.2.0.html#encoding-content-type
import type { Encoding } from '../../../contract/index.js';
import { parseMediaType, specificity, takenAs } from '../../../enforce/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import { isPrimitive, mayBeText } from '../parameters/readings.js';
import { encodingPlan } from '../wire/form-codec.js';
import { outside } from './range.js';

/** A part of a multipart body as one version has it. */
export interface OnePart {
  readonly encoding: Encoding;
  /** What it may hold; of a list, which has a part for each item, what that may. */
  readonly shape: WireShape;
  readonly isList: boolean;
  /** Whether a property is called as it, or it has a place. */
  readonly isNamed: boolean;
  /** Whether it is that, or a schema is said for all that is not. */
  readonly isDeclared: boolean;
}

/** What a file may be of which nothing is said: services take it as it comes. */
const anyType = '*/*';

/** A media type that falls under one or a range, and under none of the others. */
export function oneOf(type: string, others: readonly string[]): string {
  return type === anyType ? outside(type, others, 'application/octet-stream') : outside(type, others);
}

/** Whether it comes as the bytes that it is. */
export function isFile({ encoding, shape }: OnePart): boolean {
  return isBytes(shape, encoding.contentTypes);
}

/** Whether a part is bytes, as its schema or its media types say. */
export function isBytes({ binary }: WireShape, types: readonly string[] = []): boolean {
  return binary === true || types.some(type => mediaKind(normaliseRange(type)) === 'binary');
}

/** Whether it is a string and nothing else, of text or of bytes. */
export function isString({ shape }: Pick<OnePart, 'shape'>): boolean {
  return isPrimitive(shape) && !shape.primitive && !shape.untyped;
}

/** Whether all of a list is one part where it comes as a text: JSON, as its media type says. */
export function isWhole({ isList, encoding }: OnePart): boolean {
  const [type, ...others] = encoding.contentTypes;
  return isList && type !== undefined && others.length === 0 && mediaKind(normaliseRange(type)) === 'json';
}

/** The media types that a part is said to have: what `encoding` says goes before what the schema says of a file. */
export function statedTypes(part: OnePart): readonly string[] {
  const { contentTypes } = part.encoding;
  return contentTypes.length > 0 || !isFile(part) ? contentTypes : (part.shape.mediaTypes ?? []);
}

/** The media types that a part has, each once, in one order. @param shape what decides where none is said */
export function typesOf(part: OnePart, shape: WireShape): readonly string[] {
  const types = [...new Set(statedTypes(part).map(normaliseRange))].sort();
  if (types.length === 0) return [defaultType(shape)];
  return types.filter(type => !types.some(other => other !== type && isWithin(type, other)));
}

/** https://spec.openapis.org/oas/v3.2.0.html#default-values-for-contenttype */
function defaultType(shape: WireShape): string {
  if (shape.binary || shape.untyped) return anyType;
  return isPrimitive(shape) ? 'text/plain' : 'application/json';
}

/** Whether all of a media type or range falls under another one. */
function isWithin(type: string, range: string): boolean {
  const [inner, outer] = [parseMediaType(type), parseMediaType(range)];
  return inner !== undefined && outer !== undefined && specificity(outer, inner) > 0;
}

/** Whether who reads a part takes what comes of a media type or range for a value of the kind that it was written of. */
export function takesType(read: OnePart, type: string, written: OnePart): boolean {
  const kind = takenAs(type, read.shape, encodingPlan(read.encoding));
  if (kind === 'file') return isString(read) || read.shape.untyped === true;
  if (kind === 'text') return !isWhole(read) || isWhole(written);
  return kind !== undefined;
}

/** Whether what was written as a file is read as a text, which not all bytes are. Files of undeclared names were refused. */
export function becomesText(written: OnePart, read: OnePart): boolean {
  return (
    written.isDeclared &&
    mayBeBytes(written.shape, written.encoding.contentTypes) &&
    mayBeText(read.shape) &&
    !isFile(read)
  );
}

/** Whether it may come as bytes: of what has no type, 3.1 says files so. */
export function mayBeBytes(shape: WireShape, types: readonly string[] = []): boolean {
  return isBytes(shape, types) || (shape.untyped === true && types.length === 0);
}
