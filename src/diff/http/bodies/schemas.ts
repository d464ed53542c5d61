import type { Schema } from '../../../contract/index.js';
import type { MediaPlan, WireShape } from '../../../plan/index.js';
import type { Travels } from '../../types.js';
import type { Context } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { comparable, isPrimitive } from '../parameters/readings.js';
import { compareSchemas } from '../site.js';
import type { BothBodies } from './body-pair.js';
import { isJsonOrBytes } from './bytes.js';
import { withoutLostFiles } from './files.js';
import { formOf } from './form-fields.js';
import { formWire } from './form-wire.js';
import { bytesOf, textOf } from './held.js';
import { isMultipart, kindOf } from './kind.js';
import { bodySendable, itemSendable } from './sendable.js';

/** The schemas of bodies of one media type, and of their items. */
export function compareBodySchemas(bodies: BothBodies, context: Context): void {
  const { pair, travels, part, before, after, message } = bodies;
  const [old, now] = comparedOf(bodies, context);
  if (old && now) {
    const sendable = bodySendable(bodies, context);
    compareSchemas(pair, context, { before: old, after: now, travels, part, message, sendable });
  }
  if (!before.itemSchema || !after.itemSchema) return;
  compareSchemas(pair, context, {
    before: before.itemSchema,
    after: after.itemSchema,
    travels,
    sendable: itemSendable(bodies),
    part: `${part}, items`,
    message: (value, failing = '') => message([value], `/0${failing}`),
  });
}

type Both = readonly [old: Schema, now: Schema];
type Wires = readonly [old: WireShape, now: WireShape];

/** What says of the values what goes over the wire: of a form, what its texts do not tell; of bytes, how many there are. */
function comparedOf(bodies: BothBodies, context: Context): Both | readonly [] {
  const form = formOf(bodies, context);
  const { before: old, after: now } = form ? form.rest : { before: bodies.before.schema, after: bodies.after.schema };
  if (!old || !now || isJsonOrBytes(bodies, context)) return [];
  const wires = () => [wireOf(context.before, old), wireOf(context.after, now)] as const;
  return byKind[kindOf(bodies.range)]([old, now], wires, bodies, context);
}

type Choose = (both: Both, wires: () => Wires, bodies: BothBodies, context: Context) => Both | readonly [];

const asValues: Choose = both => both;
const whereAlike: Choose = (both, _wires, { travels, before, after }, context) => {
  const [old, now] = both;
  const wires = [formWire(context.before, before, old), formWire(context.after, after, now)] as const;
  return comparable(travels, ...wires) ? both : [];
};

const byKind: Readonly<Record<MediaPlan['kind'], Choose>> = {
  json: asValues,
  sequential: asValues,
  form: whereAlike,
  multipart(both, wires, bodies, context) {
    const alike = whereAlike(both, wires, bodies, context);
    return alike.length === 0 ? alike : withoutLostFiles(bodies, alike, context);
  },
  text(both, wires, bodies, { before, after }) {
    if (!areBare(wires()) || !wires().some(isBytes)) return asMarkedUp(both, wires(), bodies);
    const areAlike = areTextsAlike(bodies.travels, ...wires());
    return areAlike ? [textOf(before, both[0]), textOf(after, both[1])] : [];
  },
  // no value is read out of bytes, but of what is marked up
  binary(both, wires, bodies, { before, after }) {
    if (isMultipart(bodies.range)) return arePartsAlike(bodies.travels, ...wires()) ? both : [];
    const areBytes = areBare(wires()) && !isOpen.test(bodies.range);
    return areBytes ? [bytesOf(before, both[0]), bytesOf(after, both[1])] : asMarkedUp(both, wires(), bodies);
  },
};

/** Whether bodies of a multipart type other than form-data can be compared as values: parts of any kind may be of every one, and take every one. */
export function arePartsAlike(travels: Travels, before: WireShape, after: WireShape): boolean {
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const isAnything = [written, read].some(({ items }) => items?.untyped === true);
  return comparable(travels, before, after) || (isAnything && written.items !== undefined && read.items !== undefined);
}

/** Whether the schemas of a text, as of a string, can be compared as values: that is all that a text of no type can be. */
export function areTextsAlike(travels: Travels, before: WireShape, after: WireShape): boolean {
  const typed = (shape: WireShape) => (shape.untyped ? {} : shape);
  return comparable(travels, typed(before), typed(after));
}

/** Ranges of what may be text as well as bytes. */
const isOpen = /^(?!\s*(?:image|audio|video|font)\/).*\*/;

function areBare(wires: Wires): boolean {
  return wires.every(wire => isBytes(wire) || isPrimitive(wire));
}

function asMarkedUp(both: Both, wires: Wires, { travels }: BothBodies): Both | readonly [] {
  return wires.some(isBytes) || !comparable(travels, ...wires) ? [] : both;
}

function isBytes({ binary, untyped }: WireShape): boolean {
  return binary === true || untyped === true;
}
