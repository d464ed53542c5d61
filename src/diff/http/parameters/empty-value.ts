import { type Context, rolesOf } from '../context.js';
import { encodedName } from '../message/encoded-name.js';
import { requestMessage } from '../message/request-message.js';
import { tell } from '../tell.js';
import { parameterCodec } from '../wire/codec.js';
import { witnessOf } from '../witness.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** `allowEmptyValue`: whether `?flag=` may be sent whatever the schema says. */
export function compareEmptyValue({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.in !== 'query' || before.allowEmptyValue === after.allowEmptyValue) return;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const part = partOf(after);
  const text = `${encodedName(written.name)}=`;
  const lost = written.allowEmptyValue && !parameterCodec(roles.reader.side, read, travels).read(text);
  const message = requestMessage(roles, { parameter: { is: written, text } });
  tell(pair, context, {
    code: 'parameter-empty-value-changed',
    level: lost ? 'breaking' : 'safe',
    message: lost
      ? `the ${calledOf(after)} can no longer be sent without a value`
      : `the ${calledOf(after)} ${after.allowEmptyValue ? 'may be sent without a value now' : 'takes an empty value as its schema says'}`,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), after.allowEmptyValue],
    ...(lost && { witness: witnessOf(pair, travels, part, '', message, true) }),
  });
}
