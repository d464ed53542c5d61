// https://www.rfc-editor.org/rfc/rfc6570#section-3.2.7
import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { shapeOf } from '../owner.js';
import { tell } from '../tell.js';
import { candidates } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import { transfer } from '../wire/transfer.js';
import { witnessOf } from '../witness.js';
import type { BothParameters } from './both.js';
import { partOf } from './pair.js';

/** A text that holds the name of its parameter. */
interface SentName {
  readonly value: Json;
  readonly text: string;
}

/**
 * The text of a path parameter that has another name now and stands there with it: in the style `matrix`, but for the members
 * of an exploded object, which have their own names. Undefined where the name is in no request.
 */
export function sentName({ pair, travels, before, after }: BothParameters, context: Context): SentName | undefined {
  if (!isRenamed(before, after) || !hasName(before) || !hasName(after)) return undefined;
  const { side } = rolesOf(pair, context, travels).writer;
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const own = parameterCodec(side, written, travels);
  const renamed = parameterCodec(side, { ...written, name: read.name }, travels);
  const found = transfer(candidates(side, written.schema, travels), own, renamed);
  return found.is === 'refused' ? found : undefined;
}

function hasName({ style, content }: Parameter): boolean {
  return style === 'matrix' && content === undefined;
}

function isRenamed(before: Parameter, after: Parameter): boolean {
  return before.in === 'path' && before.name !== after.name;
}

/**
 * A path parameter's name is nowhere in a request, but for what `sent` holds: only the documentation and generated code know it.
 */
export function compareNames(
  { pair, travels, before, after }: BothParameters,
  sent: SentName | undefined,
  context: Context,
): void {
  if (!isRenamed(before, after)) return;
  const part = partOf(after);
  const place = {
    code: 'path-parameter-renamed',
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [shapeOf(pair.before.path), before.name, after.name],
  } as const;
  const renamed = `the path parameter \`${before.name}\` is called \`${after.name}\` now`;
  if (!sent) {
    tell(pair, context, { ...place, level: 'safe', message: `${renamed}; no request tells the difference` });
    return;
  }
  const is = travels === 'request' ? before : after;
  const lines = requestMessage(rolesOf(pair, context, travels), { parameter: { is, text: sent.text } });
  const witness = witnessOf(pair, travels, part, sent.value, lines, true);
  const message = `${renamed}, and requests hold the name: \`${sent.text}\` is refused`;
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}
