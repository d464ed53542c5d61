import type { MediaType, Schema } from '../../../contract/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { comparable, isPrimitive } from '../parameters/readings.js';
import { compareSchemas } from '../site.js';
import type { BothBodies } from './body-pair.js';

/** The schemas of bodies of one media type, and of their items. */
export function compareBodySchemas(bodies: BothBodies, context: Context): void {
  const { pair, travels, part, before, after, message } = bodies;
  if (before.schema && after.schema && isCompared(bodies, before.schema, after.schema, context))
    compareSchemas(pair, context, { before: before.schema, after: after.schema, travels, part, message });
  if (!before.itemSchema || !after.itemSchema) return;
  compareSchemas(pair, context, {
    before: before.itemSchema,
    after: after.itemSchema,
    travels,
    part: `${part}, items`,
    message: (value, failing = '') => message([value], `/0${failing}`),
  });
}

/** Whether the schemas say of the values what goes over the wire. */
function isCompared({ range, travels }: BothBodies, old: Schema, now: Schema, { before, after }: Context): boolean {
  const kind = kindOf(range);
  if (kind === 'json' || kind === 'sequential') return true;
  const [one, other] = [wireOf(before, old), wireOf(after, now)];
  if (kind === 'form' || kind === 'multipart') return comparable(travels, one, other);
  // of bytes and texts nothing but their length and form can be told, and that of texts alone
  if (isBytes(one) || isBytes(other)) return false;
  return comparable(travels, one, other) && (kind === 'text' || !isPrimitive(one) || range.includes('*'));
}

function isBytes({ binary, untyped }: WireShape): boolean {
  return binary === true || untyped === true;
}

/** How bodies of a range are read; of an open range as JSON, which most of them are. */
export function kindOf(range: MediaType['range']) {
  const kind = mediaKind(normaliseRange(range));
  return kind === 'binary' && /^(?:\*|application)\/\*/.test(range.trim()) ? 'json' : kind;
}
