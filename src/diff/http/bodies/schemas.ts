import type { Schema } from '../../../contract/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { comparable, isPrimitive } from '../parameters/readings.js';
import { compareSchemas } from '../site.js';
import type { BothBodies } from './body-pair.js';
import { formOf } from './form-fields.js';
import { kindOf } from './kind.js';

/** The schemas of bodies of one media type, and of their items. */
export function compareBodySchemas(bodies: BothBodies, context: Context): void {
  const { pair, travels, part, before, after, message } = bodies;
  const [old, now] = comparedOf(bodies, context);
  if (old && now && isCompared(bodies, old, now, context))
    compareSchemas(pair, context, { before: old, after: now, travels, part, message });
  if (!before.itemSchema || !after.itemSchema) return;
  compareSchemas(pair, context, {
    before: before.itemSchema,
    after: after.itemSchema,
    travels,
    part: `${part}, items`,
    message: (value, failing = '') => message([value], `/0${failing}`),
  });
}

/** Of a form, what its texts do not tell. */
function comparedOf(bodies: BothBodies, context: Context): readonly [old: Schema | undefined, now: Schema | undefined] {
  const form = formOf(bodies, context);
  return form ? [form.rest.before, form.rest.after] : [bodies.before.schema, bodies.after.schema];
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
