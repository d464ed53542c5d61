// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding } from '../../../contract/index.js';
import { parseMediaType, specificity } from '../../../enforce/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { isPrimitive } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { comparePartHeaders } from './part-headers.js';
import { type BothParts, messageOfPart, partsOf } from './parts.js';
import { outside } from './range.js';

/** The media types and headers of the parts of a multipart body. Styles are compared with the fields of forms. */
export function compareEncodings(bodies: BothBodies, context: Context): void {
  if (!normaliseRange(bodies.range).startsWith('multipart/')) return;
  for (const parts of partsOf(bodies, context)) {
    compareTypes(parts, context);
    comparePartHeaders(parts, context);
  }
}

function compareTypes(parts: BothParts, context: Context): void {
  const { bodies, name, written, read, shape } = parts;
  const { pair, travels, part, called, before, after, subject } = bodies;
  const types = written.contentTypes.length > 0 ? written.contentTypes : [defaultType(shape)];
  const known = read.contentTypes.length > 0 ? read.contentTypes : [defaultType(shape)];
  if (types.join() === known.join()) return;
  // a client that was told of no type knows the one that is for values of the kind; a service takes what it is told
  const isDefault = travels === 'response' && read.contentTypes.length === 0 && known[0] !== bytes;
  const lost = types.find(type => !takes(isDefault ? { ...read, contentTypes: known } : read, type, shape));
  const place = {
    code: 'encoding-changed',
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), name, [...written.contentTypes].sort(), [...read.contentTypes].sort()],
  } as const;
  if (lost === undefined) {
    const fewer = travels === 'response';
    const message = `the part \`${name}\` of the ${called} ${fewer ? 'comes in fewer media types' : 'may be of other media types too'}`;
    tell(pair, context, { ...place, level: 'safe', message });
    return;
  }
  const type = outside(lost, read.contentTypes);
  const { value, message } = messageOfPart(parts, { ...written, contentTypes: [type] }, context, 'content-type');
  tell(pair, context, {
    ...place,
    level: 'breaking',
    message: `the part \`${name}\` of the ${called} ${travels === 'request' ? `is refused now as \`${type}\`` : `may come as \`${type}\` now, which it never did`}`,
    witness: witnessOf(pair, travels, part, value, message),
  });
}

const bytes = 'application/octet-stream';

function defaultType(shape: WireShape): string {
  if (shape.binary || shape.untyped) return bytes;
  return isPrimitive(shape) ? 'text/plain' : 'application/json';
}

/** A text without a type of its own counts as text/plain, and many clients say so of every field: it is taken for any text. */
function takes({ contentTypes }: Encoding, type: string, shape: WireShape): boolean {
  if (contentTypes.length === 0) return true;
  const isFile = shape.binary || contentTypes.some(each => mediaKind(normaliseRange(each)) === 'binary');
  if (!isFile && type === 'text/plain') return true;
  const wanted = parseMediaType(normaliseRange(type));
  return contentTypes.some(each => {
    const range = parseMediaType(normaliseRange(each));
    return range !== undefined && wanted !== undefined && specificity(range, wanted) > 0;
  });
}
