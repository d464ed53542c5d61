import type { Schema } from '../../../contract/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Sendable } from '../../report.js';
import type { Context } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { comparable, isPrimitive } from '../parameters/readings.js';
import { compareSchemas } from '../site.js';
import { someItems, someText } from '../wire/sendable.js';
import type { BothBodies } from './body-pair.js';
import { formOf } from './form-fields.js';
import { bytesOf, textOf } from './held.js';
import { kindOf } from './kind.js';

/** The schemas of bodies of one media type, and of their items. */
export function compareBodySchemas(bodies: BothBodies, context: Context): void {
  const { pair, travels, part, before, after, message } = bodies;
  const [old, now] = comparedOf(bodies, context);
  if (old && now) {
    const sendable = sendableOf(bodies);
    compareSchemas(pair, context, { before: old, after: now, travels, part, message, sendable });
  }
  if (!before.itemSchema || !after.itemSchema) return;
  compareSchemas(pair, context, {
    before: before.itemSchema,
    after: after.itemSchema,
    travels,
    part: `${part}, items`,
    message: (value, failing = '') => message([value], `/0${failing}`),
  });
}

type Both = readonly [old: Schema, now: Schema];

/** What says of the values what goes over the wire: of a form, what its texts do not tell; of bytes, how many there are. */
function comparedOf(bodies: BothBodies, context: Context): Both | readonly [] {
  const { range, travels } = bodies;
  const form = formOf(bodies, context);
  const { before: old, after: now } = form ? form.rest : { before: bodies.before.schema, after: bodies.after.schema };
  if (!old || !now) return [];
  const both: Both = [old, now];
  const kind = kindOf(range);
  if (kind === 'json' || kind === 'sequential') return both;
  const sides = [context.before, context.after] as const;
  const wires = [wireOf(sides[0], old), wireOf(sides[1], now)] as const;
  if (kind === 'form' || kind === 'multipart') return comparable(travels, ...wires) ? both : [];
  const isPlain = wires.every(wire => isBytes(wire) || isPrimitive(wire));
  if (isPlain && kind === 'text' && wires.some(isBytes)) return [textOf(sides[0], old), textOf(sides[1], now)];
  // no value is read out of bytes, but of what is marked up
  if (isPlain && kind === 'binary' && !range.includes('*')) return [bytesOf(sides[0], old), bytesOf(sides[1], now)];
  return wires.some(isBytes) || !comparable(travels, ...wires) ? [] : both;
}

/** A response may be an empty text, or have no items; a request's body is none then. */
function sendableOf({ range, travels }: BothBodies): Sendable | undefined {
  if (travels === 'response') return undefined;
  const kind = kindOf(range);
  if (kind === 'sequential') return someItems;
  return kind === 'text' || kind === 'binary' ? someText : undefined;
}

function isBytes({ binary, untyped }: WireShape): boolean {
  return binary === true || untyped === true;
}
