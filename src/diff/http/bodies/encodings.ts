// https://spec.openapis.org/oas/v3.2.0.html#encoding-object

import type { JsonObject } from '../../../document/index.js';
import { normaliseRange } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { comparePartHeaders } from './part-headers.js';
import {
  becomesText,
  isFile,
  isString,
  isWhole,
  mayBeBytes,
  oneOf,
  statedTypes,
  takesType,
  typesOf,
} from './part-types.js';
import { type BothParts, messageOfPart, partsOf } from './parts.js';
import { kindRead } from './text-kind.js';

/** The media types and headers of the parts of a multipart body. Styles are compared with the fields of forms. */
export function compareEncodings(bodies: BothBodies, context: Context): void {
  if (!normaliseRange(bodies.range).startsWith('multipart/')) return;
  for (const parts of partsOf(bodies, context)) {
    compareTypes(parts, context);
    comparePartHeaders(parts, context);
  }
}

function compareTypes(parts: BothParts, context: Context): void {
  const { pair, travels } = parts.bodies;
  if (isSame(parts)) return;
  const lost = bothTypes(parts).types.find(type => !takes(parts, type));
  if (lost !== undefined) {
    sayLost(parts, lost, context);
    return;
  }
  const words = travels === 'response' ? 'comes in fewer media types' : 'may be of other media types too';
  tell(pair, context, { ...placeOf(parts), level: 'safe', message: `${calledOf(parts)} ${words}` });
}

/** @param lost a media type or range of which something is not taken any more */
function sayLost(parts: BothParts, lost: string, context: Context): void {
  const { bodies, name, written, read } = parts;
  const { pair, travels, part, called, after } = bodies;
  const isGone = isUntaken(parts);
  if (!isGone && becomesText(written, read)) {
    sayText(parts, lost, context);
    return;
  }
  const known = [...bothTypes(parts).known, ...(takes(parts, 'text/plain') ? ['text/plain'] : [])];
  const type = oneOf(lost, isGone ? [] : known);
  const as = { ...written.encoding, contentTypes: [type] };
  const { value, message } = messageOfPart(parts, as, context, 'content-type');
  // what is refused whatever it comes as, the schemas tell
  if (isGone && !context.after.accepts(after.schema, value, travels)) return;
  tell(pair, context, {
    ...placeOf(parts),
    level: 'breaking',
    message: isGone
      ? `files that no property declares are refused now, such as the part \`${name}\` of the ${called}`
      : `${calledOf(parts)} ${typeWords(travels, type)}`,
    witness: witnessOf(pair, travels, part, value, message),
    ...(isGone && { remedy: 'Declare the files that are sent, or say `additionalProperties: true`' }),
  });
}

/** A file that is a text to who reads it. A text that is none of the kind shows it better than bytes, which stand in no report. */
function sayText(parts: BothParts, lost: string, context: Context): void {
  const { pair, travels, part } = parts.bodies;
  const as = { ...parts.written.encoding, contentTypes: [oneOf(lost, [])] };
  const { kind, other } = kindRead(parts, context);
  const { value, message } = messageOfPart(parts, as, context, 'content-type', other);
  const witness = witnessOf(pair, travels, part, value, message, other !== undefined);
  const { subject, ...place } = placeOf(parts);
  tell(pair, context, {
    ...place,
    subject: [...subject, ...(Object.keys(kind).length > 0 ? [kind] : [])],
    level: 'breaking',
    message: `${calledOf(parts)} ${fileWords(travels, other === undefined ? {} : kind)}`,
    witness: other === undefined ? { ...witness, outcome: 'understood-otherwise' } : witness,
  });
}

function calledOf({ bodies, name, written, read }: BothParts): string {
  const its = `the part \`${name}\` of the ${bodies.called}`;
  return written.isNamed || read.isNamed ? its : `${its}, which no property declares,`;
}

function placeOf({ bodies, name, written, read }: BothParts) {
  const { travels, part, before, after, subject } = bodies;
  const [own, other] = [statedTypes(written), statedTypes(read)].map(stated => [...stated].sort());
  return {
    code: 'encoding-changed',
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), name, own!, other!],
  } as const;
}

/** The media types that a part is written of and those that it is read of. */
function bothTypes({ written, read }: BothParts) {
  const shape = isString(written) && isString(read) ? read.shape : written.shape;
  return { types: typesOf(written, written.shape), known: typesOf(read, shape) };
}

/** Whether a file of a name that no property declares is one that nobody takes any more. */
function isUntaken({ isOther, written, read }: BothParts): boolean {
  return isOther === true && mayBeBytes(written.shape) && !read.isDeclared;
}

/** Whether nothing has changed of what the part may be, but for its schema. */
function isSame(parts: BothParts): boolean {
  const { isOther, written, read } = parts;
  if (isOther && !read.isDeclared) return !isUntaken(parts);
  const isKind = isString(written) && isString(read) ? isFile(written) === isFile(read) : !becomesText(written, read);
  const [own, other] = [statedTypes(written), statedTypes(read)];
  // a property that is gone or new is told as that
  if (written.isDeclared !== read.isDeclared && (own.length === 0 || other.length === 0)) return true;
  if (own.length === 0 && other.length === 0) return isKind;
  const { types, known } = bothTypes(parts);
  return types.join() === known.join() && isKind && isWhole(written) === isWhole(read);
}

function takes(parts: BothParts, type: string): boolean {
  const { bodies, written, read } = parts;
  if (isUntaken(parts) || becomesText(written, read)) return false;
  const { known } = bothTypes(parts);
  // a client that was told of no type knows the one that is for values of the kind; a service takes what it is told
  const isDefault = bodies.travels === 'response' && statedTypes(read).length === 0 && !isFile(read);
  const usual = { ...read, encoding: { ...read.encoding, contentTypes: known }, isList: false };
  return takesType(isDefault && !read.shape.untyped ? usual : read, type, written);
}

function fileWords(travels: Travels, kind: JsonObject): string {
  if (travels === 'response') return 'comes as a file now, and was a text';
  const said = Object.entries(kind).flatMap(([name, is]) => (typeof is === 'string' ? [`\`${name}\` "${is}"`] : []));
  const [of, such] = said.length > 0 ? [` of ${said.join(' and ')}`, 'such '] : ['', ''];
  return `is a text${of} now, and was a file: bytes that are no ${such}text are refused`;
}

function typeWords(travels: Travels, type: string): string {
  return travels === 'request' ? `is refused now as \`${type}\`` : `may come as \`${type}\` now, which it never did`;
}
