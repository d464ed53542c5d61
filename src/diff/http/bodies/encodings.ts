// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import { normaliseRange } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { comparePartHeaders } from './part-headers.js';
import { becomesText, isFile, isString, isWhole, oneOf, statedTypes, takesType, typesOf } from './part-types.js';
import { type BothParts, messageOfPart, partsOf } from './parts.js';

/** The media types and headers of the parts of a multipart body. Styles are compared with the fields of forms. */
export function compareEncodings(bodies: BothBodies, context: Context): void {
  if (!normaliseRange(bodies.range).startsWith('multipart/')) return;
  for (const parts of partsOf(bodies, context)) {
    compareTypes(parts, context);
    comparePartHeaders(parts, context);
  }
}

function compareTypes(parts: BothParts, context: Context): void {
  const { bodies, name, written, read } = parts;
  const { pair, travels, part, called, before, after, subject } = bodies;
  const { types, known } = bothTypes(parts);
  if (isSame(parts)) return;
  const lost = types.find(type => !takes(parts, type));
  const [own, other] = [statedTypes(written), statedTypes(read)].map(stated => [...stated].sort());
  const place = {
    code: 'encoding-changed',
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), name, own!, other!],
  } as const;
  const its = `the part \`${name}\` of the ${called}${written.isNamed || read.isNamed ? '' : ', which no property declares,'}`;
  if (lost === undefined) {
    const message = `${its} ${travels === 'response' ? 'comes in fewer media types' : 'may be of other media types too'}`;
    tell(pair, context, { ...place, level: 'safe', message });
    return;
  }
  const isText = becomesText(written, read);
  const type = oneOf(lost, isText ? [] : [...known, ...(takes(parts, 'text/plain') ? ['text/plain'] : [])]);
  const { value, message } = messageOfPart(
    parts,
    { ...written.encoding, contentTypes: [type] },
    context,
    'content-type',
  );
  const witness = witnessOf(pair, travels, part, value, message);
  tell(pair, context, {
    ...place,
    level: 'breaking',
    message: `${its} ${isText ? fileWords[travels] : typeWords(travels, type)}`,
    witness: isText ? { ...witness, outcome: 'understood-otherwise' } : witness,
  });
}

/** The media types that a part is written of and those that it is read of. */
function bothTypes({ written, read }: BothParts) {
  const shape = isString(written) && isString(read) ? read.shape : written.shape;
  return { types: typesOf(written, written.shape), known: typesOf(read, shape) };
}

/** Whether nothing has changed of what the part may be, but for its schema. */
function isSame(parts: BothParts): boolean {
  const { written, read } = parts;
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
  if (becomesText(written, read)) return false;
  const { known } = bothTypes(parts);
  // a client that was told of no type knows the one that is for values of the kind; a service takes what it is told
  const isDefault = bodies.travels === 'response' && statedTypes(read).length === 0 && !isFile(read);
  const usual = { ...read, encoding: { ...read.encoding, contentTypes: known }, isList: false };
  return takesType(isDefault && !read.shape.untyped ? usual : read, type, written);
}

const fileWords: Readonly<Record<Travels, string>> = {
  request: 'is a text now, and was a file: bytes that are no text are refused',
  response: 'comes as a file now, and was a text',
};

function typeWords(travels: Travels, type: string): string {
  return travels === 'request' ? `is refused now as \`${type}\`` : `may come as \`${type}\` now, which it never did`;
}
