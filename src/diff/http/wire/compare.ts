import type { Schema } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import { type Context, type Roles, rolesOf } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { readAlike } from '../parameters/readings.js';
import { atBounds, severalOf } from './at-bounds.js';
import { candidates, candidatesWith, finite } from './candidates.js';
import type { Codec } from './codec.js';
import { partSchema } from './part-schema.js';
import { areTextsTaken, isAllTaken } from './proof.js';
import { isRestTaken, lostBeside } from './proof-by-parts.js';
import { type Retyped, retypedIn } from './retyped.js';
import { saidBeyondTypes } from './said.js';
import { sayText } from './say.js';
import { isSameInJson } from './style-key.js';
import type { BothTexts, Manner } from './texts.js';
import { type Transfer, transfer } from './transfer.js';

/**
 * Compares what goes over the wire: values are written as who sends them does, and read as who gets them does. Where both
 * read the same types of the same texts, there is nothing to say: schemas are compared by themselves. A style and a type that
 * have changed are two changes, each tried by itself.
 */
export function compareTexts<Style>(both: BothTexts<Style>, context: Context): void {
  const { travels, before, after, manner, pair } = both;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const shapes = [wireOf(roles.writer.side, written.schema), wireOf(roles.reader.side, read.schema)] as const;
  const areParsed = manner.isParsed(written.style) && manner.isParsed(read.style);
  const isAlike = areParsed || readAlike(...shapes);
  const isStyled = isInOtherStyle(
    manner,
    [written.style, read.style],
    isAlike && !areParsed ? [shapes] : sameTwice(shapes),
  );
  if (isAlike && !isStyled) return;
  const codecs = {
    own: manner.codec(roles.writer.side, written.schema, written.style, travels),
    other: manner.codec(roles.reader.side, read.schema, read.style, travels),
    restyled: manner.codec(roles.writer.side, written.schema, read.style, travels),
  };
  const shown = travels === 'request' ? shapes : ([shapes[1], shapes[0]] as const);
  const parts = isAlike ? [] : retypedIn(...shown);
  const values = valuesOf(context, roles, [written.schema, read.schema], parts, codecs);
  const isProven = (found: Transfer) => isEach(found, written.schema) && (!isAlike || read.schema !== undefined);
  const sayStyle = (found: Transfer) => {
    const said = [manner.key(before.style, shown[0]), manner.key(after.style, shown[1])] as const;
    sayText(both, context, { found, what: 'serialisation', proven: isProven(found), said });
  };
  if (isAlike) {
    // what the new schema refuses in any style, the schemas' comparison tells
    const accepted = values.filter(value => roles.reader.side.accepts(read.schema, value, travels));
    sayStyle(transfer(accepted, codecs.own, codecs.other));
    return;
  }
  const { style, type } = isStyled ? apart(values, codecs) : { type: transfer(values, codecs.own, codecs.other) };
  if (style) sayStyle(style);
  const proven = isEach(type, written.schema) || (type.is === 'kept' && provenTypes(context, roles, both, parts));
  const said = [typesOf(shown[0]), typesOf(shown[1]), ...saidBeyondTypes(before.schema, after.schema, context)];
  sayText(both, context, { found: type, what: 'type', proven, said, parts });
}

type Shapes = readonly [written: WireShape, read: WireShape];

/** Whether two styles give other texts, whichever shapes they are of: what a style does to lists is nothing to who reads one text. */
function isInOtherStyle<Style>(
  manner: Manner<Style>,
  [own, other]: readonly [Style, Style],
  shapes: readonly Shapes[],
): boolean {
  return shapes.every(([written, read]) => manner.key(own, written) !== manner.key(other, read));
}

/** Where types are others, or those of JSON, styles are told apart by values of the same ones. */
function sameTwice(shapes: Shapes): readonly Shapes[] {
  return shapes.map(shape => [shape, shape] as const);
}

/** Whether all values of a schema that lists them have been tried, and are kept: those that nobody reads back prove nothing. */
function isEach(found: Transfer, written: Schema | undefined): boolean {
  return found.is === 'kept' && found.isTried && written !== undefined && finite(written) !== undefined;
}

/** Values to try: those first that have little but a part of another type, and at last what is wrong with the rest. */
function valuesOf(
  context: Context,
  roles: Roles,
  [written, read]: readonly [Schema | undefined, Schema | undefined],
  parts: readonly Retyped[],
  codecs: Codecs,
): readonly Json[] {
  const { writer, travels } = roles;
  const ways = parts.map(({ way }) => way);
  const near = ways.flatMap(way => candidatesWith(writer.side, written, way, travels));
  const isPart = ways.length > 0 && ways.every(way => way.length > 0);
  const beside = written && read && isPart ? lostBeside(context, roles, { written, read }, ways) : [];
  const several = written ? severalOf(context, roles, written) : [];
  const bounds = written && read && parts.length > 0 ? atBounds(context, roles, [written, read], codecs) : [];
  return [...near, ...candidates(writer.side, written, travels), ...several, ...bounds, ...beside];
}

/** What texts are read as, whatever the order in which types are written. */
function typesOf(shape: WireShape): Json {
  const sorted = (name: string, value: Json) =>
    name === 'primitive' && Array.isArray(value) ? [...value].sort() : value;
  return JSON.parse(JSON.stringify(shape, sorted)) as Json; // plain data
}

interface Codecs {
  readonly own: Codec;
  readonly other: Codec;
  /** Of the writer's values in the reader's style. */
  readonly restyled: Codec;
}

/** What the style alone does, and what the type alone, to values that are lost. */
function apart(values: readonly Json[], { own, other, restyled }: Codecs): { style: Transfer; type: Transfer } {
  const lost = values.filter(value => transfer([value], own, other).is !== 'kept');
  return {
    style: asWritten(transfer(lost, own, restyled), own, other),
    type: asWritten(transfer(lost, restyled, other), own, other),
  };
}

/** What becomes of the same value as it is really written and read; what is only taken for another kind stays that. */
function asWritten(found: Transfer, own: Codec, other: Codec): Transfer {
  if (found.is === 'kept') return found;
  const real = transfer([found.value], own, other);
  return real.is === 'kept' || found.is === 'misread' ? { ...found, text: own.write(found.value) ?? found.text } : real;
}

/** Of the whole, or of each part of another type by itself, where nothing else is narrower. */
function provenTypes<Style>(
  context: Context,
  roles: Roles,
  { before, after, manner }: BothTexts<Style>,
  parts: readonly Retyped[],
): boolean {
  const [{ schema: written }, { schema: read, style }] =
    roles.travels === 'request' ? [before, after] : [after, before];
  if (!written || !read) return false;
  const isJson = manner.isParsed(style) && isSameInJson(wireOf(roles.writer.side, written));
  if (isJson && isAllTaken(context, roles, written, read)) return true;
  const texts = manner.isString && { isString: manner.isString };
  if (areTextsTaken(context, roles, { written, read, ...texts })) return true;
  const ways = parts.map(({ way }) => way);
  return (
    ways.every(way => {
      const [own, other] = [partSchema(roles.writer.side, written, way), partSchema(roles.reader.side, read, way)];
      return way.length > 0 && own && other && areTextsTaken(context, roles, { written: own, read: other, ...texts });
    }) && isRestTaken(context, roles, { written, read }, ways)
  );
}
