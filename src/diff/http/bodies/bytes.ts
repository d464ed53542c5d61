// https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
import { refusesTexts, type Schema } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { takesBytes, type WireShape } from '../../../plan/index.js';
import { type Context, type Roles, rolesOf } from '../context.js';
import { valueFor } from '../message/values.js';
import { wireOf } from '../parameters/plan.js';
import { tell } from '../tell.js';
import { saidOtherwise } from '../wire/said.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { kindOf } from './kind.js';

/** A body that is bytes as they are to one version alone. */
interface BytesToOne {
  readonly written: WireShape;
  readonly read: WireShape;
}

/** By bodies: each is asked about twice. */
const known = new WeakMap<BothBodies, BytesToOne | undefined>();

function bytesToOne(bodies: BothBodies, context: Context): BytesToOne | undefined {
  if (!known.has(bodies)) known.set(bodies, comparedBytes(bodies, context));
  return known.get(bodies);
}

function comparedBytes({ pair, travels, range, before, after }: BothBodies, context: Context): BytesToOne | undefined {
  const kind = kindOf(range);
  if ((kind !== 'json' && kind !== 'text') || !before.schema || !after.schema) return undefined;
  if (refusesTexts(before.schema) && refusesTexts(after.schema)) return undefined;
  const { writer, reader } = rolesOf(pair, context, travels);
  const [own, other] = travels === 'request' ? [before.schema, after.schema] : [after.schema, before.schema];
  if (takesBytes(writer.side.contract, own.json) === takesBytes(reader.side.contract, other.json)) return undefined;
  return { written: wireOf(writer.side, own), read: wireOf(reader.side, other) };
}

/** Whether the values of two schemas say nothing of what goes over the wire: JSON in one version, any bytes, however many, in the other one. */
export function isJsonOrBytes(bodies: BothBodies, context: Context): boolean {
  const { written, read } = (kindOf(bodies.range) === 'json' && bytesToOne(bodies, context)) || {};
  return written?.binary === true || (read?.binary === true && (read.minBytes ?? read.maxBytes) === undefined);
}

/** Bodies that are bytes as they are to one version, and JSON or a text to the other one. */
export function compareBytes(bodies: BothBodies, context: Context): void {
  const { pair, travels, range, part, called, before, after, subject } = bodies;
  const { written, read } = bytesToOne(bodies, context) ?? {};
  if (!written || !read || !before.schema || !after.schema) return;
  // a range of which nothing is said takes files too, as 3.1 and later say them
  if (isOpen(range) && (written.untyped || read.untyped)) return;
  const place = {
    code: 'body-type-changed',
    part,
    direction: travels,
    before: before.schema.location,
    after: after.schema.location,
    subject: [...subject(), ...saidOtherwise(before.schema, after.schema, context)],
  } as const;
  const isNow = Boolean(written.binary) === (travels === 'response');
  const what = isOpen(range) ? 'what its Content-Type says' : kindOf(range) === 'json' ? 'JSON' : 'a text';
  const words = isNow ? `is any bytes now, and was ${what}` : `is ${what} now, and was any bytes`;
  if (read.binary) {
    tell(pair, context, { ...place, level: 'safe', message: `the ${called} ${words}` });
    return;
  }
  const [own, other] = travels === 'request' ? [before.schema, after.schema] : [after.schema, before.schema];
  const { value, isRefused, isKnown } = shownBytes(
    rolesOf(pair, context, travels),
    own,
    other,
    kindOf(range) === 'json',
  );
  const shown = witnessOf(pair, travels, part, value, bodies.message(value), isKnown);
  tell(pair, context, {
    ...place,
    level: 'breaking',
    message: `the ${called} ${words}: other bytes are ${travels === 'request' ? 'refused' : 'not understood'}`,
    witness: isRefused ? shown : { ...shown, outcome: 'understood-otherwise' },
  });
}

/** Whether a body's Content-Type says how it is read. */
function isOpen(range: string): boolean {
  return range.includes('*') && kindOf(range) === 'json';
}

/** What can be shown of bytes is a text: one that is no JSON, or is refused, or else one that is no bytes any more. */
function shownBytes(roles: Roles, own: Schema, other: Schema, isJson: boolean) {
  const isRefused = (value: Json) => !roles.reader.side.accepts(other, value, roles.travels);
  if (!isJson) {
    const text = valueFor(roles, own, other, 'text');
    return { value: text, isRefused: isRefused(text), isKnown: true };
  }
  const { minBytes = 0, maxBytes } = wireOf(roles.writer.side, own);
  const noJson = 'text'.padEnd(Math.min(minBytes, mostShown), 't').slice(0, maxBytes);
  return { value: noJson, isRefused: true, isKnown: minBytes <= mostShown };
}

/** So many bytes are shown where more are asked for. */
const mostShown = 1000;
