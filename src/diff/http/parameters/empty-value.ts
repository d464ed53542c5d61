import { isDeepStrictEqual } from 'node:util';
import { type Context, rolesOf } from '../context.js';
import { encodedName } from '../message/encoded-name.js';
import { requestMessage } from '../message/request-message.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { type EmptyRead, readEmpty } from './read-empty.js';
import { subjectOf } from './subject.js';

/** `allowEmptyValue`: whether `?flag=` may be sent whatever the schema says, and what it is read as. */
export function compareEmptyValue({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.in !== 'query' || before.allowEmptyValue === after.allowEmptyValue) return;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const own = readEmpty(roles.writer.side, written, travels);
  const other = readEmpty(roles.reader.side, read, travels);
  const outcome = !own ? undefined : !other ? 'refused' : isDeepStrictEqual(own, other) ? undefined : 'misread';
  const part = partOf(after);
  const place = {
    code: 'parameter-empty-value-changed',
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), after.allowEmptyValue],
  } as const;
  if (!outcome) {
    const how = after.allowEmptyValue ? 'may be sent without a value now' : 'takes an empty value as its schema says';
    tell(pair, context, { ...place, level: 'safe', message: `the ${calledOf(after)} ${how}` });
    return;
  }
  const lines = requestMessage(roles, { parameter: { is: written, text: `${encodedName(written.name)}=` } });
  const shown = witnessOf(pair, travels, part, '', lines, true);
  const witness = outcome === 'refused' ? shown : { ...shown, outcome: 'understood-otherwise' as const };
  const how =
    outcome === 'refused'
      ? 'can no longer be sent without a value'
      : `without a value is read as ${said(other)} now, and was ${said(own)}`;
  tell(pair, context, { ...place, level: 'breaking', message: `the ${calledOf(after)} ${how}`, witness });
}

function said(read: EmptyRead | undefined): string {
  return read && 'value' in read ? JSON.stringify(read.value) : 'one that is left out';
}
