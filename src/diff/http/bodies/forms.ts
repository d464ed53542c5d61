// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding, MediaType } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { hasStyle } from '../message/form-text.js';
import { wireOf } from '../parameters/plan.js';
import { comparable } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { candidates } from '../wire/candidates.js';
import { formCodec } from '../wire/form-codec.js';
import { transfer } from '../wire/transfer.js';
import { witnessOf } from '../witness.js';
import type { BothBodies } from './body-pair.js';
import { kindOf } from './schemas.js';

/** Fields of forms are texts: where the two versions write or read them otherwise, it is texts that are compared. */
export function compareForms(bodies: BothBodies, context: Context): void {
  const { pair, travels, range, before, after, part, called, subject } = bodies;
  const kind = kindOf(range);
  if ((kind !== 'form' && kind !== 'multipart') || !before.schema || !after.schema) return;
  const alike = comparable(travels, wireOf(context.before, before.schema), wireOf(context.after, after.schema));
  if (alike && stylesOf(before, kind) === stylesOf(after, kind)) return;
  const { writer, reader } = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const values = candidates(writer.side, written.schema, travels).filter(
    value => !alike || reader.side.accepts(read.schema, value, travels),
  );
  const codecs = [formCodec(writer.side, written, travels), formCodec(reader.side, read, travels)] as const;
  const found = transfer(values, ...codecs);
  const code = alike ? 'encoding-changed' : 'form-type-changed';
  const place = {
    code,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: subject(),
  } as const;
  if (found.is === 'kept') {
    const message = `fields of the ${called} are ${alike ? 'written in another style' : 'of other types'}; the values that were tried are understood`;
    tell(pair, context, { ...place, level: 'risky', message, unknown: unproven });
    return;
  }
  const message = `\`${found.text}\` is ${found.is === 'refused' ? 'refused now' : `read as ${JSON.stringify(found.read)} now`}, as ${called}`;
  const witness = witnessOf(pair, travels, part, found.value, bodies.message(found.value), kind === 'form');
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}

const unproven = 'no form was found that is refused, and none is proven to be understood';

/** What of the encodings decides how a field's text is written; what says what holds without it is left out. */
function stylesOf({ encoding }: MediaType, kind: 'form' | 'multipart'): string {
  const stated: [string, Json][] = [];
  for (const [name, each] of [...encoding].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const style = hasStyle(each) || kind === 'form' ? styleOf(each) : undefined;
    if (style) stated.push([name, style]);
  }
  return canonical(stated);
}

function styleOf(encoding: Encoding): readonly Json[] | undefined {
  const { contentTypes, style = 'form', explode = style === 'form', allowReserved = false } = encoding;
  if (hasStyle(encoding)) return [style, explode, allowReserved];
  return contentTypes.length > 0 ? [...contentTypes] : undefined;
}
