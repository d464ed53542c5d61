// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { decodePercent } from '../../../enforce/index.js';
import { isFound } from '../../../schema/index.js';
import type { Context, Roles } from '../context.js';
import { encodedName } from '../message/encoded-name.js';
import { isObject } from '../message/form-text.js';
import { valueFor } from '../message/values.js';
import type { Side } from '../side.js';
import { candidates } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import { partSchema } from '../wire/part-schema.js';
import { notTaken } from '../wire/proof.js';
import { type Holder, holdersOf, type MovedName } from './holders.js';
import { schemaOf } from './plan.js';

/** A value of the parameter that a name moved from, as it is sent. */
export interface MovedText {
  readonly value: Json;
  /** With what is sent of the parameter that the name moved to, where that was there. */
  readonly text: string;
  /** What stands under the name. */
  readonly own: string;
  /** What is left of the value without it. */
  readonly rest: string;
  readonly beside: string;
}

/** What the old version takes under the name: first that which little else stands beside. */
export function movedTexts(moved: MovedName, roles: Roles, context: Context): readonly MovedText[] {
  const { parameter } = moved.from;
  const codec = parameterCodec(context.before, parameter, 'request');
  const isOwn = isUnder(moved.name);
  const isOf = readBy(moved, roles);
  const written = valuesOf(moved, roles, context).flatMap(value => {
    const text = codec.write(value);
    if (text === undefined || !codec.read(text) || !isOf(parameter, text)) return [];
    const parts = partsOf(text);
    const own = joined(moved, parts.filter(isOwn));
    const others = parts.filter(part => !isOwn(part));
    return own === '' ? [] : [{ value, text, own, rest: joined(moved, others) }];
  });
  return besideOf(moved, roles).flatMap(beside =>
    written.map(each => ({ ...each, beside, text: joined(moved, [beside, each.text]) })),
  );
}

/** Whether the new version refuses what stands under the name as what it is there, or what is left of the other one without it. */
export function isRefused({ own, rest, beside }: MovedText, moved: MovedName, side: Side): boolean {
  const { to, kept } = moved;
  if (!parameterCodec(side, to.parameter, 'request').read(joined(moved, [beside, own]))) return true;
  if (!kept) return false;
  return rest === '' ? kept.required : !parameterCodec(side, kept, 'request').read(rest);
}

/** Texts of members, some of which most types refuse. */
const texts = ['text', '1', 'true', ''] as const;

/** Of an object, with little around the member, and with nothing. */
function valuesOf({ from, to }: MovedName, roles: Roles, context: Context): readonly Json[] {
  const [own, read] = [schemaAt(context.before, from), schemaAt(context.after, to)];
  const lost = own && read ? notTaken(context, roles, own.id, read.id) : 'none';
  const found = isFound(lost) ? [lost.value as Json] : []; // the comparer makes JSON values
  const values = [...candidates(context.before, own, 'request'), ...found];
  const { parameter, member } = from;
  if (member === undefined) return values;
  const sampled = valueFor(roles, schemaOf(parameter), undefined, {});
  const all = new Set<Json>([...texts, ...values].map(value => (isStructure(value) ? value : String(value))));
  return [isObject(sampled) ? sampled : {}, {}].flatMap(around =>
    [...all].map(value => ({ ...around, [member]: value })),
  );
}

function schemaAt(side: Side, { parameter, member }: Holder) {
  const schema = schemaOf(parameter);
  return schema && member !== undefined ? partSchema(side, schema, [{ member }]) : schema;
}

/** What is sent of the object that the name moved to, where it was there: nothing, if it may be left out, or what both versions take. */
function besideOf(moved: MovedName, roles: Roles): readonly string[] {
  const { old, to, name } = moved;
  if (!old) return [''];
  const { side } = roles.writer;
  const [own, other] = [
    parameterCodec(side, old, 'request'),
    parameterCodec(roles.reader.side, to.parameter, 'request'),
  ];
  const isOf = readBy(moved, roles);
  const members = candidates(roles.reader.side, schemaAt(roles.reader.side, to), 'request').filter(
    value => !isStructure(value),
  );
  const found = candidates(side, schemaOf(old), 'request').find(value => {
    const text = own.write(value);
    if (text === undefined || partsOf(text).some(isUnder(name)) || !own.read(text) || !isOf(old, text)) return false;
    const withMember = members.map(member => `${encodedName(name)}=${encodedName(String(member))}`);
    return [text, ...withMember.map(each => joined(moved, [text, each]))].some(each => other.read(each));
  });
  const text = found === undefined ? undefined : own.write(found);
  return [...(old.required ? [] : ['']), ...(text === undefined ? [] : [text])];
}

/** Whether a parameter of the old version reads all of a text, and no other one a part of it. */
function readBy({ from }: MovedName, { writer }: Roles): (parameter: Parameter, text: string) => boolean {
  const holders = holdersOf(writer.side, writer.operation, from.parameter.in === 'cookie' ? 'cookie' : 'query');
  return (parameter, text) =>
    partsOf(text).every(part => {
      const holder = holders.of(nameIn(part));
      return holder === undefined || holder.parameter === parameter;
    });
}

function partsOf(text: string): readonly string[] {
  return text.split(/&|; /);
}

function nameIn(part: string): string {
  const name = part.slice(0, part.indexOf('='));
  return decodePercent(name, false) ?? name;
}

function isUnder(name: string): (part: string) => boolean {
  const names = [name, encodedName(name)];
  return part => names.includes(part.slice(0, part.indexOf('=')));
}

function joined({ from }: MovedName, parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(from.parameter.in === 'cookie' ? '; ' : '&');
}

function isStructure(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}
