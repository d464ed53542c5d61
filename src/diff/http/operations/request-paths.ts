// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Operation, Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { decodePercent, matchPattern, parseTemplate, type Segment } from '../../../enforce/index.js';
import type { Context } from '../context.js';
import { combined } from '../message/combined.js';
import { usualText } from '../message/usual-text.js';
import { shapeOf } from '../owner.js';
import { schemaOf } from '../parameters/plan.js';
import type { Side } from '../side.js';
import { candidates } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import { oldValue } from '../wire/proof.js';

type Pattern = Exclude<Segment, { literal: string }>;

/**
 * Paths of requests that reach an operation of the old version, with texts that its parameters may have.
 * @param other where they have to fit another path too: that
 */
export function* requestPaths(operation: Operation, context: Context, other = operation): Generator<string> {
  const [own, others] = [segmentsOf(operation), segmentsOf(other)];
  const shape = shapeOf(operation.path);
  const tried = new Set<string>();
  // mostly the first text of each will do, and finding more takes long
  for (const count of [1, mostTexts]) {
    const texts = own.map((segment, at) => textsOf(segment, others[at]!, operation, context, count));
    for (const segments of combined(texts)) {
      const path = `/${segments.join('/')}`;
      if (tried.has(path)) continue;
      tried.add(path);
      if (context.before.routes.find(path)?.shape === shape) yield path;
    }
  }
}

/** Whether an operation's parameters take what a path has in their places. */
export function readsPath(operation: Operation, side: Side, path: string): boolean {
  const texts = path.slice(1).split('/');
  return segmentsOf(operation).every((segment, at) => isRead(segment, texts[at]!, operation, side));
}

function isRead(segment: Segment, text: string, operation: Operation, side: Side): boolean {
  if ('literal' in segment) return true;
  const values: string[] = [];
  if (!matchPattern(segment, text, values, false)) return false;
  return segment.names.every((name, at) => {
    const parameter = parameterOf(operation, name);
    return !parameter || codecOf(side, parameter).read(values[at]!) !== undefined;
  });
}

const parsed = new WeakMap<Operation, readonly Segment[]>();

/** Of hundreds of new paths each asks it of all others. */
function segmentsOf(operation: Operation): readonly Segment[] {
  let segments = parsed.get(operation);
  if (!segments) parsed.set(operation, (segments = parseTemplate(operation.path)));
  return segments;
}

const codecs = new WeakMap<Side, Map<Parameter, ReturnType<typeof parameterCodec>>>();

/** As above. */
function codecOf(side: Side, parameter: Parameter): ReturnType<typeof parameterCodec> {
  const known = codecs.get(side) ?? new Map<Parameter, ReturnType<typeof parameterCodec>>();
  codecs.set(side, known);
  let codec = known.get(parameter);
  if (!codec) known.set(parameter, (codec = parameterCodec(side, parameter, 'request')));
  return codec;
}

/** What a segment may be, in requests that fit another one too. */
function textsOf(
  own: Segment,
  other: Segment,
  operation: Operation,
  context: Context,
  count: number,
): readonly string[] {
  const { before } = context;
  if ('literal' in own) return 'literal' in other && other.literal !== own.literal ? [] : [own.raw];
  if ('literal' in other) return isRead(own, other.raw, operation, before) ? [other.raw] : [];
  const filled = [...combined(own.names.map(name => usualTexts(operation, before, name, count)))].map(filling(own));
  if (own.literals.join('\0') === other.literals.join('\0')) return filled;
  const made = ['text', '1', ...filled].map(text => filling(other)(other.names.map(() => text)));
  // `v{a}` and `{b}.json` have `vtext.json` in common
  const within = made.map(text => filling(own)(own.names.map(() => text)));
  const read = [...made, ...within].filter(text => isRead(own, text, operation, before));
  const texts = [...filled, ...read].filter(text => matchPattern(other, text, [], false));
  return texts.length > 0 ? texts : matching(own, other, operation, context);
}

function parameterOf({ parameters }: Operation, name: string): Parameter | undefined {
  return parameters.find(each => each.in === 'path' && each.name === name);
}

function filling({ literals }: Pattern): (values: readonly string[]) => string {
  return values => literals.reduce((text, literal, at) => text + values[at - 1]! + literal);
}

/** More texts of one parameter are not tried. */
const mostTexts = 64;

/** By parameter. */
const known = new WeakMap<Parameter, readonly string[]>();

/** One that is as good as any first: where no value is found at all, it is not one of the schema. */
function usualTexts(operation: Operation, side: Side, name: string, count: number): readonly string[] {
  const parameter = parameterOf(operation, name);
  if (!parameter) return ['text'];
  const party = { side, operation };
  const schema = schemaOf(parameter);
  const usual = usualText({ travels: 'request', writer: party, reader: party }, parameter, schema) ?? 'text';
  if (count === 1) return [usual];
  let texts = known.get(parameter);
  if (!texts) known.set(parameter, (texts = readTexts(side, parameter, candidates(side, schema, 'request'))));
  return [...new Set([usual, ...texts])].slice(0, count);
}

/** A text of a parameter that is a segment by itself, which matches what another one is made of. */
function matching(own: Pattern, other: Pattern, operation: Operation, context: Context): readonly string[] {
  const parameter = isWhole(own) ? parameterOf(operation, own.names[0]!) : undefined;
  const schema = parameter && schemaOf(parameter);
  if (!schema) return [];
  const pattern = `^${other.literals.map(escaped).join('.+')}$`;
  const value = oldValue(context, { allOf: [{ $ref: schema.id }, { type: 'string', pattern }] });
  return value === undefined ? [] : readTexts(context.before, parameter, [value]);
}

function isWhole({ names, literals }: Pattern): boolean {
  return names.length === 1 && literals.join('') === '';
}

function escaped(literal: string): string {
  return (decodePercent(literal, false) ?? literal).replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}

function readTexts(side: Side, parameter: Parameter, values: readonly Json[]): readonly string[] {
  const codec = parameterCodec(side, parameter, 'request');
  return values.flatMap(value => {
    const text = codec.write(value);
    return text !== undefined && codec.read(text) ? [text] : [];
  });
}
