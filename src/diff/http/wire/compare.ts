import type { Parameter } from '../../../contract/index.js';
import type { Code } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import type { Travels } from '../../types.js';
import { type Context, type Pair, type Roles, rolesOf } from '../context.js';
import type { Message } from '../message/lines.js';
import { schemaOf, wireOf } from '../parameters/plan.js';
import { readAlike } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { candidates, finite } from './candidates.js';
import { parameterCodec } from './codec.js';
import { isProven } from './proof.js';
import { styleKey } from './style-key.js';
import { type Transfer, transfer } from './transfer.js';

/** What goes over the wire as text, in both versions: a parameter, or a header of a response as one. */
export interface BothTexts {
  readonly pair: Pair;
  readonly travels: Travels;
  readonly before: Parameter;
  readonly after: Parameter;
  readonly part: string;
  /** In a person's words: ``query parameter `limit` ``. */
  readonly called: string;
  readonly codes: { readonly serialisation: Code; readonly type: Code };
  subject(): readonly Json[];
  /** The whole message that carries a text. */
  message(text: string): Message;
}

/**
 * Compares what goes over the wire: values are written as who sends them does, and read as who gets them does. Where both
 * read the same types of the same texts, there is nothing to say: schemas are compared by themselves.
 */
export function compareTexts(both: BothTexts, context: Context): void {
  const { pair, travels, before, after } = both;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const shapes = [wireOf(roles.writer.side, schemaOf(written)), wireOf(roles.reader.side, schemaOf(read))] as const;
  const parsed = written.content !== undefined && read.content !== undefined;
  const alike = parsed || readAlike(...shapes);
  if (alike && styleKey(written, shapes[0]) === styleKey(read, shapes[1])) return;
  const values = candidates(roles.writer.side, schemaOf(written), travels)
    // what the new schema refuses in any style, the schemas' comparison tells
    .filter(value => !alike || roles.reader.side.accepts(schemaOf(read), value, travels));
  const found = transfer(
    values,
    parameterCodec(roles.writer.side, written, travels),
    parameterCodec(roles.reader.side, read, travels),
  );
  say(both, context, { found, alike, proven: found.is === 'kept' && proven(context, roles, written, read, alike) });
}

function proven(context: Context, roles: Roles, written: Parameter, read: Parameter, alike: boolean): boolean {
  const [from, to] = [schemaOf(written), schemaOf(read)];
  if (!from || !to) return false;
  if (alike) return finite(from) !== undefined;
  return isProven(context, roles, from, to);
}

interface Judged {
  readonly found: Transfer;
  /** The types are the same: it is the style that has changed. */
  readonly alike: boolean;
  readonly proven: boolean;
}

function say(both: BothTexts, context: Context, { found, alike, proven }: Judged): void {
  const { pair, travels, before, after, part, called, codes, subject } = both;
  const code = alike ? codes.serialisation : codes.type;
  const place = {
    code,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: subject(),
  } as const;
  if (found.is === 'kept') {
    const how = alike ? 'is written in another style' : 'has another type';
    const message = `the ${called} ${how}; ${proven ? 'all that was sent is understood' : 'the values that were tried are understood'}`;
    tell(pair, context, { ...place, level: proven ? 'safe' : 'risky', message, ...(!proven && { unknown: unproven }) });
    return;
  }
  const witness = witnessOf(pair, travels, part, found.value, both.message(found.text), true);
  if (found.is === 'refused') {
    const message = `\`${found.text}\` is ${travels === 'request' ? 'refused now' : 'not understood'} as ${called}`;
    tell(pair, context, { ...place, level: 'breaking', message, witness });
    return;
  }
  const message = `\`${found.text}\` is read as ${JSON.stringify(found.read)} now, as ${called}`;
  if (alike) tell(pair, context, { ...place, level: 'breaking', message, witness });
  else tell(pair, context, { ...place, level: 'risky', message, unknown: otherKind });
}

const unproven = 'no value was found that is refused, and none is proven to be understood';
const otherKind = 'the text is accepted, as another kind of value; whether it is understood alike, no document says';
