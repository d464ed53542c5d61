import type { Json } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { tell } from '../tell.js';
import { saidOtherwise } from '../wire/said.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { kindOf } from './kind.js';
import { isPlainText } from './plain-text.js';

const anything: readonly Json[] = [{}, [], 'text', 0, true, null];

/** A body of which one version alone says by a schema what it holds: without one, it may be anything. */
export function compareStatedSchemas(bodies: BothBodies, context: Context): void {
  const { pair, travels, range, before, after, part, called, subject } = bodies;
  if ((before.schema === undefined) === (after.schema === undefined) || before.itemSchema || after.itemSchema) return;
  const { reader } = rolesOf(pair, context, travels);
  const read = travels === 'request' ? after.schema : before.schema;
  // what a schema says of texts is tried on texts
  if (kindOf(range) !== 'json' && (read || !isPlainText(range))) return;
  const value = anything.find(each => !reader.side.accepts(read, each, travels));
  const place = {
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), ...saidOtherwise(before.schema, after.schema, context)],
  } as const;
  if (value === undefined) {
    const code = after.schema ? 'body-schema-added' : 'body-schema-removed';
    const message = after.schema ? `the ${called} is described now` : `the ${called} is described no longer`;
    tell(pair, context, { ...place, code, level: 'safe', message });
    return;
  }
  const witness = witnessOf(pair, travels, part, value, bodies.message(value), true);
  const message = `the ${called} could be anything ${travels === 'request' ? 'before, and has to fit a schema now' : 'only now: before, it fitted a schema'}`;
  const code = after.schema ? 'body-schema-added' : 'body-schema-removed';
  tell(pair, context, { ...place, code, level: 'breaking', message, witness });
}
